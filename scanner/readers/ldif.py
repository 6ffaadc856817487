"""LDIF (RFC 2849): one row for each entry of a directory, streamed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.blocks import Block, Expected, Table, Unread
from scanner.readers.cells import binary, frames
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.json_rows import Columns, Row
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.segments import lined

MEDIA_TYPES = ("application/ldif",)

_LINE = re.compile(r"([A-Za-z0-9][\w.;-]*):(:|<)? *(.*)", re.DOTALL)
_STATED = re.compile(r"# numEntries: ([0-9]{1,18})\s*")
_ORDER_OF_CHANGE = frozenset({"add", "delete", "replace", "increment"})
_VALUE_LIMIT = 64 << 20
_SMALL = 16 << 20
"""Bytes up to which the entries are held, and the file is not read a second time."""


def read(source: Opened) -> Iterator[Block]:
    """One table: a column for each attribute, several values of one joined by `; `.

    Base64 is undone: text as text, other bytes as a hex prefix. What `ldapsearch` says of the
    number of entries is expected. Comments of people come as text; lines that are no LDIF as
    text and as Unread("rows_lost"). Raises ReadError: `empty`, `too_large` for a single value.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
    survey = _Lines(source, encoding)
    columns = Columns()
    small = source.size <= _SMALL
    entries = list(survey.entries()) if small else survey.entries()
    for entry in entries:
        columns.add([entry])
    if survey.stated is not None:
        yield Expected(unit="rows", place="", count=survey.stated)
    if not len(columns) and not survey.bad and not survey.comments:
        raise ReadError("empty")
    if len(columns):
        cells = columns.cells(entries if small else _Lines(source, encoding).entries())
        batches = frames(cells, len(columns))
        yield Table(place="", name=source.stem, header=columns.header, batches=batches)
    yield from passages((f"{line}\n" for line in survey.comments), "comments")
    if survey.bad:
        number = next(iter(survey.bad))
        yield from passages((f"{line}\n" for line in survey.bad.values()), f"line {number}")
        yield Unread(place=f"line {number}", code="rows_lost")
    if survey.lost:
        yield Unread(place="", code="undecodable")


@dataclass(slots=True)
class _Lines:
    """One pass over the file.

    stated: entries that a comment at the end counts. bad: lines that are no LDIF, by number.
    comments: those that do not merely repeat the entry below them. lost: characters.
    """

    source: Opened
    encoding: str
    stated: int | None = None
    bad: dict[int, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    lost: int = 0

    def entries(self) -> Iterator[Row]:
        """The entries in order; changes to one are entries too."""
        values: dict[str, list[str]] = {}
        remark = ""
        for number, line in self._unfolded():
            if not line.strip():
                yield from _row(values)
                values = {}
            if line.startswith("#"):
                self._remark(remark)
                remark = line
                continue
            found = _LINE.fullmatch(line)
            name = found[1].lower() if found else ""
            if name == "dn":
                yield from _row(values)  # somebody may have cut out the blank lines
                values = {}
            self._remark("" if name == "dn" else remark)
            remark = ""
            if found:
                if name not in _ORDER_OF_CHANGE and not (name == "version" and not values):
                    text = _value(found[2] or "", found[3])
                    values.setdefault(found[1], []).extend([text] if text else [])
            elif line.strip() and line.strip() != "-":
                self.bad[number] = line
        self._remark(remark)
        yield from _row(values)

    def _remark(self, line: str) -> None:
        """Keep a comment that says something."""
        stated = _STATED.fullmatch(line)
        if stated:
            self.stated = int(stated[1])
        elif line.strip("# \t"):
            self.comments.append(line.strip("# \t"))

    def _unfolded(self) -> Iterator[tuple[int, str]]:
        """Lines with those that continue them, by the number (from 1) of the first."""
        held: list[str] = []
        size = begun = 0
        for number, line in enumerate(self._lines(), 1):
            if line.startswith((" ", "\t")) and held and held[0]:
                held.append(line[1:])
                size += len(line)
                if size > _VALUE_LIMIT:
                    raise ReadError("too_large")
                continue
            if held:
                yield begun, "".join(held)
            held, size, begun = [line], len(line), number
        if held:
            yield begun, "".join(held)

    def _lines(self) -> Iterator[str]:
        held = ""
        with self.source.open() as stream:
            text = Text(stream, self.encoding)
            for part in lined(text, lone_returns=False):
                *whole, held = (held + part).split("\n")
                yield from whole
                if len(held) > _VALUE_LIMIT:
                    raise ReadError("too_large")
            self.lost = text.lost
        yield held


def _row(values: dict[str, list[str]]) -> Iterator[Row]:
    """The entry as one row, none for no value."""
    if any(values.values()):
        yield {name: "; ".join(texts) or None for name, texts in values.items()}


def _value(kind: str, text: str) -> str | None:
    """A value as text; what an address names (`:<`) is never fetched."""
    if kind != ":":
        return text
    try:
        return binary(base64.b64decode("".join(text.split()), validate=True))
    except (binascii.Error, ValueError):
        return text
