"""Work in the background: analysis in worker processes, stories kept up to date, feeds visited.

Analyses run in worker processes, stories and feeds in one keeper process (`Crew`).
Nothing here reads the clock: it comes in as a function.
"""

from lagebild.jobs.crew import Clock, Crew, Task
from lagebild.jobs.stories import as_kept, keep_stories
from lagebild.jobs.work import do_next

__all__ = ["Clock", "Crew", "Task", "as_kept", "do_next", "keep_stories"]
