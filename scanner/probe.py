"""Inside the sandbox, without evidence: try what a worker must not be able to do.

`breachscope doctor` runs this in place of the readers.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec

from scanner import frames
from scanner.frames import Send, Task

_SIGNAL_NOTHING = 0


def _read(_task: Task) -> None:
    os.scandir("/proc/1").close()
    Path("/etc/passwd").read_bytes()


def _write(task: Task) -> None:
    path = Path(os.fsdecode(task.location)).parent / ".breachscope-probe"
    path.write_bytes(b"x")
    path.unlink()


def _connect(_task: Task) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


def _start(_task: Task) -> None:
    if os.fork() == 0:
        os._exit(0)


def _signal(_task: Task) -> None:
    os.kill(os.getppid(), _SIGNAL_NOTHING)


def _allocate(task: Task) -> None:
    bytearray(task.limits.memory + 1)


ATTEMPTS: dict[str, Callable[[Task], None]] = {
    "read other files": _read,
    "write files": _write,
    "use the network": _connect,
    "start processes": _start,
    "signal other processes": _signal,
    "take more memory than the limit": _allocate,
}
"""What is tried, in words -> the attempt."""


def work(tasks: list[Task], send: Send) -> None:
    """Send one row frame: attempt -> whether the system refused it, as JSON."""
    [task] = tasks
    refused = {}
    for words, attempt in ATTEMPTS.items():
        try:
            attempt(task)
        except (OSError, MemoryError):
            refused[words] = True
        else:
            refused[words] = False
    send(frames.ROW, msgspec.json.encode(refused))
