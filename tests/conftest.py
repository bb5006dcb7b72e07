import os
import socket
from pathlib import Path

import pytest

# Every command of the package must work offline, so the tests do.
os.environ.setdefault("NO_COLOR", "1")
# Whatever lists are imported on this machine, the tests see none.
os.environ["LAGEBILD_REGISTRY"] = str(Path(os.devnull) / "registry.db")
_LOOPBACK = ("127.0.0.1", "::1")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: socket.socket, address: object) -> None:
        here = isinstance(address, tuple) and address[0] in _LOOPBACK
        if self.family != socket.AF_UNIX and not here:
            raise AssertionError(f"a test tried to reach {address!r}; the network is off")
        connect(self, address)

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)
