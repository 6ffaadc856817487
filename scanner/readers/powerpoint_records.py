"""Records of a binary PowerPoint file, and which of them is which slide.

Layout as in [MS-PPT]: records inside records; lists of slides point to them by number.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

CHARS, BYTES = 4000, 4008
_DOCUMENT, _SLIDE = 1000, 1006
_LIST, _LISTED, _NOTES_ATOM, _DIRECTORY = 4080, 1011, 1009, 6002


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its kind and instance, and where its content lies."""

    kind: int
    instance: int
    start: int
    end: int
    container: bool


@dataclass(slots=True)
class Deck:
    """The stream, and which slide each container in it is."""

    data: bytes
    places: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, list[str]] = field(default_factory=dict)


def records(data: bytes, start: int, end: int) -> Iterator[Record]:
    """Records that stand side by side."""
    while start + 8 <= end:
        head, kind, length = struct.unpack_from("<HHI", data, start)
        stop = min(start + 8 + length, end)
        yield Record(kind, head >> 4, start + 8, stop, head & 15 == 15)
        start = start + 8 + length


def text_of(data: bytes, record: Record) -> str:
    """The characters of a record of text, lines ended by line feeds."""
    raw = data[record.start : record.end]
    text = raw.decode("latin-1" if record.kind == BYTES else "utf-16-le", "replace")
    return text.replace("\r", "\n").replace("\x0b", "\n").replace("\0", "")


def find_slides(deck: Deck, user: bytes) -> None:
    """Fills in which container is which slide; by their order where the lists are broken."""
    try:
        at = _persisted(deck.data, user)
        _from_lists(deck, at)
    except (struct.error, KeyError, StopIteration):
        deck.places.clear()
        deck.outlines.clear()
    if not deck.places:
        slides = [r for r in records(deck.data, 0, len(deck.data)) if r.kind == _SLIDE]
        deck.places = {r.start - 8: f"slide {number}" for number, r in enumerate(slides, 1)}


def _persisted(data: bytes, user: bytes) -> dict[int, int]:
    """Number of an object -> where its latest version lies ([MS-PPT] 2.1.2)."""
    (edit,) = struct.unpack_from("<I", user, 16)
    found: dict[int, int] = {}
    seen: set[int] = set()
    while edit and edit not in seen and edit + 28 <= len(data):
        seen.add(edit)
        earlier, directory = struct.unpack_from("<II", data, edit + 16)
        record = next(records(data, directory, len(data)))
        at = record.start
        while record.kind == _DIRECTORY and at + 4 <= record.end:
            (entry,) = struct.unpack_from("<I", data, at)
            first, count = entry & 0xFFFFF, min(entry >> 20, (record.end - at - 4) // 4)
            offsets = struct.unpack_from(f"<{count}I", data, at + 4)
            for number, offset in enumerate(offsets, first):
                found.setdefault(number, offset)
            at += 4 + 4 * count
        edit = earlier
    return found


def _from_lists(deck: Deck, at: dict[int, int]) -> None:
    """Slides and notes as the document lists them."""
    data = deck.data
    offsets = sorted(set(at.values()))
    heads = [next(records(data, offset, len(data))) for offset in offsets if offset < len(data)]
    document = next(record for record in reversed(heads) if record.kind == _DOCUMENT)
    slide_numbers: dict[int, int] = {}
    for listed in records(data, document.start, document.end):
        if listed.kind != _LIST or listed.instance == 1:
            continue
        number, offset = 0, -1
        for record in records(data, listed.start, listed.end):
            if record.kind == _LISTED:
                number += 1
                reference, _, _, identity = struct.unpack_from("<IIiI", data, record.start)
                offset = at.get(reference, -1)
                if listed.instance == 0:
                    slide_numbers[identity] = number
                    deck.places[offset] = f"slide {number}"
                else:
                    about = slide_numbers.get(_notes_of(data, offset))
                    deck.places[offset] = f"slide {about}, notes" if about else "notes"
            elif record.kind in (CHARS, BYTES):
                deck.outlines.setdefault(offset, []).extend(text_of(data, record).split("\n"))
    deck.places.pop(-1, None)


def _notes_of(data: bytes, offset: int) -> int:
    """The slide that a page of notes belongs to, 0 where it does not say."""
    if not 0 <= offset < len(data):
        return 0
    notes = next(records(data, offset, len(data)))
    for record in records(data, notes.start, notes.end):
        if record.kind == _NOTES_ATOM and record.end - record.start >= 4:
            return int(struct.unpack_from("<I", data, record.start)[0])
    return 0
