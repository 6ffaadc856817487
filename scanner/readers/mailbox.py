"""MBOX: messages one after the other, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from pipelines.blocks import Block, Expected, Unread
from scanner.readers.mail_message import message_blocks
from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError

MEDIA_TYPES = ("application/mbox",)

_REST = rb"[^\r\n]*+\r?\n"
_YEAR = rb"(?>[^\r\n]*?\b(?:19|20)[0-9]{2}\b)" + _REST
_TIME = rb"(?>[^\r\n]*?[0-9]:[0-9]{2})"
"""The first one decides, whatever stands behind it: no line is looked through twice."""

_LINE = re.compile(rb"From " + _REST)
_FROM = re.compile(rb"From " + _YEAR)
_HEADER = re.compile(rb">?[!-9;-~]+[ \t]*:|>?From ")
_QUOTED = re.compile(rb"(?m)^>(?=>*From )")
_POSTMARK = re.compile(rb"From " + _TIME + _YEAR)
"""A separator that no sentence looks like: with the time of day (RFC 4155)."""

_COUNTED = re.compile(_POSTMARK.pattern + rb"(?=[!-9;-~]+[ \t]*:)")
_CHUNK, _OVERLAP = 4 << 20, 2_000


def read(source: Opened) -> Iterator[Block]:
    """The blocks of each message, its place "message N"; attachments are named after it.

    A separator is a line `From … year` before a header; without a time of day only after an
    empty line. The messages expected are the separators with a time of day, counted beforehand.
    Raises ReadError("empty") without a message; a message above the limit is
    Unread("too_large").
    """
    number = 0
    with source.open() as stream:
        yield Expected(unit="messages", place="", count=_postmarks(stream))
        stream.seek(0)
        for content in _messages(stream):
            number += 1
            place = f"message {number}"
            if content is None:
                yield Unread(place=place, code="too_large")
                continue
            found = False
            for block in message_blocks(content, place, source.stem):
                found = True
                yield block
            if not found:
                yield Unread(place=place, code="empty")
    if not number:
        raise ReadError("empty")


def _postmarks(stream: BinaryIO) -> int:
    """Separators before a header, found without looking at any message."""
    count, held = 0, b"\n"
    while chunk := stream.read(_CHUNK):
        held += chunk
        whole = max(0, len(held) - _OVERLAP) if len(chunk) == _CHUNK else len(held)
        count += sum(_COUNTED.match(held, at) is not None for at in _begun(held, whole))
        held = held[whole:]
    return count


def _begun(held: bytes, end: int) -> Iterator[int]:
    """Where "From " begins a line whose line end before it stands before `end`.

    Found by its letters: a pattern looks at every byte.
    """
    at = held.find(b"\nFrom ")
    while 0 <= at < end:
        yield at + 1
        at = held.find(b"\nFrom ", at + 1)


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The content of each message, null for one above `WHOLE_LIMIT`."""
    held: list[bytes] = []
    size = 0
    for piece in _pieces(stream):
        if piece is None:
            if not all(map(_says_nothing, held)):
                yield _whole(held, size)
            held, size = [], 0
            continue
        size += len(piece)
        if size <= WHOLE_LIMIT:
            held.append(_QUOTED.sub(b"", piece) if b">From " in piece else piece)
    if not all(map(_says_nothing, held)):
        yield _whole(held, size)


def _pieces(stream: BinaryIO) -> Iterator[bytes | None]:
    """Runs of lines, and null for each separator; a line that is cut is longer than a chunk."""
    kept, chunk = b"", b"\n"
    begins = blank = first = True
    while chunk:
        chunk = stream.read(_CHUNK)
        held = kept + chunk
        end = _last_lines(held) if chunk else len(held)
        at = 0
        for start in chain([0] if begins and held.startswith(b"From ") else [], _begun(held, end)):
            line = _LINE.match(held, start, end)
            if line is None or not _HEADER.match(held, line.end()):
                continue
            empty = _is_blank(held, start) if start else blank
            alone = empty and ((first and start == at) or _FROM.match(line[0]))
            if alone or _POSTMARK.match(line[0]):
                yield held[at:start]
                yield None
                at, first = line.end(), True
        if end:
            yield held[at:end]
            first = first and end == at
            begins = held[end - 1 : end] == b"\n"
            blank = begins and _is_blank(held, end)
        kept = held[end:]


def _last_lines(held: bytes) -> int:
    """Where the last whole line begins, of which the next is not seen yet."""
    last = held.rfind(b"\n", 0, max(0, held.rfind(b"\n"))) + 1
    return last if len(held) - last < _CHUNK else len(held)


def _is_blank(held: bytes, end: int) -> bool:
    return held[held.rfind(b"\n", 0, end - 1) + 1 : end] in {b"\n", b"\r\n"}


def _says_nothing(part: bytes) -> bool:
    return not part or part.isspace()


def _whole(held: list[bytes], size: int) -> bytes | None:
    return b"".join(held) if size <= WHOLE_LIMIT else None
