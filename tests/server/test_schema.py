"""No request that the API's own description allows, or nearly allows, breaks the server."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from lagebild.server.app import create_app
from lagebild.store import open_store
from tests.server.desk import now

_FOLDER = tempfile.TemporaryDirectory()
_STORE = open_store(Path(_FOLDER.name) / "news.db", shared=True)
_APP = create_app(_STORE, now, hosts=frozenset({"127.0.0.1", "localhost", "testserver"}))
_SCHEMA = schemathesis.openapi.from_asgi("/api/v1/openapi.json", _APP)


@_SCHEMA.exclude(path="/api/v1/events").parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.filterwarnings("ignore")
def test_no_request_breaks_the_server(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error])
