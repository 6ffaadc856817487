"""What a reader under somebody else's control would try, run by the real pool in real workers.

The path of the task says what to do. What the attempt led to goes back as the code of the row:
`unreadable` for "the system refused", `damaged` for "it worked".
"""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipelines.blocks import Block, TextBlock
from scanner import frames, worker
from scanner.frames import Row, Send, Task
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for


def row(task: Task, *, code: str | None = None, final: bool = True) -> Row:
    return Row(
        id=task.id, parent="", path=task.path, sha256="0" * 64, size=task.size,
        media_type="text/plain", status="exception" if code else "read", code=code, places=(),
        tables=0, rows=0, pages=0, characters=0, final=final,
    )  # fmt: skip


def read_elsewhere(task: Task) -> None:
    (Path(os.fsdecode(task.location)).parent.parent / "elsewhere.txt").read_bytes()


def write(task: Task) -> None:
    Path(os.fsdecode(task.location)).with_suffix(".new").write_bytes(b"x")


def change(task: Task) -> None:
    with Path(os.fsdecode(task.location)).open("r+b") as stream:
        stream.write(b"x")


def make_executable(task: Task) -> None:
    Path(os.fsdecode(task.location)).chmod(0o777)


def set_times(task: Task) -> None:
    os.utime(os.fsdecode(task.location), (0, 0))


def connect(task: Task) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def connect_here(task: Task) -> None:
    socket.socketpair()


def execute(task: Task) -> None:
    os.execv("/bin/true", ["true"])


def start_program(task: Task) -> None:
    subprocess.run(["/bin/true"], check=True)


def fork(task: Task) -> None:
    if os.fork() == 0:
        os._exit(0)


def kill_parent(task: Task) -> None:
    os.kill(os.getppid(), signal.SIGTERM)


def allocate(task: Task) -> None:
    bytearray(8 << 30)


def read_evidence(task: Task) -> None:
    Path(os.fsdecode(task.location)).read_bytes()


def use_polars(task: Task) -> None:
    assert pl.DataFrame({"a": ["x", "y"] * 1000}).group_by("a").len().height == 2


def abort(task: Task) -> None:
    os.abort()


def sleep(task: Task) -> None:
    time.sleep(3600)


def spin(task: Task) -> None:
    while True:
        pass


def leave(task: Task) -> None:
    os._exit(0)


ATTEMPTS: dict[str, Callable[[Task], None]] = {
    action.__name__: action
    for action in (
        read_elsewhere, write, change, make_executable, set_times, connect, connect_here, execute,
        start_program, fork, kill_parent, allocate, read_evidence, use_polars, abort, sleep, spin,
        leave,
    )
}  # fmt: skip


class Panic(BaseException):
    """What a library written in Rust raises when it panics."""


def read_obeying(source: Opened) -> Iterator[Block]:
    """A reader of plain text that breaks down when the text says so."""
    text = source.bytes().decode()
    yield TextBlock(text=text, place="", kind="prose")
    if text.startswith("abort"):
        os.abort()
    if text.startswith("sleep"):
        time.sleep(3600)
    if text.startswith("raise"):
        raise Panic(text)
    if text.startswith("allocate"):
        bytearray(8 << 30)


def work(tasks: list[Task], send: Send) -> None:
    """Try what the path says; any other tasks are read by the program's own worker."""
    task = tasks[0]
    if task.path in ATTEMPTS:
        send(frames.ROW, frames.to_json(row(task, final=False)))
        try:
            ATTEMPTS[task.path](task)
        except (OSError, MemoryError):
            send(frames.ROW, frames.to_json(row(task, code="unreadable")))
        else:
            send(frames.ROW, frames.to_json(row(task, code="damaged")))
    elif task.path in MESSAGES:
        send(frames.ROW, frames.to_json(row(task, final=False)))
        send(*MESSAGES[task.path](task))
    else:
        vars(worker)["reader_for"] = lambda kind: (
            read_obeying if kind == "text/plain" else reader_for(kind)
        )
        worker.work(tasks, send)


def _odd(**changes: object) -> Callable[[Task], tuple[bytes, bytes]]:
    def message(task: Task) -> tuple[bytes, bytes]:
        return frames.ROW, frames.to_json(replace(row(task, final=False), **changes))  # type: ignore[arg-type]

    return message


def _other_columns(task: Task) -> tuple[bytes, bytes]:
    stream = io.BytesIO()
    pl.DataFrame({"id": ["218-45-9031"]}).write_ipc_stream(stream)
    return frames.RECORDS, stream.getvalue()


MESSAGES: dict[str, Callable[[Task], tuple[bytes, bytes]]] = {
    "a value as code": _odd(status="exception", code="218-45-9031"),
    "a value as status": _odd(status="218-45-9031"),
    "another id": _odd(id="f" * 32),
    "another path": _odd(path="/etc/shadow"),
    "an orphan": _odd(parent="f" * 32),
    "a terminal control": _odd(places=("damaged at \x1b[2J",)),
    "negative rows": _odd(rows=-1),
    "noise": lambda task: (frames.RECORDS, b"\xff" * 1000),
    "no json": lambda task: (frames.ROW, b"{"),
    "other columns": _other_columns,
    "a second greeting": lambda task: (frames.HELLO, b"x"),
}
