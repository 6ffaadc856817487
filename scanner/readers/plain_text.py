"""Plain text in any encoding, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.blocks import Block, TextBlock, Unread
from scanner.readers.encoding import Text, encoding_of, plain_pieces
from scanner.readers.marked_text import unmarked
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.segments import lined

MEDIA_TYPES = ("text/plain",)

_WHOLE = 64 << 20
"""Bytes up to which a text is decoded before its first block is given out."""


def read(source: Opened) -> Iterator[Block]:
    """The text in blocks of whole lines, Markdown without its marks.

    Raises ReadError("empty") where there is no character. Adds Unread("undecodable") where
    characters were lost.
    """
    if source.size <= _WHOLE and (whole := plain_pieces(source.bytes())) is not None:
        blocks = list(_plain(lined(whole, lone_returns=True)))
        if not blocks:
            raise ReadError("empty")
        yield from blocks
        return
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        text = Text(stream, encoding)
        found = False
        for block in _plain(lined(text, lone_returns=True)):
            found = True
            yield block
    if not found:
        raise ReadError("empty")
    if text.lost:
        yield Unread(place="", code="undecodable")


def _plain(parts: Iterable[str]) -> Iterator[TextBlock]:
    for block in passages(parts, ""):
        yield replace(block, text=unmarked(block.text))
