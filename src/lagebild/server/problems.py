"""Errors as problem+json (RFC 9457): every one says what was wrong and what to do."""

from __future__ import annotations

import json
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from lagebild.errors import InputError, LagebildError, NotFoundError, StoreError


def problem_response(status: int, detail: str) -> Response:
    """Return an error as a response."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return Response(
        json.dumps(body, ensure_ascii=True), status, media_type="application/problem+json"
    )


def handle_errors(app: FastAPI) -> None:
    """Make every error of an app a problem."""

    @app.exception_handler(LagebildError)
    def _ours(_: Request, error: LagebildError) -> Response:
        return problem_response(_status(error), str(error))

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> Response:
        answer = problem_response(error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    def _own_fault(_: Request, error: Exception) -> Response:
        return problem_response(
            500, f"internal error: {type(error).__name__}; see the server's log"
        )

    @app.exception_handler(RequestValidationError)
    def _request(_: Request, error: RequestValidationError) -> Response:
        told = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()
        )
        return problem_response(422, told)


def _status(error: LagebildError) -> int:
    if isinstance(error, InputError):
        return 422
    if isinstance(error, NotFoundError):
        return 404
    return 503 if isinstance(error, StoreError) else 500
