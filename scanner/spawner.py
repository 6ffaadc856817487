"""A small process that has the readers imported and forks a worker whenever the host asks.

Started by `scanner/sandbox.py` in an interpreter of its own, with a clean environment, without
the current folder on its path (evidence may hold files named like modules) and before any
thread exists, so that forking is safe and takes milliseconds. It has no task of its own and
never sees evidence.

The host talks over a socket, one message of nine bytes at a time: `F` with the descriptor of a
worker's channel (answer: process number), `K` and a process number (answer: its exit status as
`os.waitpid` gives it). When the host goes away this process ends, and its workers with it.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable

from scanner import frames
from scanner.confine import confine
from scanner.readers import held_file

MESSAGE = struct.Struct(">cq")
FORK, KILL = b"F", b"K"

LEAVING = b"\x01"
"""Payload of the last frame of a worker that takes no further task."""

WORN = 3
"""A worker that has used a third of its memory leaves: what one source left behind must not
decide how much room the next one has."""

Work = Callable[[list[frames.Task], frames.Send], None]
"""What a worker does with the tasks that it takes together."""


def main() -> None:
    """Serve the host on the descriptor that is the first argument, with the module named second."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    gc.disable()  # what is imported stays
    work: Work = importlib.import_module(sys.argv[2]).work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the host decides what an interrupt means
    gc.freeze()
    gc.enable()
    while True:
        message, handles, _, _ = socket.recv_fds(channel, MESSAGE.size, 1)
        if len(message) < MESSAGE.size:
            return
        kind, process = MESSAGE.unpack(message)
        answer = _fork(channel, handles[0], work) if kind == FORK else _kill(process)
        channel.sendall(MESSAGE.pack(kind, answer))


def _fork(channel: socket.socket, handle: int, work: Work) -> int:
    process = os.fork()
    if process == 0:
        channel.close()
        try:
            serve(handle, work)
        finally:
            os._exit(0)
    os.close(handle)
    return process


def _kill(process: int) -> int:
    os.kill(process, signal.SIGKILL)
    return os.waitpid(process, 0)[1]


def serve(handle: int, work: Work) -> None:
    """Be a worker: confine this process, then take tasks until the host closes the channel."""
    setup_frame = frames.read_frame(handle)
    if setup_frame is None:
        return
    setup = frames.setup_from(setup_frame[1])
    held_file.prepare()
    taken = confine(setup.roots, setup.memory, setup.seconds)

    def send(kind: bytes, payload: bytes) -> None:
        frames.write_frame(handle, kind, payload)

    send(frames.HELLO, "\n".join(taken).encode())
    while (frame := frames.read_frame(handle)) is not None:
        work(frames.tasks_from(frame[1]), send)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > setup.memory // WORN:
            send(frames.END, LEAVING)
            return
        send(frames.END, b"")


if __name__ == "__main__":
    main()
