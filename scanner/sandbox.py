"""Worker processes, each confined for good before it sees evidence, and what they send back.

One spawner process has the readers imported and forks workers in milliseconds. A worker takes
one source at a time, or some small ones together; a crash, a silence or a message that breaks the
rules ends these, and the worker is replaced. The host never waits for a worker without a limit.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, Self, TypeVar

from scanner import frames
from scanner.environment import of_worker
from scanner.errors import BreachscopeError
from scanner.frames import BadFrameError, Setup, Task
from scanner.handing_out import next_tasks
from scanner.spawner import FORK, KILL, LEAVING, MESSAGE

_TASKS_EACH = 100
_START_SECONDS, _SEND_SECONDS, _MOST_WAITING = 120, 60, 60.0
_BUSY_MACHINE = 4  # the system ends a worker by CPU time; by the clock a busy machine needs longer
_PIECE = 1 << 20


class OverflowingError(Exception):
    """One source sent back more than it may."""


class Sink(Protocol):
    """Takes what a worker sends for one task, and checks it."""

    def accept(self, kind: bytes, untrusted_payload: bytes) -> None:
        """Take a frame. Raises BadFrameError, and OverflowingError where it is too much."""


S = TypeVar("S", bound=Sink)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Generic[S]):
    """How a task ended: code is null where its worker finished it, else why it did not.

    together: its worker had taken others with it, any of which may have broken it.
    """

    task: Task
    sink: S
    code: str | None
    together: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class _Worker(Generic[S]):
    process: int
    channel: socket.socket
    deadline: float
    buffer: bytearray = field(default_factory=bytearray)
    ready: bool = False
    served: int = 0
    jobs: list[tuple[Task, S]] = field(default_factory=list)
    turn: int = 0

    def wait(self) -> None:
        """Give the worker time from now: as much as the most patient of its tasks has."""
        patience = max(task.patience for task, _ in self.jobs)
        self.deadline = time.monotonic() + _BUSY_MACHINE * patience


class Sandbox(Generic[S]):
    """A pool of confined workers; use as a context manager.

    isolation: the measures that hold in the workers, known once the first one has started.
    """

    def __init__(self, setup: Setup, workers: int, program: str) -> None:
        """Prepare a pool of at most `workers` processes that run `work` of the module `program`."""
        self.isolation: tuple[str, ...] = ()
        self._setup = setup
        self._most = workers
        self._program = program
        self._workers: set[_Worker[S]] = set()
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Self:
        """Start the spawner; workers follow with the tasks."""
        self._control, theirs = socket.socketpair()
        with theirs:
            spawner = ["-P", "-m", "scanner.spawner", str(theirs.fileno()), self._program]
            self._spawner = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, *spawner],
                env=of_worker(), cwd="/", pass_fds=[theirs.fileno()], start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self._control.settimeout(_START_SECONDS)
        return self

    def __exit__(self, *_error: object) -> None:
        """End every process of the pool."""
        self._control.close()  # the spawner ends with it, and takes its workers along
        self._spawner.kill()
        self._spawner.wait()
        for worker in self._workers:
            worker.channel.close()
        self._selector.close()

    def run(self, tasks: deque[Task], open_sink: Callable[[Task], S]) -> Iterator[Ending[S]]:
        """Run the tasks from the left, several at a time; endings come in no special order.

        Tasks that are added while this runs are run as well. Raises BreachscopeError where the
        system allows no worker.
        """
        while tasks or any(worker.jobs for worker in self._workers):
            endings = self._hand_out(tasks, open_sink)
            first = min((worker.deadline for worker in self._workers), default=0.0)
            waiting = min(max(0.0, first - time.monotonic()), _MOST_WAITING)
            for key, _ in self._selector.select(waiting):
                endings += self._listen(key.data)
            now = time.monotonic()
            for worker in [worker for worker in self._workers if worker.deadline <= now]:
                endings += self._end(worker, "timeout")
            yield from endings

    def _hand_out(self, tasks: deque[Task], open_sink: Callable[[Task], S]) -> list[Ending[S]]:
        lost: list[Ending[S]] = []
        idle = [worker for worker in self._workers if not worker.jobs]
        for _ in range(min(len(tasks) - len(idle), self._most - len(self._workers))):
            self._start()
        for worker in idle:
            if tasks and worker.ready:
                some = next_tasks(tasks, self._most)
                worker.jobs, worker.turn = [(task, open_sink(task)) for task in some], 0
                worker.wait()
                if not _sent(worker, frames.TASKS, frames.to_json(some)):
                    lost += self._end(worker, "crashed")
        return lost

    def _start(self) -> None:
        """Have a worker forked, and tell it what it may read."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                message = MESSAGE.pack(FORK, 0)
                socket.send_fds(self._control, [message], [theirs.fileno()])
                answer = self._control.recv(MESSAGE.size, socket.MSG_WAITALL)
            except OSError:
                answer = b""
        if len(answer) < MESSAGE.size:
            ours.close()
            raise BreachscopeError("system", "a worker process", "it ended at once")
        ours.settimeout(_SEND_SECONDS)
        deadline = time.monotonic() + _START_SECONDS
        worker: _Worker[S] = _Worker(
            process=MESSAGE.unpack(answer)[1], channel=ours, deadline=deadline
        )
        self._workers.add(worker)
        self._selector.register(ours, selectors.EVENT_READ, worker)
        _sent(worker, frames.SETUP, frames.to_json(self._setup))

    def _listen(self, worker: _Worker[S]) -> list[Ending[S]]:
        """Take what has arrived from a worker; the endings, if that was the last of its tasks."""
        try:
            piece = worker.channel.recv(_PIECE)
        except OSError:
            piece = b""
        if not piece:
            return self._end(worker, None)
        worker.buffer += piece
        try:
            while (frame := frames.unpack(worker.buffer)) is not None:
                endings = self._take(worker, *frame)
                if endings:
                    return endings
        except BadFrameError:
            return self._end(worker, "crashed")
        except OverflowingError:
            return self._end(worker, "too_large")
        return []

    def _take(self, worker: _Worker[S], kind: bytes, untrusted_payload: bytes) -> list[Ending[S]]:
        if kind == frames.HELLO and not worker.ready:
            worker.ready = True
            worker.deadline = float("inf")
            self.isolation = tuple(untrusted_payload.decode("ascii", "replace").split("\n"))
            return []
        if not worker.jobs:
            raise BadFrameError
        worker.wait()
        if kind == frames.TURN:
            worker.turn = frames.turn_from(untrusted_payload, len(worker.jobs))
            return []
        if kind != frames.END:
            worker.jobs[worker.turn][1].accept(kind, untrusted_payload)
            return []
        endings = [Ending(task=task, sink=sink, code=None) for task, sink in worker.jobs]
        worker.served += len(worker.jobs)
        worker.jobs, worker.deadline = [], float("inf")
        if untrusted_payload == LEAVING or worker.served >= _TASKS_EACH or worker.buffer:
            self._remove(worker)
        return endings

    def _end(self, worker: _Worker[S], code: str | None) -> list[Ending[S]]:
        """Remove a worker; the endings of its tasks. code: None = ask the system."""
        found = _code_of_status(self._remove(worker))
        if not (worker.jobs or worker.ready):
            raise BreachscopeError("system", "a worker process", "it ended at once")
        several = len(worker.jobs) > 1
        return [
            Ending(task=task, sink=sink, code=code or found, together=several)
            for task, sink in worker.jobs
        ]

    def _remove(self, worker: _Worker[S]) -> int:
        """End a worker's process; its exit status."""
        self._workers.discard(worker)
        self._selector.unregister(worker.channel)
        worker.channel.close()
        try:
            self._control.sendall(MESSAGE.pack(KILL, worker.process))
            answer = self._control.recv(MESSAGE.size, socket.MSG_WAITALL)
        except OSError:
            answer = b""
        status: int = MESSAGE.unpack(answer)[1] if len(answer) == MESSAGE.size else 0
        return status


def _sent(worker: _Worker[S], kind: bytes, payload: bytes) -> bool:
    try:
        worker.channel.sendall(frames.pack(kind, payload))
    except OSError:
        return False
    return True


def _code_of_status(status: int) -> str:
    """Why a worker ended by itself: the system kills for CPU time and for memory."""
    ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    codes = {int(signal.SIGXCPU): "timeout", int(signal.SIGKILL): "too_large"}
    return codes.get(ended_by, "crashed")
