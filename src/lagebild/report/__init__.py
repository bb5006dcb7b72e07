"""Writers of a drawn picture: terminal, Markdown and one self-contained HTML file."""

from lagebild.report.html import write_html
from lagebild.report.markdown import write_markdown
from lagebild.report.situation import (
    write_situation_html,
    write_situation_markdown,
    write_situation_terminal,
)
from lagebild.report.terminal import write_terminal

__all__ = [
    "write_html",
    "write_markdown",
    "write_situation_html",
    "write_situation_markdown",
    "write_situation_terminal",
    "write_terminal",
]
