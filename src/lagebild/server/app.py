"""The application: guards around, API and pages inside, the crew started and stopped with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

from lagebild import __version__
from lagebild.jobs import Clock, Crew
from lagebild.server import api, api_work, forms, pages
from lagebild.server.guards import LOOPBACK, Guards
from lagebild.server.problems import handle_errors
from lagebild.server.recent import Recent
from lagebild.store import Store
from lagebild.store.queue import requeue_unfinished


def create_app(
    store: Store,
    now: Clock,
    *,
    hosts: frozenset[str] = LOOPBACK,
    tokens: bool = False,
    crew: Crew | None = None,
    keep_s: float = 0.0,
) -> FastAPI:
    """Return the application over a store; without a `crew` nothing is analysed.

    `hosts`: names under which it answers; `tokens`: whether every request needs one;
    `keep_s`: seconds for which a drawn page serves all who ask for it.
    """

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        requeue_unfinished(store, now())
        if crew:
            crew.start()
        yield
        app.state.ending = True
        if crew:
            crew.stop()

    app = FastAPI(
        title="Lagebild",
        version=__version__,
        summary="Who claims what, how certain, on whose word",
        lifespan=living,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
    )
    app.state.store, app.state.now, app.state.ending = store, now, False
    app.add_middleware(Recent, keep_s=keep_s)
    app.add_middleware(Guards, store=store, hosts=hosts, tokens=tokens)  # outermost
    handle_errors(app)
    app.include_router(api.router)
    app.include_router(api_work.router)
    app.include_router(pages.router)
    app.include_router(forms.router)
    folder = str(files("lagebild.server") / "static")
    app.mount("/static", StaticFiles(directory=folder), name="static")

    @app.get("/favicon.ico", include_in_schema=False)
    def _icon() -> RedirectResponse:
        return RedirectResponse("/static/icon.svg")

    return app
