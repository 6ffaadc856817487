"""Worker processes, each confined for good before it sees evidence, and what they send back.

One spawner process has the readers imported and forks workers in milliseconds. A worker takes
one source at a time; a crash, a silence or a message that breaks the rules costs that source,
and the worker is replaced. The host never waits for a worker without a limit.
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
    """How a task ended: code is null where its worker finished it, else why it did not."""

    task: Task
    sink: S
    code: str | None


@dataclass(slots=True, kw_only=True, eq=False)
class _Worker(Generic[S]):
    process: int
    channel: socket.socket
    deadline: float
    buffer: bytearray = field(default_factory=bytearray)
    ready: bool = False
    tasks: int = 0
    task: Task | None = None
    sink: S | None = None


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
        while tasks or any(worker.task for worker in self._workers):
            endings = self._hand_out(tasks, open_sink)
            first = min((worker.deadline for worker in self._workers), default=0.0)
            waiting = min(max(0.0, first - time.monotonic()), _MOST_WAITING)
            endings += [self._listen(key.data) for key, _ in self._selector.select(waiting)]
            now = time.monotonic()
            late = [worker for worker in self._workers if worker.deadline <= now]
            endings += [self._end(worker, "timeout") for worker in late]
            yield from (ending for ending in endings if ending is not None)

    def _hand_out(
        self, tasks: deque[Task], open_sink: Callable[[Task], S]
    ) -> list[Ending[S] | None]:
        lost: list[Ending[S] | None] = []
        idle = [worker for worker in self._workers if worker.task is None]
        for _ in range(min(len(tasks) - len(idle), self._most - len(self._workers))):
            self._start()
        for worker in idle:
            if tasks and worker.ready:
                task = tasks.popleft()
                worker.task, worker.sink = task, open_sink(task)
                worker.deadline = time.monotonic() + _BUSY_MACHINE * task.patience
                if not _sent(worker, frames.TASK, frames.to_json(task)):
                    lost.append(self._end(worker, "crashed"))
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

    def _listen(self, worker: _Worker[S]) -> Ending[S] | None:
        """Take what has arrived from a worker; its ending, if that was the last of its task."""
        try:
            piece = worker.channel.recv(_PIECE)
        except OSError:
            piece = b""
        if not piece:
            return self._end(worker, None)
        worker.buffer += piece
        try:
            while (frame := frames.unpack(worker.buffer)) is not None:
                ending = self._take(worker, *frame)
                if ending is not None:
                    return ending
        except BadFrameError:
            return self._end(worker, "crashed")
        except OverflowingError:
            return self._end(worker, "too_large")
        return None

    def _take(self, worker: _Worker[S], kind: bytes, untrusted_payload: bytes) -> Ending[S] | None:
        if kind == frames.HELLO and not worker.ready:
            worker.ready = True
            worker.deadline = float("inf")
            self.isolation = tuple(untrusted_payload.decode("ascii", "replace").split("\n"))
            return None
        if worker.task is None or worker.sink is None:
            raise BadFrameError
        if kind != frames.END:
            worker.deadline = time.monotonic() + _BUSY_MACHINE * worker.task.patience
            worker.sink.accept(kind, untrusted_payload)
            return None
        ending = Ending(task=worker.task, sink=worker.sink, code=None)
        worker.task, worker.sink, worker.deadline = None, None, float("inf")
        worker.tasks += 1
        if untrusted_payload == LEAVING or worker.tasks >= _TASKS_EACH or worker.buffer:
            self._remove(worker)
        return ending

    def _end(self, worker: _Worker[S], code: str | None) -> Ending[S] | None:
        """Remove a worker; the ending of its task, if it had one. code: None = ask the system."""
        found = _code_of_status(self._remove(worker))
        if worker.task is not None and worker.sink is not None:
            return Ending(task=worker.task, sink=worker.sink, code=code or found)
        if not worker.ready:
            raise BreachscopeError("system", "a worker process", "it ended at once")
        return None

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
