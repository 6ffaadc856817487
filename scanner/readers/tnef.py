"""TNEF (winmail.dat): what Outlook packs a rich message into for the way over the Internet.

Knowledge: MS-OXTNEF. Checksums are not asked: a wrong one takes nothing from the content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.blocks import Block, Member, Unread
from scanner.readers.encoding import decode
from scanner.readers.mapi_values import (
    ATTACH_DATA,
    BODY,
    DISPLAY_NAME,
    FILE_NAME,
    LONG_FILE_NAME,
    MESSAGE_CLASS,
    SUBJECT,
    Properties,
    code_page,
    text_of,
)
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.outlook_fields import field_lines
from scanner.readers.outlook_item import item_blocks
from scanner.readers.tnef_properties import properties_of, rows_of

MEDIA_TYPES = ("application/vnd.ms-tnef",)

SIGNATURE = b'x\x9f>"'
_FROM, _SUBJECT, _BODY, _CLASS = 0x8000, 0x8004, 0x800C, 0x8008
_DATA, _TITLE, _NEXT, _ATTACHMENT = 0x800F, 0x8010, 0x9002, 0x9005
_MESSAGE, _RECIPIENTS, _CODE_PAGE = 0x9003, 0x9004, 0x9007
_SENDER_NAME, _SENDER_ADDRESS = 0x0C1A, 0x0C1F
_MESSAGE_INSIDE = bytes.fromhex("0703020000000000c000000000000046")
"""Interface of a message inside an attachment; its data is a TNEF stream again."""

_DEPTH = 12


@dataclass(slots=True)
class _Attached:
    """One attachment: its title and data in the old attributes, and its properties."""

    title: str = ""
    data: bytes = b""
    properties: Properties = field(default_factory=dict)


@dataclass(slots=True)
class _Stream:
    """All of one TNEF stream. failed: the code of what ended it too early, "" if nothing did."""

    properties: Properties = field(default_factory=dict)
    recipients: list[Properties] = field(default_factory=list)
    attached: list[_Attached] = field(default_factory=list)
    encoding: str = "cp1252"
    failed: str = ""


def read(source: Opened) -> Iterator[Block]:
    """The message with its fields, its attachments, and messages inside.

    Places as in Outlook's own files. Raises ReadError: `damaged`, `too_large`.
    """
    raw = source.bytes()
    if not raw.startswith(SIGNATURE):
        raise ReadError("damaged")
    yield from _blocks(raw, "", source.stem, 0)


def _blocks(raw: bytes, place: str, name: str, depth: int) -> Iterator[Block]:
    if depth > _DEPTH:
        yield Unread(place=place, code="too_deep")
        return
    stream = _parsed(raw)
    properties = stream.properties
    fields = list(field_lines(properties))
    empty = False
    for block in item_blocks(properties, stream.recipients, fields, place, name):
        if isinstance(block, Unread) and block.code == "empty":
            empty = True  # only a wrapping of its attachments
            continue
        yield block
    inner = 0
    for number, attached in enumerate(stream.attached[:MEMBERS_LIMIT], 1):
        names = (text_of(attached.properties, key) for key in (LONG_FILE_NAME, FILE_NAME))
        display = text_of(attached.properties, DISPLAY_NAME)
        title = next((text for text in names if text), attached.title or display)
        where = ", ".join(part for part in (place, title or f"attachment {number}") if part)
        data = attached.properties.get(ATTACH_DATA)
        data = data if isinstance(data, bytes) and data else attached.data
        if data.startswith(_MESSAGE_INSIDE):
            inner += 1
            before = f"{place}, " if place else ""
            yield from _blocks(data[16:], f"{before}attached message {inner}", name, depth + 1)
        elif data:
            ole = data.find(b"\xd0\xcf\x11\xe0", 16, 20)
            yield Member(name=where, data=data[ole:] if ole > 0 else data)
        else:
            yield Unread(place=where, code="empty")
    if stream.failed:
        yield Unread(place=place, code=stream.failed)
    elif empty and not stream.attached:
        yield Unread(place=place, code="empty")


def _parsed(raw: bytes) -> _Stream:
    found = _Stream()
    if not raw.startswith(SIGNATURE):
        found.failed = "damaged"
        return found
    attributes = list(_attributes(raw, found))
    for attribute, data in attributes:
        if attribute == _CODE_PAGE and len(data) >= 4:
            found.encoding = code_page(int.from_bytes(data[:4], "little"))
    for attribute, data in attributes:
        try:
            _take(found, attribute, data)
        except (IndexError, ValueError):
            found.failed = found.failed or "damaged"
    return found


def _attributes(raw: bytes, found: _Stream) -> Iterator[tuple[int, bytes]]:
    """Identifier and data of each attribute, as far as there are any."""
    at = 6
    while at + 9 <= len(raw):
        level, attribute = raw[at], int.from_bytes(raw[at + 1 : at + 3], "little")
        length = int.from_bytes(raw[at + 5 : at + 9], "little")
        if level not in (1, 2):
            found.failed = "" if not raw[at:].strip(b"\0") else "damaged"
            return
        data = raw[at + 9 : at + 9 + length]
        yield attribute, data
        if len(data) < length:
            found.failed = "truncated"
            return
        at += 9 + length + 2
    if raw[at:].strip(b"\0\r\n"):
        found.failed = "truncated"


def _take(found: _Stream, attribute: int, data: bytes) -> None:
    """One attribute; the properties, which say more, win over the old attributes."""
    encoding = found.encoding
    if attribute == _MESSAGE:
        found.properties |= _properties(found, data)
    elif attribute == _RECIPIENTS:
        found.recipients = rows_of(data, encoding)
    elif attribute == _NEXT:
        found.attached.append(_Attached())
    elif attribute in (_DATA, _TITLE, _ATTACHMENT):
        if not found.attached:
            found.attached.append(_Attached())
        last = found.attached[-1]
        if attribute == _DATA:
            last.data = data
        elif attribute == _TITLE:
            last.title = _text(data, encoding)
        else:
            last.properties |= _properties(found, data)
    elif attribute in _OLD:
        found.properties.setdefault(_OLD[attribute], _text(data, encoding))
    elif attribute == _FROM:
        _take_author(found, data)


def _properties(found: _Stream, data: bytes) -> Properties:
    properties, whole = properties_of(data, found.encoding)
    if not whole:
        found.failed = "damaged"
    return properties


_OLD = {_SUBJECT: SUBJECT, _BODY: BODY, _CLASS: MESSAGE_CLASS}


def _text(data: bytes, encoding: str) -> str:
    return decode(data.split(b"\0")[0], encoding)


def _take_author(found: _Stream, data: bytes) -> None:
    """The author as a structure of two names (section 2.1.3.4.3)."""
    name_length = int.from_bytes(data[4:6], "little")
    address_length = int.from_bytes(data[6:8], "little")
    name = _text(data[8 : 8 + name_length], found.encoding)
    address = _text(data[8 + name_length : 8 + name_length + address_length], found.encoding)
    found.properties.setdefault(_SENDER_NAME, name)
    found.properties.setdefault(_SENDER_ADDRESS, address.partition(":")[2] or address)
