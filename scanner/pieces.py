"""What lies inside one source: its sheets, tables, pages and messages, expected against read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.blocks import Expected, Table, TextBlock
from pipelines.tables.exposures import letters
from scanner.evidence import safe
from scanner.frames import Piece

LISTED = 10_000
"""Pieces of one source listed whatever they are; as many more are listed where they have a code."""

HIDDEN = 100
"""Hidden columns of one sheet that are listed, as long as there are not many pieces."""

COUNTED = 1_000_000
"""Pages or messages of one source told apart by their number; the rest is counted as it comes."""

_LENGTH = 200
_HEAD = re.compile(r"(page|slide|message) \d+")
_KIND = re.compile(r"(page|slide|message|sheet|table) ")
_UNIT = {"page": "pages", "slide": "pages", "message": "messages", "sheet": "sheets"}


@dataclass(slots=True, kw_only=True)
class _Counted:
    """One piece under way; as in PIECES."""

    place: str
    kind: str
    unit: str
    hidden: bool = False
    expected: int | None = None
    read: int = 0
    code: str | None = None

    def sent(self, source: str) -> Piece:
        status = "read" if self.code is None else "partial" if self.read else "exception"
        return Piece(
            source=source,
            place=safe(self.place)[:_LENGTH],
            kind=self.kind,
            unit=self.unit,
            hidden=self.hidden,
            expected=self.expected,
            read=self.read,
            status=status,
            code=self.code,
        )


class _Heads:
    """Which pages, messages, sheets or tables gave something, and which only a code."""

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.coded: dict[str, str] = {}
        self.beyond = 0
        self._last = ""

    def add(self, head: str) -> None:
        if len(self.read) < COUNTED:
            self.read.add(head)
        elif head != self._last and head not in self.read:
            self.beyond += 1
        self._last = head

    def miss(self, head: str, code: str) -> None:
        if len(self.coded) < COUNTED:
            self.coded.setdefault(head, code)

    @property
    def given(self) -> int:
        return len(self.read) + self.beyond

    @property
    def accounted(self) -> int:
        return self.given + len(self.coded.keys() - self.read)


class Pieces:
    """The pieces of one source, in the order in which they were met; bounded in number."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._held: dict[tuple[str, str], _Counted] = {}
        self._coded = 0
        self._more = self._more_short = 0
        self._loose: _Counted | None = None
        self._heads: dict[str, _Heads] = {}
        self._wholes: dict[str, int] = {}
        self._hidden: dict[str, list[str]] = {}

    def table(self, table: Table) -> None:
        """A table begins."""
        kind = _kind_of(table.place, "table")
        self._piece(
            table.place, kind if kind == "sheet" else "table", "rows"
        ).hidden |= table.hidden
        hidden = [f"{table.place}, column {letters(at)}" for at in sorted(table.hidden_columns)]
        if hidden and len(self._held) < LISTED // 2:
            self._hidden[table.place] = hidden[:HIDDEN]
            for place in hidden[:HIDDEN]:
                self._piece(place, "column", "rows").hidden = True
        self._heads_of("sheets" if kind == "sheet" else "tables").add(table.place)
        self._pass(table.place)

    def rows(self, place: str, count: int) -> None:
        """Rows of the table at a place were read."""
        for one in (place, *self._hidden.get(place, ())):
            self._piece(one, "table", "rows").read += count

    def text(self, block: TextBlock) -> None:
        """A run of text was read."""
        kind = "message" if block.kind == "mail" else _kind_of(block.place, "text")
        self._piece(block.place, kind, "characters").read += len(block.text)
        self._pass(block.place)

    def key(self, place: str) -> None:
        """A key lies in the source; place: which kind, and where."""
        self._piece(place, "key", "pieces").read = 1

    def tried(self, count: int) -> None:
        """So many keys and passwords were tried on what stayed encrypted."""
        self._piece("keys and passwords tried in vain", "tried", "pieces").read = count

    def miss(self, place: str, code: str) -> None:
        """A part was not read; place "" is the whole."""
        met = [piece for unit in ("rows", "characters") if (piece := self._find(place, unit))]
        for piece in met:
            piece.code = piece.code or code
        if place and not met:
            kind = _kind_of(place, "part")
            self._piece(
                place, kind, "rows" if kind in {"sheet", "table"} else "characters"
            ).code = code
        head = _HEAD.match(place)
        if head:
            self._heads_of(_UNIT[head[1]]).miss(head[0], code)
        elif place.startswith(("sheet ", "table ")):
            self._heads_of(place[:5] + "s").miss(place, code)

    def expect(self, block: Expected) -> None:
        """The source says how much it holds."""
        if block.count < 0:
            return
        if block.unit == "rows":
            self._piece(block.place, _kind_of(block.place, "table"), "rows").expected = block.count
        else:
            self._wholes[block.unit] = self._wholes.get(block.unit, 0) + block.count

    def shortfalls(self, members: int) -> Iterator[str]:
        """Where less was read than the source says, in words; settles what is expected.

        members: how many were handed on.
        """
        self._settle_loose()
        for piece in list(self._held.values()):
            if piece.code is None and piece.expected is not None and piece.read < piece.expected:
                piece.code = "incomplete"
                where = f"{piece.place}: " if piece.place else ""
                yield f"{where}{piece.read:,} of {piece.expected:,} {piece.unit}"
        if self._more_short:
            yield f"{self._more_short:,} further tables"
        if "messages" in self._heads:
            self._wholes.setdefault("messages", -1)
        for unit, expected in self._wholes.items():
            heads = self._heads_of(unit)
            given = members if unit == "members" else heads.given
            accounted = given + self._parts() if unit == "members" else heads.accounted
            whole = _Counted(place="", kind="whole", unit=unit, read=given)
            whole.code = next(iter(heads.coded.values()), None)
            if expected >= 0:
                whole.expected = expected
            if accounted < expected:
                whole.code = "incomplete"
                yield f"{accounted:,} of {expected:,} {unit}"
            self._held["", unit] = whole

    def listed(self, source: str) -> Iterator[Piece]:
        """All pieces of a source that is settled; the last one says how many are not listed."""
        for piece in self._held.values():
            yield piece.sent(source)
        if self._more:
            yield _Counted(place="", kind="more", unit="pieces", read=self._more).sent(source)

    def _find(self, place: str, unit: str) -> _Counted | None:
        """The piece at a place, or the one that the place lies in ("sheet A, row 3")."""
        while True:
            loose = self._loose
            if loose is not None and (loose.place, loose.unit) == (place, unit):
                return loose
            piece = self._held.get((place, unit))
            if piece is not None or ", " not in place:
                return piece
            place = place.rpartition(", ")[0]

    def _piece(self, place: str, kind: str, unit: str) -> _Counted:
        piece = self._held.get((place, unit))
        if piece is not None:
            return piece
        if len(self._held) - self._coded < LISTED:
            piece = self._held[place, unit] = _Counted(place=place, kind=kind, unit=unit)
            return piece
        if self._loose is None or (self._loose.place, self._loose.unit) != (place, unit):
            self._settle_loose()
            self._loose = _Counted(place=place, kind=kind, unit=unit)
        return self._loose

    def _settle_loose(self) -> None:
        """Keep a piece beyond the number listed only where it was not read whole."""
        piece, self._loose = self._loose, None
        if piece is None:
            return
        short = piece.expected is not None and piece.read < piece.expected
        if (piece.code or short) and self._coded < LISTED:
            self._held[piece.place, piece.unit] = piece
            self._coded += 1
        else:
            self._more += 1
            self._more_short += short and piece.code is None

    def _heads_of(self, unit: str) -> _Heads:
        return self._heads.setdefault(unit, _Heads())

    def _pass(self, place: str) -> None:
        head = _HEAD.match(place)
        if head:
            self._heads_of(_UNIT[head[1]]).add(head[0])

    def _parts(self) -> int:
        return sum(piece.kind == "part" for piece in self._held.values())


def _kind_of(place: str, otherwise: str) -> str:
    found = _KIND.match(place)
    return otherwise if found is None else "page" if found[1] == "slide" else found[1]
