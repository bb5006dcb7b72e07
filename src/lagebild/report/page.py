"""Rendering of self-contained pages: no network, no outside font, a strict policy.

Escaping is Jinja's (autoescape for every value); `finalize` also takes out characters that would
turn the reading direction. The content security policy names the hashes of the only style and the
only script, so that nothing an article smuggles in could run even if escaping failed.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lagebild import __version__
from lagebild.report import lines
from lagebild.report.phrases import Phrases
from lagebild.report.text import harmless


def render(template: str, phrases: Phrases, **values: object) -> str:
    """Return a page from a template of this package; `p`, `lines` and the policy come with it."""
    style, script = _asset("style.css"), _asset("script.js")
    return (
        _environment()
        .get_template(template)
        .render(
            p=phrases,
            lines=lines,
            style=Markup(style),  # noqa: S704 - our own files, hashed below
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
            version=__version__,
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("lagebild.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    return environment


def _finalize(value: object) -> object:
    """Return a value for the page: text without acting characters, our own markup as it is."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> str:
    folder = files("lagebild.report") / "templates"
    return (folder / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
