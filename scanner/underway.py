"""What a worker knows of a source it is reading: counts, parts not read, text not yet searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detectors.protection.found_keys import keys_in
from pipelines.attribution.attribute import Told
from pipelines.blocks import Table, TextBlock
from scanner.evidence import safe
from scanner.frames import Piece, Row
from scanner.pieces import Pieces
from scanner.readers.opened import Opened
from scanner.twice_encoded import text_once

TEXT_AT_ONCE = 1_000_000
"""Characters of one document that are searched for people together."""

PLACES_NAMED = 500
"""Places named one by one in a row; what is beyond is told as a number."""

_PLACE_LENGTH = 200


@dataclass(slots=True, kw_only=True)
class Underway:
    """One source, file or member, while it is read.

    parent: "" for the source of a task. codes: of all that was not read, in order. blocks: all
    that its reader yielded but `Unread`. members: those that were handed on.
    The counts are those of SOURCES.
    """

    id: str
    parent: str
    path: str
    sha256: str
    opened: Opened
    codes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    unnamed: int = 0
    blocks: int = 0
    members: int = 0
    tables: int = 0
    rows: int = 0
    pages: int = 0
    characters: int = 0
    pieces: Pieces = field(default_factory=Pieces)

    def table(self, block: Table) -> None:
        """Count a table that begins."""
        self.tables += 1
        self.pieces.table(block)

    def more_rows(self, place: str, count: int) -> None:
        """Count rows of the table at a place."""
        self.rows += count
        self.pieces.rows(place, count)

    def text(self, block: TextBlock) -> None:
        """Count a run of text, and list the keys that lie in it."""
        self.pages += 1
        self.characters += len(block.text)
        self.pieces.text(block)
        before = f"{block.place}, " if block.place else ""
        for key in keys_in(block.text):
            line = block.text.count("\n", 0, key.start) + 1
            use = "" if key.said else ", not tried: nothing here opens what it is for"
            self.pieces.key(f"{before}line {line}: {key.kind}{use}")

    def settle(self) -> None:
        """Set what was read against what the source says it holds; less is `incomplete`."""
        if "encrypted" in self.codes and self.opened.passwords:
            self.pieces.tried(len(self.opened.passwords))
        for where in self.pieces.shortfalls(self.members):
            self._name(where, "incomplete")

    def pieces_listed(self) -> Iterator[Piece]:
        """The pieces of this source, once it is settled."""
        return self.pieces.listed(self.id)

    def note(self, place: str, code: str) -> None:
        """Remember that a part was not read; place "" is the whole."""
        self.pieces.miss(place, code)
        self._name(place, code)

    def _name(self, place: str, code: str) -> None:
        self.codes.append(code)
        if len(self.places) < PLACES_NAMED:
            where = safe(place)[:_PLACE_LENGTH]
            self.places.append(f"{code} at {where}" if where else code)
        else:
            self.unnamed += 1

    def row(self, *, final: bool) -> Row:
        """The ledger row as of now."""
        code = self.codes[0] if self.codes else None
        more = [f"{self.codes[-1]} at {self.unnamed} more places"] if self.unnamed else []
        something = self.rows or self.characters or self.members
        return Row(
            id=self.id,
            parent=self.parent,
            path=self.path,
            sha256=self.sha256,
            size=self.opened.size,
            media_type=self.opened.media_type,
            status="read" if code is None else "partial" if something else "exception",
            code=code,
            places=(*self.places, *more),
            tables=self.tables,
            rows=self.rows,
            pages=self.pages,
            characters=self.characters,
            final=final,
        )


class Texts:
    """The texts of a source, until each is a whole document or message."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._blocks: list[TextBlock] = []
        self._length = 0

    def ends_before(self, block: TextBlock) -> bool:
        """Whether the block belongs to another message, or would make the text too long."""
        if not self._blocks:
            return False
        first = self._blocks[0]
        if "mail" in {first.kind, block.kind} and first.place != block.place:
            return True
        return self._length + len(block.text) > TEXT_AT_ONCE

    def add(self, block: TextBlock) -> None:
        """Keep one more piece."""
        self._blocks.append(text_once(block))
        self._length += len(block.text)

    def whole(self, source: Underway) -> Iterator[Told]:
        """The document as far as it goes, if there is any; the next begins."""
        if self._blocks:
            yield Told(self._blocks, source.tables, source.id)
        self._blocks, self._length = [], 0
