"""Messages inside messages of a store: a store of a few nodes, made by the rules of MS-PST."""

from __future__ import annotations

import io
import struct

import pytest

from pipelines.blocks import Block, Member, TextBlock, Unread
from scanner.readers.outlook_inside import NODE_ERRORS, Inside

METHOD, DATA, FILE_NAME, SUBJECT, BODY = 0x3705, 0x3701, 0x3707, 0x0037, 0x1000
MESSAGE, ATTACHMENT, INNER, DEEPER, RECIPIENTS = 0x200024, 0x8025, 0x200104, 0x200144, 0x692
LARGE = 0x3F

Cell = tuple[int, int, bytes | int]
"""Identifier and type of a property; a number for one that is in place or in another node."""


def text(value: str) -> bytes:
    return value.encode("utf-16-le")


def heap(kind: int, items: list[bytes]) -> bytes:
    begin, places = 12, [12]
    for item in items:
        places.append(places[-1] + len(item))
    end = places[-1]
    listed = struct.pack(f"<HH{len(places)}H", len(items), 0, *places)
    return struct.pack("<HBBI4x", end, 0xEC, kind, 1 << 5)[:begin] + b"".join(items) + listed


def properties(cells: list[Cell]) -> bytes:
    items: list[bytes] = []
    records = b""
    for identifier, kind, value in sorted(cells):
        number = value if isinstance(value, int) else (len(items) + 3) << 5
        items.extend([] if isinstance(value, int) else [value])
        records += struct.pack("<HHI", identifier, kind, number)
    return heap(0xBC, [struct.pack("<BBBBI", 0xB5, 2, 6, 0, 2 << 5), records, *items])


def table(name: str, mail: str) -> bytes:
    columns = [(0x1F, 0x3001, 4, 4, 0), (0x1F, 0x39FE, 8, 4, 1), (3, 0x0C15, 12, 4, 2)]
    row = struct.pack("<IIIIB", 1, 3 << 5, 4 << 5, 1, 0b11100000)
    head = struct.pack("<BBHHHHIII", 0x7C, 3, 16, 16, 16, 17, 0, 2 << 5, 0)
    head += b"".join(struct.pack("<HHHBB", *column) for column in columns)
    return heap(0x7C, [head, row, text(name), text(mail)])


class Store:
    """Blocks, each with a number, and the tree that finds them."""

    def __init__(self) -> None:
        self.blocks: list[tuple[int, bytes]] = []

    def add(self, content: bytes, *, inner: bool = False) -> int:
        number = 4 * (len(self.blocks) + 1) + 2 * inner
        self.blocks.append((number, content))
        return number

    def node(self, content: bytes, below: dict[int, tuple[int, int]]) -> tuple[int, int]:
        listed = b"".join(struct.pack("<QQQ", k, *node) for k, node in sorted(below.items()))
        listed = struct.pack("<BBHI", 2, 0, len(below), 0) + listed
        return self.add(content), self.add(listed, inner=True) if below else 0

    def whole(self, message: tuple[int, int]) -> bytes:
        image = bytearray(b"!BDN".ljust(1024, b"\0") + bytes(1024))
        struct.pack_into("<H", image, 10, 23)
        struct.pack_into("<QQQQ", image, 216, 1, 1024, 2, 1536)
        struct.pack_into("<QQQI", image, 1024, MESSAGE, *message, 0)
        image[1024 + 488 : 1024 + 492] = bytes([1, 1, 32, 0])
        for place, (number, content) in enumerate(self.blocks):
            struct.pack_into("<QQHH", image, 1536 + 24 * place, number, len(image), len(content), 1)
            image += content
        image[1536 + 488 : 1536 + 492] = bytes([len(self.blocks), 20, 24, 0])
        return bytes(image)


def message_in_message() -> bytes:
    store = Store()
    deepest = store.node(properties([(SUBJECT, 0x1F, text("pay of Wei Chen"))]), {})
    holds_deeper = properties([(METHOD, 3, 5), (DATA, 0x0D, struct.pack("<II", DEEPER, 9))])
    holds_file = properties(
        [(METHOD, 3, 1), (DATA, 0x102, b"id,name\n"), (FILE_NAME, 0x1F, text("staff.csv"))]
    )
    inner = store.node(
        properties([(SUBJECT, 0x1F, text("chart")), (BODY, 0x1F, LARGE)]),
        {
            LARGE: store.node(text("Mine is 518-24-7731. " * 9), {}),
            RECIPIENTS: store.node(table("Rosa Delgado", "rosa@example.com"), {}),
            ATTACHMENT: store.node(holds_file, {}),
            ATTACHMENT + 32: store.node(holds_deeper, {DEEPER: deepest}),
        },
    )
    holds = properties([(METHOD, 3, 5), (DATA, 0x0D, struct.pack("<II", INNER, 9))])
    outer = {ATTACHMENT: store.node(holds, {INNER: inner})}
    return store.whole(store.node(properties([(SUBJECT, 0x1F, text("Fwd"))]), outer))


def blocks(content: bytes) -> list[Block]:
    inside = Inside(io.BytesIO(content), {}, "box")
    return list(inside.message(MESSAGE, ATTACHMENT, "message 1, attached message 1"))


def test_a_message_inside_comes_with_all_that_it_holds() -> None:
    found = blocks(message_in_message())
    texts = [block for block in found if isinstance(block, TextBlock)]
    assert [block.place for block in texts] == [
        "message 1, attached message 1",
        "message 1, attached message 1, attached message 2",
    ]
    assert "To: Rosa Delgado <rosa@example.com>" in texts[0].text
    assert texts[0].text.count("518-24-7731") == 9
    assert "pay of Wei Chen" in texts[1].text
    assert Member(name="message 1, attached message 1, staff.csv", data=b"id,name\n") in found
    assert [b.code for b in found if isinstance(b, Unread)] == []


def test_broken_nodes_are_told_apart_from_what_can_be_read() -> None:
    content = bytearray(message_in_message())
    with pytest.raises(NODE_ERRORS):
        blocks(bytes(content[:1024]))
    at = content.index(text("staff.csv")) - 40
    content[at : at + 20] = bytes(20)
    assert any(isinstance(block, TextBlock) for block in blocks(bytes(content)))
