"""Server-sent events: each new or changed claim once, numbered, with a sign of life between."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from lagebild.store import Store
from lagebild.store.telling import changes_after, last_change

_PAUSE_S = 1.0
_SILENT_ROUNDS = 15  # then a comment keeps the line open


async def event_stream(store: Store, request: Request, after: int | None) -> AsyncIterator[str]:
    """Yield changes after a number, or from now on, until the reader leaves."""
    last = await run_in_threadpool(last_change, store) if after is None else after
    silent = 0
    yield "retry: 3000\n\n"
    while not await request.is_disconnected() and not request.app.state.ending:
        for change in await run_in_threadpool(changes_after, store, last):
            last, silent = change["seq"], 0
            data = json.dumps(change, ensure_ascii=True)
            yield f"id: {last}\nevent: {change['kind']}\ndata: {data}\n\n"
        silent += 1
        if silent >= _SILENT_ROUNDS:
            silent = 0
            yield ": alive\n\n"
        await asyncio.sleep(_PAUSE_S)
