"""Wages and payments as filed or sent to banks: EFW2 (W-2), FIRE (1098, 1099, W-2G), NACHA.

Source: Social Security Administration, Specifications for Filing Forms W-2 Electronically (EFW2);
Internal Revenue Service, Publication 1220, part C, before and after its eighteen payment amounts
moved the names: records of a fixed length that begin with letters of their kind, with or without
line ends. Nacha Operating Rules, appendix three: records of 94 letters, of which those that begin
with 6 are the payments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipelines.blocks import Block, Unread
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened
from scanner.readers.person_rows import PersonRows

EFW2, FIRE = "application/x-ssa-efw2", "application/x-irs-fire"
NACHA = "application/x-nacha"
MEDIA_TYPES = (EFW2, FIRE, NACHA)

_LENGTH = {EFW2: 512, FIRE: 750, NACHA: 94}

Field = tuple[str, int, int]
"""What a field holds, and its first and last place, counted from 1 as the specifications do."""

_EMPLOYEE: Sequence[Field] = (
    ("Employee SSN", 3, 11), ("Employee first name", 12, 26), ("Employee middle name", 27, 41),
    ("Employee last name", 42, 61), ("Employee suffix", 62, 65), ("Address line 2", 66, 87),
    ("Address", 88, 109), ("City", 110, 131), ("State", 132, 133), ("ZIP", 134, 138),
)  # fmt: skip
_STATE_WAGES = [(name, first + 7, last + 7) for name, first, last in _EMPLOYEE]
_RECIPIENT: Sequence[Field] = (
    ("Recipient TIN", 12, 20), ("Account with the payer", 21, 40), ("Recipient name", 248, 287),
    ("Second recipient name", 288, 327), ("Address", 368, 407), ("City", 448, 487),
    ("State", 488, 489), ("ZIP", 490, 498),
)  # fmt: skip
_MOVED: Mapping[str, tuple[int, int]] = {
    "Recipient name": (288, 327), "Second recipient name": (328, 367),
}  # fmt: skip
_AMOUNTS = slice(247, 286)
"""Where names began while there were sixteen amounts, and where there are amounts now."""
_PAYMENT: Sequence[Field] = (
    ("Account number", 13, 29), ("Individual ID", 40, 54), ("Individual name", 55, 76),
)  # fmt: skip
_SSN = re.compile(r"(?!000|666|9)[0-9]{3}-?(?!00)[0-9]{2}-?(?!0000)[0-9]{4}")
_TYPE_OF_NUMBER = 10
_NUMBERS = {"1": "Recipient EIN", "2": "Recipient SSN"}

_PEOPLE: Mapping[str, Mapping[str, tuple[str, Sequence[Field]]]] = {
    EFW2: {"RW": ("employees", _EMPLOYEE), "RS": ("state wages", _STATE_WAGES)},
    FIRE: {"B": ("recipients", _RECIPIENT)},
    NACHA: {"6": ("payments", _PAYMENT)},
}


def read(source: Opened) -> Iterator[Block]:
    """Tables "employees", "state wages", "recipients", "payments"; "record RE", … with other texts.

    Unread: `truncated` where a record of a person ends before the name does, `undecodable`.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        text, rows, whole = Text(stream, encoding), PersonRows(), True
        for record in _records(text, _LENGTH[source.media_type]):
            whole &= _add(rows, record, source.media_type)
            if rows.full:
                yield from rows.taken()
        yield from rows.taken()
        if not whole:
            yield Unread(place="", code="truncated")
        if text.lost:
            yield Unread(place="", code="undecodable")


def _records(text: Text, length: int) -> Iterator[str]:
    """The records, one a line or, where there are no lines, one every so many letters."""
    rest = ""
    for piece in text:
        lines = (rest + piece).split("\n")
        rest = lines.pop()
        for line in lines:
            yield from _cut(line.rstrip("\r"), length)
        *cut, rest = _cut(rest, length) or [""]
        yield from cut
    yield from _cut(rest, length)


def _cut(line: str, length: int) -> list[str]:
    return [line[at : at + length] for at in range(0, len(line), length)]


def _add(rows: PersonRows, record: str, media_type: str) -> bool:
    """Hold what a record says; false where it ends before the name does."""
    kinds = _PEOPLE[media_type]
    kind = record[:2] if media_type == EFW2 else record[:1]
    name, fields = kinds.get(kind, ("", ()))
    whole = all(len(record) >= first for title, first, _ in fields if "name" in title)
    if not fields or not whole:
        rows.add(f"record {kind}", {"Text": " ".join(record.split())})
        return whole
    if media_type == FIRE and not any(letter.isalpha() for letter in record[_AMOUNTS]):
        fields = [(title, *_MOVED.get(title, places)) for title, *places in fields]
    row: Row = {title: record[first - 1 : last].strip() for title, first, last in fields}
    if media_type == FIRE:
        title = _NUMBERS.get(record[_TYPE_OF_NUMBER : _TYPE_OF_NUMBER + 1], "Recipient TIN")
        row = {title: row.pop("Recipient TIN"), **row}
    if media_type == NACHA and _SSN.fullmatch(str(row["Individual ID"])):
        # Payrolls put the Social Security number where the rules leave the number open.
        row = {"Individual SSN": row.pop("Individual ID"), **row}
    rows.add(name, row)
    return True
