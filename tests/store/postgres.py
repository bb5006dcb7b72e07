"""A PostgreSQL of the test's own, in a folder that goes away: Debian's programs, no root."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def programs() -> Path:
    """Return the folder of initdb and pg_ctl; skips the test with a reason where there is none."""
    pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        pytest.skip("no PostgreSQL here: neither /usr/lib/postgresql nor initdb on the path")
    return found[-1].parent if found else Path(str(on_path)).parent


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Yield the address of a fresh database; as root it runs as the user `nobody`."""
    tools, data = programs(), folder / "pg"
    data.mkdir()
    prefix: list[str] = []
    if os.getuid() == 0:
        for one in (data, *data.parents):
            if str(one).startswith("/tmp/"):  # noqa: S108 - pytest makes them for root alone
                one.chmod(0o755)
        shutil.chown(data, "nobody")
        prefix = ["setpriv", "--reuid=nobody", "--clear-groups"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    init = [str(tools / "initdb"), "-D", str(data), "-U", "news", "-A", "trust", "-N", "-E", "UTF8"]
    _run([*prefix, *init])
    control = [*prefix, str(tools / "pg_ctl"), "-D", str(data), "-w"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    _run([*control, "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://news@127.0.0.1:{port}/postgres"
    finally:
        _run([*control, "-m", "immediate", "stop"])


def _run(call: list[str]) -> None:
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
