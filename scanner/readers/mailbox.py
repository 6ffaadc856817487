"""MBOX: messages one after the other, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipelines.blocks import Block, Unread
from scanner.readers.mail_message import message_blocks
from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError

MEDIA_TYPES = ("application/mbox",)

_LINE = 1 << 20
_FROM = re.compile(rb"From [^\r\n]*\b(?:19|20)[0-9]{2}\b[^\r\n]*\r?\n")
_FIRST = re.compile(rb"From [^\r\n]*\r?\n")
_HEADER = re.compile(rb">?[!-9;-~]+[ \t]*:|From ")


def read(source: Opened) -> Iterator[Block]:
    """The blocks of each message, its place "message N"; attachments are named after it.

    A separator is a line `From … year` after an empty line and before a header. Raises
    ReadError("empty") without a message; a message above the limit is Unread("too_large").
    """
    number = 0
    with source.open() as stream:
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


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The content of each message, null for one above `WHOLE_LIMIT`."""
    held: list[bytes] = []
    size = 0
    pending = b""
    blank = True
    for line in _lines(stream):
        if pending:
            if _HEADER.match(line):
                if any(part.strip() for part in held):
                    yield _whole(held, size)
                held, size = [], 0
            else:
                held.append(pending)
            pending = b""
        if blank and (_FROM.fullmatch(line) or (not held and _FIRST.fullmatch(line))):
            pending = line
            blank = False
            continue
        blank = line in {b"\n", b"\r\n"}
        size += len(line)
        if size <= WHOLE_LIMIT:
            held.append(line[1:] if re.match(rb">+From ", line) else line)
    if any(part.strip() for part in held):
        yield _whole(held, size)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(_LINE):
        yield line


def _whole(held: list[bytes], size: int) -> bytes | None:
    return b"".join(held) if size <= WHOLE_LIMIT else None
