"""Outlook stores (PST, OST): every folder, item and attachment, one at a time, by libpff.

Knowledge: MS-PST. The library is LGPL and part of the extra `lgpl`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pipelines.blocks import Block, Expected, Member, Unread
from scanner.readers.mapi_values import (
    ATTACH_METHOD,
    ATTACH_PATH,
    BODY,
    COMPRESSED_RTF,
    DISPLAY_NAME,
    EMBEDDED_MESSAGE,
    FILE_NAME,
    HTML,
    LONG_FILE_NAME,
    TRANSPORT_HEADERS,
    Properties,
    text_of,
)
from scanner.readers.opened import MEMBER_LIMIT, Opened, ReadError
from scanner.readers.outlook_fields import field_lines
from scanner.readers.outlook_heap import blocks_of, heap_properties, nothing_away
from scanner.readers.outlook_inside import NODE_ERRORS, Inside
from scanner.readers.outlook_item import item_blocks
from scanner.readers.outlook_records import STORE_ERRORS, Records, tidy_subject

MEDIA_TYPES = ("application/vnd.ms-outlook-pst",)

_CONTENT_COUNT = 0x3602
_FLAGS, _HAS_ATTACHMENTS = 0x0E07, 0x10
_KIND_OF_NODE, _SEARCH_FOLDER = 0x1F, 3
"""A search folder counts items that lie in other folders."""

_TELLING = {BODY, HTML, COMPRESSED_RTF, TRANSPORT_HEADERS}
_FOLDER_DEPTH = 200


def read(source: Opened) -> Iterator[Block]:
    """Folder by folder the items in it, their attachments behind them; what no folder holds last.

    Places: "message 3 (Inbox)", numbered through the store; of those without a folder "message 9
    (lost)". Expected for each folder are the items that the folder itself counts. Raises
    ReadError: `no_reader` without libpff, `damaged`.
    """
    try:
        import pypff  # noqa: PLC0415 - an extra that may be missing, and slow to import
    except ImportError as error:
        raise ReadError("no_reader") from error
    store = pypff.file()
    with source.open() as stream:
        try:
            store.open_file_object(stream)
            root = store.get_root_folder()
        except STORE_ERRORS as error:
            raise ReadError("damaged") from error
        reading = _Store(store, source.stem, stream)
        if root is not None:
            yield from reading.folders(root)
        yield from reading.lost()
        store.close()


class _Store:
    """A store while it is read. Objects of the library are typed `Any`: it has no types."""

    def __init__(self, store: Any, name: str, stream: BinaryIO) -> None:
        self._store = store
        self._name = name
        self._records = Records(store)
        self._number = 0
        try:
            self._within: Inside | None = Inside(stream, self._records.names, name)
        except NODE_ERRORS:
            self._within = None

    def folders(self, root: Any) -> Iterator[Block]:
        """All folders below the root, each once, whatever the store says of its own tree."""
        waiting: list[tuple[Any, str, int]] = [(root, "", 0)]
        seen: set[int] = set()
        while waiting:
            folder, path, depth = waiting.pop()
            try:
                number = folder.identifier
                if number in seen:
                    continue
                seen.add(number)
                below = folder.number_of_sub_folders
            except STORE_ERRORS:
                yield Unread(place=path, code="damaged")
                continue
            yield from self._folder(folder, path)
            found: list[tuple[Any, str, int]] = []
            for index in range(below if depth < _FOLDER_DEPTH else 0):
                try:
                    inner = folder.get_sub_folder(index)
                    name = (inner.name or f"folder {index + 1}").replace("/", "_")
                except STORE_ERRORS:
                    yield Unread(place=_under(path, f"folder {index + 1}", "/"), code="damaged")
                    continue
                found.append((inner, _under(path, name, "/"), depth + 1))
            waiting.extend(reversed(found))

    def _folder(self, folder: Any, path: str) -> Iterator[Block]:
        try:
            properties = self._records.properties(folder)
            count = folder.number_of_sub_messages
        except STORE_ERRORS:
            yield Unread(place=path, code="damaged")
            return
        stated = properties.get(_CONTENT_COUNT)
        expected = stated if isinstance(stated, int) and 0 <= stated < 1 << 31 else count
        virtual = folder.identifier & _KIND_OF_NODE == _SEARCH_FOLDER
        if (expected or count) and not virtual:
            yield Expected(unit="messages", place=path, count=expected)
        for index in range(count):
            place = self._next(path)
            try:
                message = folder.get_sub_message(index)
            except STORE_ERRORS:
                yield Unread(place=place, code="damaged")
                continue
            yield from self._item(message, place)

    def _next(self, path: str) -> str:
        """The place of the next item."""
        self._number += 1
        return f"message {self._number} ({path})" if path else f"message {self._number}"

    def lost(self) -> Iterator[Block]:
        """Items that no folder holds any more."""
        try:
            count = self._store.number_of_orphan_items
        except STORE_ERRORS:
            yield Unread(place="lost items", code="damaged")
            return
        for index in range(count):
            try:
                item = self._store.get_orphan_item(index)
            except STORE_ERRORS:
                yield Unread(place=f"lost item {index + 1}", code="damaged")
                continue
            if hasattr(item, "get_attachment"):
                yield from self._item(item, self._next("lost"))

    def _item(self, item: Any, place: str) -> Iterator[Block]:
        try:
            properties = self._records.properties(item)
            recipients = self._records.recipients(item)
        except STORE_ERRORS:
            yield Unread(place=place, code="damaged")
            return
        yield from item_blocks(
            properties, recipients, list(field_lines(properties)), place, self._name
        )
        yield from self._attachments(item, place)

    def _attachments(self, item: Any, place: str) -> Iterator[Block]:
        if not hasattr(item, "get_attachment"):
            return  # an item of the program itself
        try:
            count = item.number_of_attachments
        except STORE_ERRORS:
            yield Unread(place=_under(place, "attachments"), code="damaged")
            return
        inner = 0
        for index in range(count):
            where = _under(place, f"attachment {index + 1}")
            try:
                attachment = item.get_attachment(index)
                held = self._records.properties(attachment)
            except STORE_ERRORS:
                yield Unread(place=where, code="damaged")
                continue
            names = (text_of(held, key) for key in (LONG_FILE_NAME, FILE_NAME, DISPLAY_NAME))
            name = next((_under(place, name) for name in names if name), where)
            block = _attached(attachment, held, name)
            if isinstance(block, Member) and held.get(ATTACH_METHOD) == EMBEDDED_MESSAGE:
                inner += 1
                numbers = (item.identifier, attachment.identifier)
                yield from self._inside(block, numbers, _under(place, f"attached message {inner}"))
            else:
                yield block

    def _inside(self, attached: Member, numbers: tuple[int, int], place: str) -> Iterator[Block]:
        """A message inside with all that it holds; where its nodes are broken, as far as one goes.

        numbers: of the nodes of the message around it and of the attachment.
        """
        if self._within is not None:
            try:
                yield from self._within.message(*numbers, place)
            except NODE_ERRORS:
                pass
            else:
                return
        yield from self._first_node(attached, place)

    def _first_node(self, attached: Member, place: str) -> Iterator[Block]:
        """What the first node of a message holds; that there is more is told."""
        try:
            properties, elsewhere, _ = heap_properties(
                blocks_of(attached.data), self._records.names, nothing_away
            )
        except (ValueError, IndexError):
            yield Unread(place=place, code="damaged")
            return
        tidy_subject(properties)
        fields = list(field_lines(properties))
        for block in item_blocks(properties, [], fields, place, self._name):
            if not isinstance(block, Unread):
                yield block
        flags = properties.get(_FLAGS)
        attachments = isinstance(flags, int) and flags & _HAS_ATTACHMENTS
        if elsewhere & _TELLING or attachments:
            yield Unread(place=place, code="incomplete")


def _attached(attachment: Any, held: Properties, name: str) -> Block:
    """The content of an attachment as a member."""
    try:
        size = attachment.size or 0
        if size > MEMBER_LIMIT:
            return Unread(place=name, code="too_large")
        content = attachment.read_buffer(size) if size else b""
    except STORE_ERRORS:
        return Unread(place=name, code="damaged")
    if content:
        return Member(name=name, data=content)
    return Unread(place=name, code="link" if text_of(held, ATTACH_PATH) else "empty")


def _under(path: str, name: str, mark: str = ", ") -> str:
    return f"{path}{mark}{name}" if path else name
