"""X12 health care transactions (837, 835, 834, 270 to 278): people, claims, diagnoses, services.

Source: ASC X12.5 and X12.6 (interchange, segments); the implementation guides named in
`x12_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.hl7_values import day
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened, ReadError
from scanner.readers.person_rows import PersonRows
from scanner.readers.x12_people import Cells, Entity, about
from scanner.readers.x12_words import DIAGNOSES, NUMBERS, PROCEDURES

MEDIA_TYPES = ("application/edi-x12",)

_ENVELOPE = frozenset({"ISA", "GS", "ST", "SE", "GE", "IEA", "BHT", "TA1", "ISB", "LS", "LE"})
_HEAD = 4096
_LONGEST = 1 << 20
_ICD = re.compile(r"([A-TV-Z][0-9][0-9A-Z])([0-9A-Z]{1,4})$")


def read(source: Opened) -> Iterator[Block]:
    """Tables "subscribers", "patients", "other people", "claims", "diagnoses", "services", ….

    Each row about a patient repeats name, birth date and number. Unread: `truncated` without the
    trailer, `incomplete` where a trailer counts more segments than there are. Raises
    ReadError("damaged") where the separators cannot be told.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        text = Text(stream, encoding)
        reading = _Reading()
        for cells in _segments(text):
            reading.take(cells)
            if reading.rows.full:
                yield from reading.rows.taken()
        reading.end()
        yield from reading.rows.taken()
        if reading.open:
            yield Unread(place="", code="truncated")
        if reading.short:
            yield Unread(place="", code="incomplete")
        if text.lost:
            yield Unread(place="", code="undecodable")


def _segments(text: Text) -> Iterator[Cells]:
    """Elements of each segment, the name first; components stay joined by a colon.

    Separators are those of the last ISA segment.
    """
    held, between, within, end = "", "", "", ""
    for piece in text:
        held += piece
        if not end:
            if len(held) < _HEAD and piece and "IEA" not in held:
                continue
            between, within, end = _separators(held)
        *whole, held = held.split(end)
        for segment in whole:
            yield from _cells(segment, between, within)
        if len(held) > _LONGEST:
            raise ReadError("damaged")
    if not end and held:
        between, within, end = _separators(held)
        *whole, held = held.split(end)
        for segment in whole:
            yield from _cells(segment, between, within)
    yield from _cells(held, between, within)


def _separators(head: str) -> tuple[str, str, str]:
    """Between elements, within them, at the end of a segment; counted, as widths may be wrong."""
    start = head.find("ISA")
    between = head[start + 3 : start + 4]
    parts = head[start:].split(between or "*", 16)
    if len(parts) < 17 or len(parts[16]) < 2:
        raise ReadError("damaged")
    within, end = parts[16][0], parts[16][1]
    return between, within, end if not end.isspace() else "\n"


def _cells(segment: str, between: str, within: str) -> Iterator[Cells]:
    plain = segment.strip()
    if plain and between:
        if within.isalnum() or within == ":":
            yield [cell.strip() for cell in plain.split(between)]
        else:
            yield [cell.strip().replace(within, ":") for cell in plain.split(between)]


class _Reading:
    """The loop under way. What is told before its patient is named waits for the end of it."""

    def __init__(self) -> None:
        self.rows = PersonRows()
        self.open = False
        self.short = False
        self._counted = 0
        self._claim: Row = {}
        self._waiting: list[tuple[str, Row]] = []
        self._people: list[Entity] = []
        self._subscriber: Entity | None = None
        self._current: Entity | None = None
        self._group: Row = {}
        self._kept: list[Entity] = []
        self._member = False
        self._ahead: Row = {}

    def take(self, cells: Cells) -> None:
        """Read one segment."""
        kind = cells[0]
        self._counted += 1
        if kind in {"ST", "HL", "INS", "CLP", "SE"}:
            self._loop(kind, cells)
        if kind in _ENVELOPE:
            self._envelope(kind, cells)
        elif kind == "NM1":
            self._named(Entity(cells))
        elif self._current is None or not self._current.learn(cells):
            self._told(kind, [*cells, *[""] * 12])

    def end(self) -> None:
        """Nothing follows: give out what waits."""
        self._flush()

    def _envelope(self, kind: str, cells: Cells) -> None:
        if kind in {"ISA", "IEA"}:
            self.open = kind == "ISA"
        elif kind == "ST":
            self._counted = 1
        elif kind == "SE":
            stated = cells[1] if len(cells) > 1 else ""
            self.short |= stated.isdigit() and len(stated) < 10 and int(stated) > self._counted

    def _loop(self, kind: str, cells: Cells) -> None:
        """A new person or claim begins."""
        self._flush()
        self._current, self._claim = None, {}
        level = cells[3] if kind == "HL" and len(cells) > 3 else ""
        if kind != "HL" or level in {"20", "21", "19", "22", "PT"}:
            self._subscriber, self._group = None, {}
        if level in {"EV", "SS", "OE"}:
            self._people = self._kept
        self._member, self._ahead = kind == "INS", {}
        if kind == "INS" and len(cells) > 2:
            self._group = {"Relationship": cells[2]}

    def _named(self, entity: Entity) -> None:
        self._current = entity
        if entity.code == "IL" and self._subscriber is not None and self._claim:
            entity.who = "Other insured"
        elif entity.code == "IL":
            self._subscriber, self._member = entity, False
            entity.facts = {**self._ahead, **entity.facts}
        self._people.append(entity)

    def _told(self, kind: str, cells: Cells) -> None:
        """A segment about the patient of the loop."""
        if kind in {"CLM", "CLP"}:
            self._current = None
            self._claim = {"Claim number": cells[1]}
            payer = {"Payer claim number": cells[7]} if kind == "CLP" else {}
            self._wait("claims", {"Amount": cells[2 if kind == "CLM" else 3], **payer})
        elif kind == "HI":
            self._diagnoses(cells)
        elif kind in {"SV1", "SV2", "SV3", "SVC"}:
            procedure = cells[2] if kind == "SV2" else cells[1]
            parts = procedure.split(":")
            code = parts[1] if len(parts) > 1 else parts[0]
            words = parts[6] if len(parts) > 6 else ""
            self._wait("services", {"Procedure code": code, "Procedure description": words})
        elif kind == "LIN" and cells[2] == "N4":
            self._wait("drugs", {"NDC": cells[3]})
        elif kind in {"HD", "EB"}:
            plan = cells[4] if kind == "HD" else cells[5]
            self._wait("coverage", {"Insurance plan": plan, "Coverage": cells[3]})
        elif kind in {"NTE", "MSG", "K3"}:
            self._wait("notes", {"Clinical note": cells[2] if kind == "NTE" else cells[1]})
        elif kind in {"DTP", "DTM"}:
            self._wait("dates", {"Date kind": cells[1], "Date": day(cells[3] or cells[2])})
        elif kind == "SBR":
            self._group = {"Group number": cells[3], "Group name": cells[4]}
        elif kind == "REF" and cells[1] in NUMBERS:
            self._number(NUMBERS[cells[1]], cells[2])
        else:
            self._other(kind, cells)

    def _number(self, label: str, number: str) -> None:
        """A number outside of an NM1 loop: of the member named next (834), else of the claim."""
        if self._member:
            self._ahead[label] = number
        else:
            self._wait("numbers", {f"Patient {label}": number})

    def _other(self, kind: str, cells: Cells) -> None:
        words = " ".join(cell for cell in cells[1:] if cell)
        if any(letter.isalpha() for letter in words):
            self._wait(f"segment {kind}", {"Text": words})

    def _diagnoses(self, cells: Cells) -> None:
        for cell in filter(None, cells[1:]):
            qualifier, _, rest = cell.partition(":")
            code = rest.split(":")[0]
            if qualifier in DIAGNOSES:
                found = _ICD.match(code)
                self._wait(
                    "diagnoses", {"Diagnosis code": ".".join(found.groups()) if found else code}
                )
            elif qualifier in PROCEDURES:
                self._wait("services", {"Procedure code": code})

    def _wait(self, kind: str, row: Row) -> None:
        self._waiting.append((kind, {**row, **self._claim}))

    def _flush(self) -> None:
        """Give out the people of the loop, and what was told of its patient."""
        patient = next((e for e in self._people if e.insured and e.who == "Patient"), None)
        main = patient or self._subscriber
        self._kept = [entity for entity in self._people if entity.insured]
        for entity in self._people:
            self._person(entity)
        for kind, row in self._waiting:
            self.rows.add(kind, {**about(main), **row})
        self._people, self._waiting = [], []

    def _person(self, entity: Entity) -> None:
        row = entity.row()
        if not entity.person:
            self.rows.add("organizations", row)
        elif entity.code == "IL":
            self.rows.add("subscribers", {**row, **self._group})
        elif entity.who == "Patient":
            shared = self._subscriber.insurance() if self._subscriber else {}
            self.rows.add("patients", {**row, **shared})
        elif entity.who == "Provider":
            self.rows.add("providers", row)
        else:
            self.rows.add(entity.who.lower(), row)
