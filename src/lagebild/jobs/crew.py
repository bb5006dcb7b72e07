"""The processes behind a server: workers that analyse, one keeper of stories and feeds.

Fresh interpreters, so that no thread or connection is shared. Each worker holds one end of a pipe
whose other end the server closes, or loses when it is killed; then the worker ends after its job.
(A shared event would hang for ever once a process was killed that waited for it.) A worker that
dies is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

Clock = Callable[[], str]  # the present moment, ISO 8601 in UTC, to the second
_PAUSE_S = 0.3  # between two looks at an empty queue
_WATCH_S = 2.0  # between two looks at the processes
_NICE = 10  # readers of pages come before analyses


@dataclass(frozen=True, slots=True)
class Task:
    """What a process does over and over: `step` gets `arguments`, returns whether it did work."""

    name: str
    step: Callable[..., bool]
    arguments: tuple[Any, ...]


class Crew:
    """Runs tasks in processes of their own until `stop`.

    `after_a_death` gets the name of the task whose process died, before another one begins.
    """

    def __init__(self, tasks: tuple[Task, ...], after_a_death: Callable[[str], object]) -> None:
        self._tasks = tasks
        self._after_a_death = after_a_death
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._ended = threading.Event()
        self._processes: dict[int, SpawnProcess] = {}
        self._lines: dict[int, Connection] = {}
        self._watcher = threading.Thread(target=self._watch, name="crew", daemon=True)

    def start(self) -> None:
        """Start all processes and the thread that replaces those that die."""
        for place in range(len(self._tasks)):
            self._processes[place] = self._launch(place)
        self._watcher.start()

    def stop(self, timeout_s: float = 10.0) -> None:
        """Let every process finish its step, then end those that take longer."""
        self._ended.set()
        for line in self._lines.values():
            line.close()
        for process in self._processes.values():
            process.join(timeout_s)
            if process.is_alive():
                process.terminate()
                process.join(timeout_s)

    def alive(self) -> int:
        """Return how many processes run."""
        return sum(process.is_alive() for process in self._processes.values())

    def _launch(self, place: int) -> SpawnProcess:
        theirs, ours = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_run, args=(self._tasks[place], theirs), daemon=True)
        process.start()
        theirs.close()
        self._lines[place] = ours
        return process

    def _watch(self) -> None:
        while not self._ended.wait(_WATCH_S):
            for place, process in list(self._processes.items()):
                if not process.is_alive() and not self._ended.is_set():
                    self._lines[place].close()
                    self._after_a_death(self._tasks[place].name)
                    self._processes[place] = self._launch(place)


def _run(task: Task, line: Connection) -> None:
    """Do a task's steps until told to stop or left alone: nothing is ever said on the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICE)
    while not line.poll():
        if not task.step(*task.arguments):
            line.poll(_PAUSE_S)
