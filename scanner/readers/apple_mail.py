"""Apple Mail (EMLX): a message behind its length, and what the program noted of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from scanner.readers.mail_message import message_blocks
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("message/x-emlx",)

_LENGTH = re.compile(rb"\s*([0-9]{1,12})[ \t]*\r?\n")
_NOTES = re.compile(rb"<\?xml[^>]{0,200}\?>\s*<!DOCTYPE plist")


def read(source: Opened) -> Iterator[Block]:
    """The blocks of the message; flags and dates behind it are left out.

    Raises ReadError: `too_large`, `damaged`. A message shorter than its length is also
    Unread("truncated"); a wrong length takes nothing away from it.
    """
    raw = source.bytes()
    first = _LENGTH.match(raw)
    if first is None:
        raise ReadError("damaged")
    stated = int(first[1])
    rest = raw[first.end() :]
    notes = _NOTES.search(rest, min(stated, len(rest)))
    exact = not rest[stated:].strip() or (notes is not None and notes.start() - stated < 8)
    if not exact:
        notes = next(reversed(list(_NOTES.finditer(rest))), None)
    end = stated if exact else notes.start() if notes else len(rest)
    yield from message_blocks(rest[:end], "", source.stem)
    if stated > len(rest):
        yield Unread(place="", code="truncated")
