"""What passes between the host and a worker: the task, the ledger row, the frames on the wire.

A frame is one byte of kind, four bytes of length (big-endian) and the payload. Everything a
worker sends is untrusted until `scanner/untrusted.py` has looked at it.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

SETUP, TASKS, HELLO, TURN, ROW, PIECES, COLUMNS, RECORDS, END = (
    b"S", b"T", b"H", b"N", b"L", b"P", b"C", b"R", b"E",
)  # fmt: skip

MOST_BYTES = {
    SETUP: 1 << 20, TASKS: 64 << 20, HELLO: 4096, TURN: 4, ROW: 4 << 20, PIECES: 4 << 20,
    COLUMNS: 32 << 20, RECORDS: 64 << 20,
    END: 1,
}  # fmt: skip
"""Kind of frame -> the most bytes its payload may have."""

HEADER = struct.Struct(">cI")
_TURN = struct.Struct(">I")

Send = Callable[[bytes, bytes], None]
"""Sends one frame: kind, payload."""


class BadFrameError(Exception):
    """What came over the wire is no frame of this protocol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one source may cost.

    memory: bytes of address space of a worker.
    seconds: CPU time that a worker may use between two frames, and a quarter of the time that it
        may be silent without using any; large sources get more, see `Task.patience`.
    longest: CPU time that a worker may use for one source in all, signs of life or not; large
        sources get more, see `Task.longest`.
    output: bytes that may come back for one source with all its members.
    depth: how many containers may lie around a member.
    members: how many members one source may hold, at all depths together.
    expanded: bytes of all members together.
    ratio: bytes of all members for one byte of the source, once they are over `ratio_from`.
    """

    memory: int = 4 << 30
    seconds: int = 300
    longest: int = 12 * 3600
    output: int = 16 << 30
    depth: int = 8
    members: int = 200_000
    expanded: int = 256 << 30
    ratio: int = 250
    ratio_from: int = 256 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a worker must know before it is confined.

    roots: files and folders of evidence, the only ones of the user that it may read.
    """

    roots: tuple[bytes, ...]
    memory: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One top-level source to read.

    id, path, size: as in SOURCES. location: where the file lies on this machine.
    key: for fingerprints. model: a spaCy model, None for the built-in finder of names.
    done: ids of members that were settled by an earlier attempt and must be left alone.
    passwords: what to try on encrypted content. beside: whether passwords that the evidence tells
    beside it are tried too. ocr: as in `Opened`. columns: what people said of columns of this
    source and its members: path of the source, place of the table, column, what it is. year: in
    which the case was begun; births lie no later, and years of two digits turn there. together:
    whether a worker may take it with others, and search their texts together.
    """

    id: str
    path: str
    size: int
    location: bytes
    key: bytes
    model: str | None
    limits: Limits
    done: tuple[str, ...] = ()
    passwords: tuple[str, ...] = field(default=(), repr=False)
    beside: bool = False
    ocr: bool = True
    columns: tuple[tuple[str, str, str, str], ...] = ()
    year: int = 2026
    together: bool = False

    @property
    def patience(self) -> int:
        """Seconds of CPU time without a sign of life after which the source is given up."""
        return self.limits.seconds + (self.size >> 23)

    @property
    def longest(self) -> int:
        """Seconds of CPU time after which no more of the source is read: 8 more for a megabyte."""
        return self.limits.longest + (self.size >> 17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How far one source has been read; the later row of the same id replaces the earlier.

    The fields are those of SOURCES. parent: "" for the source of the task itself.
    final: nothing more will come for this source.
    """

    id: str
    parent: str
    path: str
    sha256: str
    size: int
    media_type: str
    status: str
    code: str | None
    places: tuple[str, ...]
    tables: int
    rows: int
    pages: int
    characters: int
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of one source, and how it was read; the fields are those of PIECES."""

    source: str
    place: str
    kind: str
    unit: str
    hidden: bool
    expected: int | None
    read: int
    status: str
    code: str | None


def pack(kind: bytes, payload: bytes) -> bytes:
    """The frame as it goes over the wire. Raises BadFrameError where the payload is too long."""
    if len(payload) > MOST_BYTES[kind]:
        raise BadFrameError
    return HEADER.pack(kind, len(payload)) + payload


def unpack(buffer: bytearray) -> tuple[bytes, bytes] | None:
    """Take the first whole frame off the buffer; None where it has not arrived in full.

    Raises BadFrameError for an unknown kind or a length over the limit, before the payload arrives.
    """
    if len(buffer) < HEADER.size:
        return None
    kind, length = HEADER.unpack_from(buffer)
    if length > MOST_BYTES.get(kind, -1):
        raise BadFrameError
    end = HEADER.size + length
    if len(buffer) < end:
        return None
    payload = bytes(memoryview(buffer)[HEADER.size : end])
    del buffer[:end]
    return kind, payload


def read_frame(handle: int) -> tuple[bytes, bytes] | None:
    """Wait for a frame on a descriptor; None at the end of the stream. Raises BadFrameError."""
    buffer = bytearray()
    while (frame := unpack(buffer)) is None:
        missing = HEADER.size - len(buffer)
        if missing <= 0:
            missing = HEADER.size + HEADER.unpack_from(buffer)[1] - len(buffer)
        piece = os.read(handle, missing)
        if not piece:
            return None
        buffer += piece
    return frame


def write_frame(handle: int, kind: bytes, payload: bytes) -> None:
    """Send a whole frame to a descriptor. Raises BadFrameError, OSError."""
    rest = memoryview(pack(kind, payload))
    while rest:
        rest = rest[os.write(handle, rest) :]


def to_json(value: Setup | list[Task] | Row | list[Piece]) -> bytes:
    """The value as JSON; bytes become base64."""
    return msgspec.json.encode(value)


def setup_from(payload: bytes) -> Setup:
    """The setup a host sent."""
    return msgspec.json.decode(payload, type=Setup)


def tasks_from(payload: bytes) -> list[Task]:
    """The tasks a host sent."""
    return msgspec.json.decode(payload, type=list[Task])


def turn(number: int) -> bytes:
    """Payload of TURN: which of the tasks, counted from 0, the frames that follow belong to."""
    return _TURN.pack(number)


def turn_from(payload: bytes, tasks: int) -> int:
    """Whose turn a worker said it is. Raises BadFrameError where it has not so many tasks."""
    number = _TURN.unpack(payload)[0] if len(payload) == _TURN.size else tasks
    if number >= tasks:
        raise BadFrameError
    return int(number)


def row_from(payload: bytes) -> Row:
    """The row a worker sent, of the right types and no more. Raises BadFrameError."""
    try:
        return msgspec.json.decode(payload, type=Row)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadFrameError from None


def pieces_from(payload: bytes) -> list[Piece]:
    """The pieces a worker sent, of the right types and no more. Raises BadFrameError."""
    try:
        return msgspec.json.decode(payload, type=list[Piece])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadFrameError from None
