"""Templates into pages: everything escaped, words from the language folders, no style or script."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lagebild import __version__
from lagebild.lang import available_languages
from lagebild.report.phrases import Phrases, load_phrases
from lagebild.report.text import harmless, one_line


class Words:
    """The interface in one language: the words of the reports and those of the workbench."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._own = phrases.language.table("workbench.toml")

    def __getitem__(self, key: str) -> str:
        return str(self._own["word"][key])

    def known(self, section: str, key: str | None) -> str:
        """Return the word for a code, the code itself where there is none."""
        return (self.phrases.known(section, key) if key else None) or key or ""

    def source(self, value: str) -> str:
        """Return who handed something in: "page anna" in words."""
        place, _, who = value.partition(" ")
        return f"{self._own['source'].get(place, place)} {who}".strip()

    def field(self, name: str) -> str:
        """Return the name of a field that an edit changed."""
        return str(self._own["field"].get(name, name))

    def value(self, name: str, value: Any) -> str:
        """Return what an edit put into a field."""
        if name in ("type", "modality"):
            return self.known({"type": "class"}.get(name, name), value)
        if isinstance(value, list):
            return ", ".join(str(one) for one in value if isinstance(one, str)) or str(len(value))
        return "–" if value is None else str(value)

    def headline(self, claim: dict[str, Any]) -> str:
        """Return a claim as a line: "A — act → B"; in its own words where it tells no event."""
        sides = [self.phrases.all_of([one_line(n) for n in claim[k]])
                 for k in ("actors", "recipients")]  # fmt: skip
        act = self.phrases.act(claim["type"], claim["mode"])
        if not claim["type"]:
            return f"{act}: {textwrap.shorten(one_line(claim['summary']), 100, placeholder='…')}"
        left = f"{sides[0]} — {act}" if sides[0] else act
        arrow = "↔" if self.phrases.is_mutual(claim["type"]) else "→"
        return f"{left} {arrow} {sides[1]}" if sides[1] else left


def choose_language(request: Request) -> str:
    """Return the reader's language: chosen, else the browser's, else English."""
    wanted = [request.cookies.get("ui", "")]
    wanted += [one.strip()[:2] for one in request.headers.get("accept-language", "").split(",")]
    return next((one for one in wanted if one in _languages()), "en")


def render(template: str, ui: str, request: Request, **values: Any) -> str:
    """Return a page in the interface language `ui`."""
    phrases = load_phrases(ui)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return _environment().get_template(template).render(
        w=Words(phrases), p=phrases, ui=ui, languages=_languages(), here=here,
        version=__version__, person=getattr(request.state, "person", None), **values,
    )  # fmt: skip


@cache
def _languages() -> tuple[str, ...]:
    return available_languages()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("lagebild.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["path"] = lambda value: quote(str(value), safe="")
    environment.filters["web"] = _web_address
    return environment


def _finalize(value: object) -> object:
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _web_address(value: str | None) -> str:
    """Return an address that a reader may safely follow, "" for any other."""
    try:
        return value if value and urlsplit(value).scheme in ("http", "https") else ""
    except ValueError:
        return ""
