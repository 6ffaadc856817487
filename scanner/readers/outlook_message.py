"""Outlook messages (MSG, OFT): properties, recipients, bodies, attachments, messages inside.

Knowledge: MS-OXMSG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block, Expected, Member, Unread
from scanner.readers.mapi_values import (
    ATTACH_DATA,
    ATTACH_METHOD,
    ATTACH_PATH,
    DISPLAY_NAME,
    EMBEDDED_MESSAGE,
    FILE_NAME,
    FIXED,
    INTERNET_CODE_PAGE,
    LONG_FILE_NAME,
    MESSAGE_CODE_PAGE,
    MULTIPLE,
    OBJECT,
    STRING,
    STRING8,
    Properties,
    Value,
    code_page,
    listed,
    names_of,
    text_of,
    value,
)
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.outlook_fields import field_lines
from scanner.readers.outlook_item import item_blocks
from scanner.readers.outlook_storage import Path, Storages

MEDIA_TYPES = ("application/vnd.ms-outlook",)

_PROPERTIES = "__properties_version1.0"
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-([0-9A-F]{8}))?", re.IGNORECASE)
_INSIDE = "__substg1.0_3701000D"
_DEPTH = 12
_VALUES_LIMIT = 50_000


def read(source: Opened) -> Iterator[Block]:
    """The message, then its attachments, then the messages inside it.

    Places: "" for a message alone; where messages are inside, "message 1" for the outermost and
    "message 2 (inside message 1)" for those inside. Expected are then as many messages as have a
    list of properties. Raises ReadError: `damaged`, `too_large`.
    """
    yield from _Container(Storages(source.bytes()), source.stem).blocks()


class _Container:
    """A compound file with a message in it."""

    def __init__(self, storages: Storages, name: str) -> None:
        self._storages = storages
        self._name = name
        self._broken: set[Path] = set()
        self._number = 0
        self._names = self._named()

    def blocks(self) -> Iterator[Block]:
        """The blocks of all messages, the outermost first."""
        inside = sum(
            _PROPERTIES in held and (not path or path[-1].upper() == _INSIDE.upper())
            for path, held in self._storages.held.items()
        )
        if inside <= 1:
            yield from self._message((), "", 0)
        else:
            yield Expected(unit="messages", place="", count=inside)
            yield from self._message((), self._next(""), 0)

    def _next(self, around: str) -> str:
        """The place of the next message, inside another or not."""
        self._number += 1
        inside = f" (inside {around.partition(' (')[0]})" if around else ""
        return f"message {self._number}{inside}"

    def _message(self, path: Path, place: str, depth: int) -> Iterator[Block]:
        if depth > _DEPTH:
            yield Unread(place=place, code="too_deep")
            return
        held = self._held(path)
        try:
            properties = self._read(path, 24 if path else 32)
            recipients = [
                self._read((*path, name), 8)
                for name in sorted(held)
                if name.startswith("__recip_version1.0")
            ]
        except ReadError as error:
            yield Unread(place=place, code=error.code)
            return
        fields = list(field_lines(properties))
        yield from item_blocks(properties, recipients, fields, place, self._name)
        if any(at[: len(path)] == path and len(at) <= len(path) + 1 for at in self._broken):
            yield Unread(place=place, code="damaged")
        attached = sorted(name for name in held if name.startswith("__attach_version1.0"))
        yield from self._expected(path, place, len(attached))
        for number, name in enumerate(attached[:MEMBERS_LIMIT], 1):
            yield from self._attachment((*path, name), place, number, depth)

    def _expected(self, path: Path, place: str, found: int) -> Iterator[Block]:
        """Attachments that the header counts and the directory lacks are unread."""
        try:
            head = self._storages.stream((*path, _PROPERTIES))[:24]
        except ReadError:
            return
        stated = int.from_bytes(head[20:24], "little") if len(head) == 24 else 0
        for number in range(found + 1, min(stated, found + 100) + 1):
            where = f"attachment {number}"
            yield Unread(place=f"{place}, {where}" if place else where, code="incomplete")

    def _attachment(self, path: Path, place: str, number: int, depth: int) -> Iterator[Block]:
        before = f"{place}, " if place else ""
        try:
            properties = self._read(path, 8)
        except ReadError:
            yield Unread(place=f"{before}attachment {number}", code="damaged")
            return
        names = (text_of(properties, key) for key in (LONG_FILE_NAME, FILE_NAME, DISPLAY_NAME))
        name = next((name for name in names if name), f"attachment {number}")
        data = properties.get(ATTACH_DATA)
        if _INSIDE in self._held(path):
            if _PROPERTIES in self._held((*path, _INSIDE)):
                yield from self._message((*path, _INSIDE), self._next(place), depth + 1)
            else:
                yield from self._object((*path, _INSIDE), before + name)
        elif isinstance(data, bytes) and data:
            yield Member(name=before + name, data=data)
        elif path in self._broken:
            yield Unread(place=before + name, code="damaged")
        elif text_of(properties, ATTACH_PATH):
            yield Unread(place=before + name, code="link")
        elif properties.get(ATTACH_METHOD) not in (None, 0, EMBEDDED_MESSAGE):
            yield Unread(place=before + name, code="empty")

    def _object(self, path: Path, name: str) -> Iterator[Block]:
        """An object of another program: each stream of its storage as a member."""
        for held in self._held(path):
            at = (*path, held)
            if self._storages.is_storage(at):
                yield from self._object(at, f"{name}, {held}")
                continue
            try:
                data = self._storages.stream(at)
            except ReadError:
                yield Unread(place=f"{name}, {held}", code="damaged")
                continue
            if "Native" in held or (data.strip(b"\0") and not held.startswith(("\x01Ole", "\x03"))):
                yield Member(name=f"{name}, {held.strip(chr(1))}", data=_native(held, data))

    def _held(self, path: Path) -> list[str]:
        """Names of what lies in a storage; none where there is no such storage."""
        return self._storages.held.get(path, [])

    def _read(self, path: Path, header: int) -> Properties:
        """All properties of a message, recipient or attachment."""
        held = self._held(path)
        fixed = self._storages.stream((*path, _PROPERTIES))[header:] if _PROPERTIES in held else b""
        slots = [fixed[at : at + 16] for at in range(0, min(len(fixed) - 15, 1 << 20), 16)]
        numbers = {int.from_bytes(slot[:4], "little"): slot[8:] for slot in slots}
        found: Properties = {}
        for tag, raw in numbers.items():
            self._put(found, tag, value(tag & 0xFFFF, raw, "", tag >> 16))
        encoding = _encoding(found)
        lists: dict[int, list[Value | None]] = {}
        for name in held[:_VALUES_LIMIT]:
            match = _STREAM.fullmatch(name)
            if match is None or match[2] == "000D" or self._storages.is_storage((*path, name)):
                continue
            identifier, kind = int(match[1], 16), int(match[2], 16)
            if match[3] is None and kind & MULTIPLE:
                continue  # only the lengths of the values
            try:
                raw = self._storages.stream((*path, name))
            except ReadError:
                self._broken.add(path)
                continue
            found_value = value(kind & ~MULTIPLE, raw, encoding, identifier)
            if match[3] is None:
                self._put(found, identifier << 16 | kind, found_value)
            else:
                lists.setdefault(identifier << 16 | kind, []).append(found_value)
        for tag, values in lists.items():
            self._put(found, tag, listed(values))
        return found

    def _put(self, found: Properties, tag: int, held: Value | None) -> None:
        identifier, kind = tag >> 16, tag & 0xFFFF
        if held is None or (kind in FIXED and identifier in found):
            return
        key = self._names.get(identifier, identifier) if identifier >= 0x8000 else identifier
        if kind & ~MULTIPLE in (*FIXED, STRING, STRING8, 0x102) and kind != OBJECT:
            found[key] = held

    def _named(self) -> dict[int, int | str]:
        """Number of a named property in this file -> its own number or name."""
        at = ("__nameid_version1.0",)
        try:
            entries = self._storages.stream((*at, "__substg1.0_00030102"))
            strings = self._storages.stream((*at, "__substg1.0_00040102"))
        except ReadError:
            return {}
        return names_of(entries, strings)


def _encoding(properties: Properties) -> str:
    stated = properties.get(MESSAGE_CODE_PAGE, properties.get(INTERNET_CODE_PAGE))
    return code_page(stated)


def _native(name: str, data: bytes) -> bytes:
    """A file packed as an OLE object without its wrapping (MS-OLEDS section 2.3.6)."""
    if "Ole10Native" not in name or len(data) < 12:
        return data
    at = 6
    for _ in range(2):
        at = data.find(b"\0", at) + 1
        if not at:
            return data
    length = int.from_bytes(data[at + 4 : at + 8], "little")
    at += 8 + length
    size = int.from_bytes(data[at : at + 4], "little")
    inner = data[at + 4 : at + 4 + size]
    return inner or data
