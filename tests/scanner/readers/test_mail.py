"""What the files of the conformance tests cannot show of mail."""

from __future__ import annotations

import io
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.blocks import Block, Expected, TextBlock, Unread
from scanner import sniff
from scanner.readers import mail_message, mailbox, outlook_store
from scanner.readers.mail_headers import decoded
from scanner.readers.mail_inline import files_in
from scanner.readers.mail_parts import base64, flowed
from scanner.readers.opened import Opened, ReadError
from scanner.readers.outlook_heap import heap_properties, nothing_away

FILES = Path(__file__).parents[3] / "fixtures" / "readers" / "files"


def opened(content: bytes, media_type: str) -> Opened:
    return Opened(name="x", media_type=media_type, size=len(content), path=None, data=content)


def kind(content: bytes, name: str = "") -> str:
    return sniff.media_type(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"Return-Path: <a@example.com>\nReceived: x\n\nhello", "message/rfc822"),
        (b"Subject:no blank\nFrom:a@example.com\nTo:b@example.com\n\nhello", "message/rfc822"),
        (b"From  : a@example.com\nTo : b@example.com\nDate  : today\n\nhello", "message/rfc822"),
        (b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nhi\n--x--', "message/rfc822"),
        (b"Received: x\nMessage-ID: 1\nFrom: a@b.c\nbroken line\n\nhello", "message/rfc822"),
        (b"From a@example.com\nReturn-Path: <a@example.com>\nTo: b\n\nhello", "application/mbox"),
        (b"120\nReturn-Path: <a@example.com>\nFrom: a\n\nhello", "message/x-emlx"),
        (b"-----BEGIN PGP MESSAGE-----\n\nabc", "application/pgp-encrypted"),
        (b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nhello", "text/plain"),
        (b"120\n130\n140\n", "text/plain"),
        (b"Name: Ana\nPhone: 1\nSubject: x\n\nhello", "text/plain"),
        (b"From: the desk of\nDear all,\nTo: you\n", "text/plain"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
            "multipart/related",
        ),
        (b"To: a\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n", "message/rfc822"),
    ],
)
def test_kinds_of_mail(content: bytes, wanted: str) -> None:
    assert kind(content) == wanted


def test_a_maildir_name_says_nothing() -> None:
    content = (FILES / "raw_bytes.eml").read_bytes()
    assert kind(content, "cur/1709571600.M1P2.host:2,S") == "message/rfc822"


def test_without_the_library_for_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypff", None)
    with pytest.raises(ReadError) as caught:
        list(outlook_store.read(opened(b"!BDN" + bytes(600), "application/vnd.ms-outlook-pst")))
    assert caught.value.code == "no_reader"


class _Entry:
    def __init__(self, number: int, kind: int, data: bytes) -> None:
        self.entry_type, self.value_type, self.data = number, kind, data


class _Set:
    def __init__(self, **held: str) -> None:
        numbers = {"subject": 0x37, "body": 0x1000, "name": 0x3001, "mail": 0x39FE}
        self.entries = [_Entry(numbers[k], 0x1F, v.encode("utf-16-le")) for k, v in held.items()]


class _Item:
    """A folder or item of a store, as libpff shows it."""

    number_of_attachments = 0
    recipients = None

    def __init__(self, held: _Set, *items: _Item | None, name: str = "", stated: int = 0) -> None:
        held.entries.append(_Entry(0x3602, 3, struct.pack("<I", stated)))
        self.record_sets, self.name, self._items = [held], name, items
        self.identifier = id(self) << 5 | 2
        self.number_of_sub_messages = 0 if not name else len(items)
        self.number_of_sub_folders = len(items) if not name else 0

    def get_sub_folder(self, index: int) -> _Item | None:
        return self._items[index]

    def get_sub_message(self, index: int) -> _Item | None:
        if self._items[index] is None:
            raise OSError
        return self._items[index]

    def get_attachment(self, index: int) -> None:
        raise OSError


class _File:
    ascii_codepage = b"cp1252"
    number_of_orphan_items = 0

    def open_file_object(self, stream: object) -> None:
        del stream

    def close(self) -> None:
        pass

    def get_root_folder(self) -> _Item:
        good = _Item(_Set(subject="\x01\x05Re: pay", body="Rosa Delgado 518-24-7731"))
        inbox = _Item(_Set(), good, None, name="Inbox", stated=3)
        sent = _Item(_Set(), good, name="Sent/Old", stated=1)
        return _Item(_Set(), inbox, sent, inbox)


def _shown(blocks: Iterator[Block]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, TextBlock):
            found.append(f"{block.place}: {block.text.splitlines()[0]}")
        elif isinstance(block, Expected):
            found.append(f"{block.place}: {block.count}")
        elif isinstance(block, Unread):
            found.append(f"{block.place}: {block.code}")
    return found


def test_every_folder_of_a_store_once(monkeypatch: pytest.MonkeyPatch) -> None:
    module = type(sys)("pypff")
    module.file = _File  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pypff", module)
    found = _shown(outlook_store.read(opened(b"!BDN", "application/vnd.ms-outlook-pst")))
    assert found == [
        "Inbox: 3",
        "message 1 (Inbox): Subject: Re: pay",
        "message 2 (Inbox): damaged",
        "Sent_Old: 1",
        "message 3 (Sent_Old): Subject: Re: pay",
    ]


def test_a_heap_that_points_outside_itself() -> None:
    heap = struct.pack("<HBBI4x", 12, 0xEC, 0xBC, 0xFFE0)
    with pytest.raises(ValueError, match=r"^$"):
        heap_properties([heap + bytes(20)], {}, nothing_away)


def test_postmarks_across_the_pieces_that_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "_CHUNK", 5_000)
    one = b"From a@example.com Mon Mar  4 09:00:00 2024\nSubject: s\n\n" + b"word\n" * 99 + b"\n"
    blocks = list(mailbox.read(opened(one * 100, "application/mbox")))
    assert blocks[0] == Expected(unit="messages", place="", count=100)
    assert sum(isinstance(block, TextBlock) for block in blocks) == 100


def test_headers_are_decoded_whatever_was_done_to_them() -> None:
    assert decoded("=?utf-8?Q?Jos=C3=A9_Pe=C3=B1a?=") == "José Peña"
    assert decoded("=?utf-8?B?Sm9zw6k=?==?utf-8?B?IFBlw7Fh?=") == "José Peña"
    assert decoded("=?x-unknown?Q?Ana?= Cruz") == "Ana Cruz"
    assert decoded("=?utf-8?B?!!!?=") == "=?utf-8?B?!!!?="
    assert decoded("José".encode().decode("latin-1")) == "José"


def test_base64_joined_from_pieces_and_cut() -> None:
    assert base64(b"QW5h\nIENydXo=\nQW5h\n") == b"Ana CruzAna"
    assert base64(b"QW5hIENydX") == b"Ana Cru"
    assert base64(b"Dear Ana, this is text") == b"Dear Ana, this is text"


def test_lines_that_flow() -> None:
    assert flowed("one \ntwo\n> a \n>> b\n-- \nx", joined=False) == "one two\n> a \n>> b\n-- \nx"
    assert flowed("one \ntwo", joined=True) == "onetwo"


def test_text_that_only_looks_like_a_file() -> None:
    text = b"\nbegin 644 reading the book\nand so on\n"
    assert files_in(text) == (text, [])


def test_long_headers_take_no_time() -> None:
    head = b"To: " + b", ".join(b"p%d@example.com" % n for n in range(5_000)) + b"\n"
    content = head + b"X-Long: " + b"a." * 500_000 + b"\n\nhello"
    blocks = list(mail_message.message_blocks(content, "", ""))
    assert isinstance(blocks[0], TextBlock)
    assert len(blocks[0].parties) == 5_000
