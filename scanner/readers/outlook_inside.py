"""Messages inside messages of an Outlook store: their recipients, attachments, and so on inward."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipelines.blocks import Block, Member, Unread
from scanner.readers.mapi_values import (
    ATTACH_DATA,
    ATTACH_METHOD,
    ATTACH_PATH,
    DISPLAY_NAME,
    EMBEDDED_MESSAGE,
    FILE_NAME,
    LONG_FILE_NAME,
    Properties,
    text_of,
)
from scanner.readers.outlook_fields import field_lines
from scanner.readers.outlook_heap import Away, Names, heap_properties, heap_rows
from scanner.readers.outlook_item import item_blocks
from scanner.readers.outlook_nodes import Node, Nodes
from scanner.readers.outlook_records import tidy_subject

NODE_ERRORS = (ValueError, IndexError, struct.error, zlib.error, OSError)
"""What broken nodes raise."""

_RECIPIENTS, _ATTACHMENT, _KIND = 0x692, 5, 0x1F
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Held:
    """What one node says: properties, those not known, the nodes of its objects and below it."""

    properties: Properties
    missing: set[int]
    objects: dict[int, int]
    below: dict[int, Node]


class Inside:
    """The messages inside others of one store; name: for tables in their bodies."""

    def __init__(self, stream: BinaryIO, names: Names, name: str) -> None:
        """Raises one of `NODE_ERRORS` for a store whose nodes cannot be read."""
        self._nodes = Nodes(stream)
        self._names = names
        self._name = name

    def message(self, around: int, attachment: int, place: str) -> Iterator[Block]:
        """The message in an attachment, with all that it holds.

        around, attachment: numbers of their nodes. Raises one of `NODE_ERRORS` where it is not
        found, before anything is given out.
        """
        outer = self._nodes.below(self._nodes.node(around).below)
        held = self._held(outer[attachment]) if attachment in outer else None
        if held is None or held.objects.get(ATTACH_DATA) not in held.below:
            raise ValueError
        inner = held.below[held.objects[ATTACH_DATA]]
        yield from self._told(self._held(inner), place, 1)

    def _held(self, node: Node) -> _Held:
        below = self._nodes.below(node.below)
        blocks = self._nodes.blocks(node.data)
        found, missing, objects = heap_properties(blocks, self._names, self._away(below))
        tidy_subject(found)
        return _Held(found, missing, objects, below)

    def _away(self, below: dict[int, Node]) -> Away:
        def content(number: int) -> bytes | None:
            if number not in below:
                return None
            return b"".join(self._nodes.blocks(below[number].data))

        return content

    def _told(self, held: _Held, place: str, depth: int) -> Iterator[Block]:
        try:
            recipients = self._recipients(held)
        except NODE_ERRORS:
            recipients = []
            yield Unread(place=place, code="damaged")
        fields = list(field_lines(held.properties))
        yield from item_blocks(held.properties, recipients, fields, place, self._name)
        if held.missing:
            yield Unread(place=place, code="incomplete")
        number = 0
        for key in sorted(held.below):
            if key & _KIND == _ATTACHMENT:
                number += 1
                yield from self._attached(held.below[key], place, number, depth)

    def _recipients(self, held: _Held) -> list[Properties]:
        node = held.below.get(_RECIPIENTS)
        if node is None:
            return []
        blocks = self._nodes.blocks(node.data)
        return heap_rows(blocks, self._away(self._nodes.below(node.below)))

    def _attached(self, node: Node, place: str, number: int, depth: int) -> Iterator[Block]:
        where = f"{place}, attachment {number}"
        try:
            held = self._held(node)
            names = (text_of(held.properties, k) for k in (LONG_FILE_NAME, FILE_NAME, DISPLAY_NAME))
            name = next((f"{place}, {name}" for name in names if name), where)
            inner = held.below.get(held.objects.get(ATTACH_DATA, 0))
            if inner is not None and held.properties.get(ATTACH_METHOD) == EMBEDDED_MESSAGE:
                if depth >= _DEPTH:
                    yield Unread(place=where, code="too_deep")
                else:
                    message = f"{place}, attached message {number}"
                    yield from self._told(self._held(inner), message, depth + 1)
                return
            content = held.properties.get(ATTACH_DATA, b"")
            if inner is not None:
                content = b"".join(self._nodes.blocks(inner.data))
        except NODE_ERRORS:
            yield Unread(place=where, code="damaged")
            return
        if isinstance(content, bytes) and content:
            yield Member(name=name, data=content)
        else:
            linked = text_of(held.properties, ATTACH_PATH)
            lost = ATTACH_DATA in held.missing
            yield Unread(place=name, code="link" if linked else "damaged" if lost else "empty")
