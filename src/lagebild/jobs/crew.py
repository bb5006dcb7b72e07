"""The processes behind a server: workers that analyse, one keeper of stories and feeds.

Fresh interpreters, so that no thread or connection is shared. A worker ends with its server, even
when that is killed: it asks between jobs whether its parent lives. One that dies is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
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
    """Runs tasks in processes of their own until `stop`."""

    def __init__(self, tasks: tuple[Task, ...], after_a_death: Callable[[], object]) -> None:
        self._tasks = tasks
        self._after_a_death = after_a_death
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._ended = self._context.Event()
        self._processes: dict[int, SpawnProcess] = {}
        self._watcher = threading.Thread(target=self._watch, name="crew", daemon=True)

    def start(self) -> None:
        """Start all processes and the thread that replaces those that die."""
        for place in range(len(self._tasks)):
            self._processes[place] = self._launch(place)
        self._watcher.start()

    def stop(self, timeout_s: float = 10.0) -> None:
        """Let every process finish its step, then end those that take longer."""
        self._ended.set()
        for process in self._processes.values():
            process.join(timeout_s)
            if process.is_alive():
                process.terminate()
                process.join(timeout_s)

    def alive(self) -> int:
        """Return how many processes run."""
        return sum(process.is_alive() for process in self._processes.values())

    def _launch(self, place: int) -> SpawnProcess:
        process = self._context.Process(
            target=_run, args=(self._tasks[place], self._ended), daemon=True
        )
        process.start()
        return process

    def _watch(self) -> None:
        while not self._ended.wait(_WATCH_S):
            for place, process in list(self._processes.items()):
                if not process.is_alive() and not self._ended.is_set():
                    self._after_a_death()
                    self._processes[place] = self._launch(place)


def _run(task: Task, ended: Any) -> None:
    """Do a task's steps until told to stop or left alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICE)
    parent = multiprocessing.parent_process()
    while not ended.is_set() and (parent is None or parent.is_alive()):
        if not task.step(*task.arguments):
            ended.wait(_PAUSE_S)
