"""Who may do what, and what people keep an eye on: tokens and watch lists."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import func, select

from lagebild.errors import InputError, NotFoundError
from lagebild.store.opening import Store
from lagebild.store.workbench_tables import TokenRow, WatchRow

Role = Literal["read", "write"]
ROLES: tuple[Role, ...] = ("read", "write")


@dataclass(frozen=True, slots=True)
class Person:
    """The holder of a token."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search over claims; `seen`: the last change that was looked at."""

    id: int
    name: str
    query: dict[str, Any]
    seen: int


def new_token(store: Store, name: str, role: Role, at: str) -> str:
    """Return a new token for a name, in place of the one it had; it is shown this once only."""
    if role not in ROLES or not name.strip():
        raise InputError(f"a token needs a name and a role, read or write; not {name!r}, {role!r}")
    token = secrets.token_urlsafe(32)
    with store.session() as session:
        session.merge(TokenRow(name=name, role=role, digest=_digest(token), created=at))
    return token


def count_tokens(store: Store) -> int:
    """Return how many tokens there are."""
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(TokenRow)) or 0


def list_people(store: Store) -> tuple[Person, ...]:
    """Return all holders of tokens by name."""
    with store.session() as session:
        rows = session.scalars(select(TokenRow).order_by(TokenRow.name))
        return tuple(Person(row.name, row.role) for row in rows)  # type: ignore[arg-type]  # ROLES


def remove_token(store: Store, name: str) -> None:
    """Take a token back: who held it may do nothing from now on. Raises NotFoundError."""
    with store.session() as session:
        row = session.get(TokenRow, name)
        if row is None:
            raise NotFoundError(f"{store.path} holds no token of {name!r}")
        session.delete(row)


def holder_of(store: Store, token: str) -> Person | None:
    """Return who holds a token, None for an unknown one."""
    with store.session() as session:
        row = session.scalar(select(TokenRow).where(TokenRow.digest == _digest(token)))
        return Person(row.name, row.role) if row else None  # type: ignore[arg-type]  # ROLES


def _digest(token: str) -> str:
    """A token holds 256 random bits, so a plain digest cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def add_watch(store: Store, name: str, query: dict[str, Any], seen: int) -> Watch:
    """Keep a search under a name, in place of the one it had."""
    if not name.strip() or not query:
        raise InputError("a watch list needs a name and at least one filter")
    with store.session() as session:
        row = session.scalar(select(WatchRow).where(WatchRow.name == name)) or WatchRow(name=name)
        row.query, row.seen = json.dumps(query, ensure_ascii=False), seen
        session.add(row)
        session.flush()
        return _watch(row)


def list_watches(store: Store) -> tuple[Watch, ...]:
    """Return all watch lists by name."""
    with store.session() as session:
        return tuple(map(_watch, session.scalars(select(WatchRow).order_by(WatchRow.name))))


def mark_watch(store: Store, id: int, seen: int) -> None:
    """Record that everything up to a change was looked at; raises NotFoundError."""
    with store.session() as session:
        row = session.get(WatchRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} holds no watch list {id}")
        row.seen = seen


def remove_watch(store: Store, id: int) -> None:
    """Forget a watch list; raises NotFoundError."""
    with store.session() as session:
        row = session.get(WatchRow, id)
        if row is None:
            raise NotFoundError(f"{store.path} holds no watch list {id}")
        session.delete(row)


def _watch(row: WatchRow) -> Watch:
    return Watch(row.id, row.name, json.loads(row.query), row.seen)
