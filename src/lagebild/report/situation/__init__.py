"""Several articles together: what they claim, on whose word, who has it from whom, what is new."""

from lagebild.report.situation.html import write_situation_html
from lagebild.report.situation.markdown import write_situation_markdown
from lagebild.report.situation.terminal import write_situation_terminal

__all__ = ["write_situation_html", "write_situation_markdown", "write_situation_terminal"]
