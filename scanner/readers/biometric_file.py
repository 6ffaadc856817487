"""Biometric files: NIST transactions, ISO and ANSI templates, WSQ prints; whose, and that they are.

The template itself is the exposure; a few bytes of it are handed on so that two copies can be
known as one. Source: ANSI/NIST-ITL 1-2011, FBI EBTS 10 (type 2 fields), ISO/IEC 19794-2, -4, -5,
-6, ANSI INCITS 378, WSQ 3.1 (IAFIS-IC-0110).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers import xml_tree
from scanner.readers.cells import grid
from scanner.readers.hl7_values import day
from scanner.readers.json_rows import Row
from scanner.readers.named_file import FILE_COLUMN, KEY, row_of_file
from scanner.readers.nist_records import BrokenError, Record, records
from scanner.readers.opened import Opened

MEDIA_TYPES = (
    "application/x-nist-itl", "application/x-nist-itl-xml", "application/x-iso-19794",
    "image/x-wsq",
)  # fmt: skip

_PERSON = {
    18: "Person name", 19: "Alias", 22: "Birth date", 16: "SSN", 24: "Sex", 41: "Home address",
    20: "Birth place", 14: "FBI number", 15: "State criminal ID number", 10: "Local ID number",
    17: "Other number", 39: "Employer", 40: "Occupation", 67: "Image capture equipment",
}  # fmt: skip
"""Field of a type 2 record -> what it says (FBI EBTS appendix C)."""

_NIEM = {
    "PersonFullName": "Person name", "PersonGivenName": "First name",
    "PersonSurName": "Last name", "PersonMiddleName": "Middle name",
    "PersonBirthDate": "Birth date",
    "PersonSSNIdentification": "SSN", "PersonSexText": "Sex",
}  # fmt: skip
_SHORTEST, _SHOWN = 16, 48


def read(source: Opened) -> Iterator[Block]:
    """One table "person" with what names somebody, and one "samples" with a row per sample.

    A sample whose file names nobody carries the name of the file as a key. Unread("damaged")
    where the records break off. Raises ReadError("damaged").
    """
    content = source.bytes()
    if source.media_type == "application/x-nist-itl":
        yield from _transaction(source, content)
    elif source.media_type == "application/x-nist-itl-xml":
        yield from _niem(source, content)
    else:
        comment = _comment(content) if source.media_type == "image/x-wsq" else {}
        yield from _tables(source, (comment, [("sample", content)]))


def _transaction(source: Opened, content: bytes) -> Iterator[Block]:
    who: Row = {}
    samples: list[tuple[str, bytes]] = []
    broken = False
    try:
        for record in records(content):
            if record.kind == 2:
                who |= _named(record)
            elif record.kind > 2:
                data = record.data or b" ".join(record.fields.values())
                samples.append((f"type {record.kind}", data))
    except BrokenError:
        broken = True
        samples = samples or [("transaction", content)]
    yield from _tables(source, (who, samples))
    if broken:
        yield Unread(place="", code="damaged")


def _named(record: Record) -> Row:
    row: Row = {}
    others = []
    for number, value in record.fields.items():
        text = re.sub(r"[\x1d-\x1f]+", "; ", value.decode("utf-8", "replace")).strip()
        if number in _PERSON:
            row[_PERSON[number]] = day(text) if number == 22 else text
        elif number > 2 and sum(letter.isalpha() for letter in text) > 3:
            others.append(f"2.{number:03}: {text}")
    if row.get("Person name"):
        row["Person name"] = re.sub(r",(?=\S)", ", ", row["Person name"] or "")
    row["Other fields"] = "; ".join(others)
    return row


def _niem(source: Opened, content: bytes) -> Iterator[Block]:
    """The XML form: names by their NIEM elements, samples from base64 objects.

    A package may hold several people: a name behind samples begins the next of them.
    """
    root, broken = xml_tree.tree(content)
    who: Row = {}
    samples: list[tuple[str, bytes]] = []
    before: list[tuple[Row, list[tuple[str, bytes]]]] = []
    for element in root.iter(etree.Element):
        name = str(element.tag).rpartition("}")[2]
        text = " ".join("".join(map(str, element.itertext())).split())
        if name in _NIEM and text:
            if samples and _NIEM[name] in who:
                before.append((who, samples))
                who, samples = {}, []
            who.setdefault(_NIEM[name], text)
        elif name.endswith("Base64Object") and len(text) >= _SHORTEST:
            samples.append((name, text[:200].encode()))
    last = (who, samples or [("package", content[:200])])
    yield from _tables(source, *before, last)
    if broken:
        yield Unread(place="", code="damaged")


def _comment(content: bytes) -> Row:
    """What the comment blocks of a WSQ picture say (NISTCOM: a name and a value a line)."""
    row: Row = {}
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] not in (b"\xa3", b"\xa1"):
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] == 0xA8:
            for line in content[at + 4 : at + 2 + length].decode("utf-8", "replace").splitlines():
                key, _, value = line.partition(" ")
                row |= {key.replace("_", " ").lower(): value} if value else {}
        at += 2 + max(length, 2)
    technical = ("nist com", "pix ", "ppi", "lossy", "colorspace", "compression", "wsq ")
    return {k: text for k, text in row.items() if not k.startswith(technical)}


def _tables(source: Opened, *people: tuple[Row, list[tuple[str, bytes]]]) -> Iterator[Table]:
    rows = [row for who, samples in people for row in _sample_rows(source, who, samples)]
    header = tuple(dict.fromkeys(column for row in rows for column in row))
    yield Table(
        place="samples", name="samples", header=header,
        batches=grid([[row.get(column) for column in header] for row in rows]),
        keys={header.index(FILE_COLUMN): KEY},
    )  # fmt: skip


def _sample_rows(source: Opened, who: Row, samples: list[tuple[str, bytes]]) -> list[Row]:
    """A row for each sample of somebody; one row of who it is where there is no sample."""
    file = row_of_file(source)
    if any("name" in key.lower() for key in who):
        file["Person name"] = None
    about = {key: text for key, text in {**who, **file}.items() if text} | {
        FILE_COLUMN: file[FILE_COLUMN]
    }
    about |= {key: text for key, text in who.items() if text}
    shown = ((kind, f"{kind}, {len(data)} bytes, {data[:_SHOWN].hex()}") for kind, data in samples)
    return [{**about, "Sample kind": kind, "Biometric template": text} for kind, text in shown] or [
        about
    ]
