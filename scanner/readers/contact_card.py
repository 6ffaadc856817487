"""vCards and calendars: a row for each card, each event, and each person who takes part in one.

Knowledge: vCard 2.1 and RFC 6350, iCalendar RFC 5545.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.blocks import Block, Unread
from scanner.readers.encoding import Text, decode, encoding_of
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.person_rows import PersonRows
from scanner.readers.segments import lined

MEDIA_TYPES = ("text/vcard", "text/calendar")

_LINE = re.compile(
    r"(?:[\w-]{1,80}\.)?([A-Za-z][\w-]{0,80})((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL
)
_PARAMETER = re.compile(r";([\w-]+)(?:=(\"[^\"]*\"|[^;]*))?")
_KINDS = {"VCARD": "contacts", "VEVENT": "events", "VTODO": "tasks", "VJOURNAL": "notes"}
_CARD, _PROSE, _TITLE = "VCARD", "DESCRIPTION", "SUMMARY"
_PEOPLE = frozenset({"ATTENDEE", "ORGANIZER"})
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_LEFT = _PICTURES | {"VERSION", "PRODID", "REV", "DTSTAMP", "SEQUENCE", "UID", "BEGIN", "END"}
_PARTS = {
    "N": ("last name", "first name", "middle name", "prefix", "suffix"),
    "ADR": ("po box", "unit", "street", "city", "state", "postal code", "country"),
}
_WORDS = {
    "FN": "name", "TEL": "phone", "BDAY": "date of birth", "ORG": "organization", "NOTE": "note",
    "SUMMARY": "summary", "DTSTART": "start", "DTEND": "end", "DEATHDATE": "date of death",
}  # fmt: skip
_PLACES = frozenset({"HOME", "WORK", "CELL", "FAX", "PAGER", "OTHER"})
_TEXT = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\", ":": ":"}
_LINE_LIMIT = 64 << 20


@dataclass(slots=True)
class _Property:
    name: str
    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class _Reading:
    """One pass over the file.

    bad: lines outside of every card, or without a name; told: events that are text.
    """

    rows: PersonRows = field(default_factory=PersonRows)
    bad: list[str] = field(default_factory=list)
    lost: int = 0
    told: int = 0


def read(source: Opened) -> Iterator[Block]:
    """Tables "contacts", "events", "tasks", "notes" and "participants", as far as there are any.

    An event with a description comes as text of its own. Numbers and addresses stand under their
    kind ("home phone", "work city"); pictures and keys are left out. Lines that belong to no card
    come as text and as Unread("rows_lost"). Raises ReadError: `empty`, `too_large` for a value.
    """
    held = _Reading()
    for component, listed in _components(source, held):
        properties, told = (listed, []) if component == _CARD else _told(listed)
        held.told += bool(told)
        # An event is a text of its own: nobody of another is named by what it says.
        yield from passages(told, f"{_KINDS[component]} {held.told}", "mail")
        held.rows.add(_KINDS[component], _row(properties))
        title = next((_plain(one) for one in listed if one.name == _TITLE), "")
        start = next((_plain(one) for one in properties if one.name == "DTSTART"), "")
        for one in properties:
            if one.name == "ATTENDEE":
                held.rows.add("participants", {**_person(one), "event": title, "start": start})
            elif one.name == "ORGANIZER":  # whoever made the entry need not be whom it is about
                held.rows.add("participants", _person(one))
        if held.rows.full:
            yield from held.rows.taken()
    yield from held.rows.taken()
    if held.bad:
        yield from passages((f"{line}\n" for line in held.bad), "outside of the cards")
        yield Unread(place="outside of the cards", code="rows_lost")
    elif not held.rows:
        raise ReadError("empty")
    if held.lost:
        yield Unread(place="", code="undecodable")


def _told(properties: list[_Property]) -> tuple[list[_Property], list[str]]:
    """What is short, and the text of an event with a description: its title names who it is about.

    Such an event keeps no title beside its text, which tells it.
    """
    text = [_plain(one) for one in properties if one.name == _PROSE and one.value.strip()]
    if not text:
        return properties, []
    titles = [_plain(one) for one in properties if one.name == _TITLE]
    short = [one for one in properties if one.name not in (_PROSE, _TITLE)]
    return short, ["\n".join((*titles, *text, ""))]


def _components(source: Opened, held: _Reading) -> Iterator[tuple[str, list[_Property]]]:
    """The cards and events with what each holds, one that is not closed too."""
    around: list[tuple[str, list[_Property]]] = []
    for line in _unfolded(source, held):
        found = _LINE.fullmatch(line)
        if not found:
            held.bad.extend([line] if line.strip() else [])
            continue
        one = _property(found)
        if one.name == "BEGIN":
            around.append((one.value.strip().upper(), []))
        elif one.name == "END":
            kind, properties = around.pop() if around else ("", [])
            if kind in _KINDS:
                yield kind, properties
        elif around:
            around[-1][1].append(one)
        else:
            held.bad.append(line)
    yield from ((kind, properties) for kind, properties in around if kind in _KINDS)


def _unfolded(source: Opened, held: _Reading) -> Iterator[str]:
    """Lines with those that continue them: after white space, or a `=` of quoted-printable."""
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        text = Text(stream, encoding)
        parts: list[str] = []
        size = 0
        for line in _lines(text):
            quoted = (
                bool(parts)
                and parts[-1].endswith("=")
                and "QUOTED-PRINTABLE" in parts[0][:200].upper()
            )
            if parts and (quoted or line[:1] in {" ", "\t"}):
                if quoted:
                    parts[-1] = parts[-1][:-1]
                parts.append(line if quoted else line[1:])
                size += len(line)
                if size > _LINE_LIMIT:
                    raise ReadError("too_large")
                continue
            yield "".join(parts)
            parts, size = [line], len(line)
        yield "".join(parts)
        held.lost = text.lost


def _lines(text: Text) -> Iterator[str]:
    rest = ""
    for part in lined(text, lone_returns=False):
        *whole, rest = (rest + part).split("\n")
        yield from whole
        if len(rest) > _LINE_LIMIT:
            raise ReadError("too_large")
    yield rest


def _property(found: re.Match[str]) -> _Property:
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(found[2]):
        key = name.upper() if value else "TYPE"  # vCard 2.1 writes `TEL;HOME:`
        said = (value or name).strip('"')
        parameters[key] = f"{parameters[key]},{said}" if key in parameters else said
    return _Property(found[1].upper(), parameters, _decoded(found[3], parameters))


def _decoded(value: str, parameters: dict[str, str]) -> str:
    way = f"{parameters.get('ENCODING', '')},{parameters.get('TYPE', '')}".upper().split(",")
    if "QUOTED-PRINTABLE" in way:
        raw = quopri.decodestring(value.encode("utf-8", "replace"))
        return decode(raw)
    if {"B", "BASE64"} & set(way):
        try:
            return decode(base64.b64decode(value))
        except (binascii.Error, ValueError):
            return value
    return value


def _plain(one: _Property) -> str:
    return _unescaped(one.value).strip()


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: _TEXT.get(found[1], found[0]), value)


def _row(properties: list[_Property]) -> dict[str, str]:
    """The cells of a card; what is there twice is joined by `; `."""
    row: dict[str, str] = {}
    for one in properties:
        if one.name in _LEFT or one.name in _PEOPLE:
            continue
        for name, text in _cells(one):
            if text and text not in row.get(name, "").split("; "):
                row[name] = f"{row[name]}; {text}" if name in row else text
    return row


def _cells(one: _Property) -> Iterator[tuple[str, str]]:
    kinds = [kind for kind in one.parameters.get("TYPE", "").upper().split(",") if kind in _PLACES]
    before = f"{kinds[0].lower()} " if kinds else ""
    if one.name in _PARTS:
        values = re.split(r"(?<!\\);", one.value)
        for name, value in zip(_PARTS[one.name], values, strict=False):
            yield f"{before}{name}" if one.name == "ADR" else name, _unescaped(value).strip()
        return
    name = _WORDS.get(one.name) or one.name.lower().removeprefix("x-").replace("-", " ")
    text = _plain(one)
    for scheme in ("tel:", "mailto:"):
        text = text[len(scheme) :] if text.lower().startswith(scheme) else text
    if name == "organization":
        text = " ".join(text.replace(";", " ").split())
    yield f"{before}{name}", text


def _person(one: _Property) -> dict[str, str]:
    """Name, address and part of somebody who takes part in an event."""
    address = one.value.strip()
    return {
        "name": one.parameters.get("CN", ""),
        "email": address[7:] if address.lower().startswith("mailto:") else address,
        "role": one.name.lower(),
    }
