"""HL7 v2 messages, one or a batch: a table for each kind of segment, with the patient on each row.

Source: HL7 Version 2.5.1 chapter 2 (messages, batches), appendix C of 2.3.1 (MLLP frames).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from pipelines.blocks import Block, Member, Unread
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.hl7_segments import ABOUT_OTHERS, FIELDS, NO_DATA
from scanner.readers.hl7_values import Field, Marks, coded
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened, ReadError
from scanner.readers.person_rows import PersonRows
from scanner.readers.segments import lined

MEDIA_TYPES = ("application/hl7-v2",)

_SEGMENT = re.compile(r"[A-Z][A-Z0-9]{2}(?=[^A-Za-z0-9\s])")
_REPEATED = ("Patient ID", "Patient last name", "Patient first name", "Patient birth date")
_MEMBER = re.compile(
    r"[A-Z]{1,4}[0-9]{7,12}[A-Z0-9]{0,3}|[0-9]{8}[A-Z]|[0-9][A-Z0-9]{3}-?[A-Z0-9]{3}-?[A-Z0-9]{4}"
)
"""Numbers of members as plans write them, of Medi-Cal and of Medicare."""

_SELF = {"18", "SEL", "SELF", "S", "01"}
_FRAME = "\x0b\x1c\x1a\x00 \t"
_LONGEST = 32 << 20


def read(source: Opened) -> Iterator[Block]:
    """A table for each kind of segment, its place "segment OBX"; embedded files as members.

    Each row of a finding repeats the patient's id, name and birth date. Unread: `incomplete`
    where a batch says it has more messages, `damaged` where lines are no segments,
    `undecodable`. Raises ReadError("damaged") without any segment.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        text = Text(stream, encoding)
        reading = _Reading()
        for line in _segments(text):
            yield from reading.take(line)
            if reading.rows.full:
                yield from reading.rows.taken()
        if not reading.messages and not reading.rows:
            raise ReadError("damaged")
        yield from reading.rows.taken()
        yield from reading.left_out()
        if text.lost:
            yield Unread(place="", code="undecodable")


def _segments(text: Text) -> Iterator[str]:
    """Segments as single lines; a line that begins none goes on with the one before."""
    held: list[str] = []
    size = 0
    for line in lined(text, lone_returns=True):
        for part in re.split("[\r\n]+|(?=\x1c)", line):
            clean = part.strip(_FRAME)
            ended = part.startswith("\x1c")
            if not clean and not ended:
                continue
            if ended or _SEGMENT.match(clean) or size > _LONGEST:
                if held:
                    yield "\n".join(held)
                held, size = [], 0
            held += [clean] if clean else []
            size += len(clean)
    if held:
        yield "\n".join(held)


class _Reading:
    """The message under way, and what is known of its patient."""

    def __init__(self) -> None:
        self.rows = PersonRows()
        self.messages = 0
        self._expected: int | None = None
        self._in_batch = 0
        self._short = False
        self._broken = 0
        self._marks = Marks()
        self._patient: Row = {}
        self._insured: Row = {}

    def take(self, line: str) -> Iterator[Block]:
        """Read one segment; yields what is embedded in it."""
        if not _SEGMENT.match(line):
            self._broken += 1
            self.rows.add("other lines", {"Text": line})
            return
        kind = line[:3]
        if kind in {"MSH", "FHS", "BHS"}:
            self._marks, self._patient, self._insured = Marks.of(line), {}, {}
            self.messages += kind == "MSH"
            self._in_batch += kind == "MSH"
        fields = line.split(self._marks.field)
        if kind in NO_DATA:
            self._header(kind, fields)
        elif kind == "OBX":
            yield from self._result(fields)
        else:
            self._segment(kind, fields)

    def left_out(self) -> Iterator[Unread]:
        """What the source announced and did not hold, or held and nobody knows."""
        if self._short:
            yield Unread(place="", code="incomplete")
        if self._broken:
            yield Unread(place="lines outside of segments", code="damaged")

    def _header(self, kind: str, fields: list[str]) -> None:
        if kind == "BTS":
            stated = fields[1] if len(fields) > 1 else ""
            self._short |= stated.isdigit() and len(stated) < 10 and int(stated) > self._in_batch
            self._in_batch = 0

    def _field(self, text: str) -> Field:
        return Field(text, self._marks)

    def _segment(self, kind: str, fields: list[str]) -> None:
        row: Row = {}
        known = FIELDS.get(kind, {})
        others = []
        for number, written in enumerate(fields[1:], 1):
            field = self._field(written)
            if not field:
                continue
            if number in known:
                reading, label = known[number]
                row |= {k: v for k, v in reading(field, label).items() if v and not row.get(k)}
            elif kind == "IN1" and _MEMBER.fullmatch(written):
                row.setdefault("Insured ID number", written)  # a field beside its place
            elif any(letter.isalpha() for letter in written):
                others.append(f"{kind}-{number}: {field.words}")
        if kind == "PID":
            self._patient = {key: row[key] for key in _REPEATED if key in row}
            self._insured = {}
        row["Other fields"] = "; ".join(others)
        self._add(kind, row)

    def _add(self, kind: str, row: Row) -> None:
        """Hold the row of a segment together with whom it is about."""
        if kind in {"IN1", "IN2"}:
            row = self._of_insured(kind, row)
        about = {} if kind in ABOUT_OTHERS else self._patient
        self.rows.add(f"segment {kind}", {**about, **row})

    def _of_insured(self, kind: str, row: Row) -> Row:
        """Names the insured on both segments; not where it is the patient."""
        if kind == "IN2":
            return {**self._insured, **row}
        same = all(
            (row.get(f"Insured {part}") or "").lower()
            == (self._patient.get(f"Patient {part}") or "").lower()
            for part in ("last name", "first name")
        )
        own = {row.get("Relationship code"), (row.get("Relationship") or "").upper()} & _SELF
        if same or (own and not row.get("Insured last name")):
            row = {key: text for key, text in row.items() if key not in _person("Insured")}
        self._insured = {key: row[key] for key in _person("Insured") if key in row}
        return row

    def _result(self, fields: list[str]) -> Iterator[Block]:
        """OBX: a finding of the patient, or a file inside the message."""
        padded = fields + [""] * 12
        kind, value = padded[2].strip(), padded[5]
        row = coded(self._field(padded[3]), "Observation")
        if kind in {"ED", "RP"} or (value.count(self._marks.component) >= 4 and "Base64" in value):
            parts = self._field(value).parts or [[""]]
            member = self._member(parts[0])
            if member is not None:
                yield member
                value = ""
        said = self._field(value)
        words = coded(said, "r")["r"] if kind in {"CE", "CWE", "CNE"} else said.words
        row |= {
            "Test result": words,
            "Units": self._field(padded[6]).words,
            "Reference range": padded[7],
            "Abnormal flag": padded[8],
        }
        self._add("OBX", row)

    def _member(self, parts: list[str]) -> Member | None:
        data = max(parts, key=len)
        try:
            content = base64.b64decode(re.sub(r"\s", "", data), validate=True)
        except (binascii.Error, ValueError):
            return None
        if len(content) < 16:
            return None
        kind = re.sub(r"[^A-Za-z0-9]", "", parts[2] if len(parts) > 2 else "") or "bin"
        return Member(name=f"message {self.messages}.{kind.lower()}", data=content)


def _person(who: str) -> frozenset[str]:
    keys = ("last name", "first name", "middle name", "name suffix", "birth date", "SSN")
    where = ("street address", "city", "state", "zip code", "country")
    return frozenset(f"{who} {key}" for key in (*keys, *where))
