"""Passwords of a case open what is encrypted, and nothing is said of them."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fpdf
import msoffcrypto
import openpyxl
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from pipelines.blocks import Block, Member, TextBlock, Unread
from scanner.readers import passwords
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passwords import Tries
from scanner.readers.registry import reader_for

FILES = Path(__file__).parents[3] / "fixtures" / "readers" / "files"
WORD = "Sommer2024!"
STAFF = b"id,name,ssn\n1,Thuy Nguyen,518-24-7731\n2,Anahit Petrosyan,613-08-4420\n"


def source(content: bytes, media_type: str, *words: str) -> Opened:
    return Opened(
        name="x", media_type=media_type, size=len(content), path=None, data=content, passwords=words
    )


def blocks(opened: Opened) -> Iterator[Block]:
    reader = reader_for(opened.media_type)
    assert reader is not None
    return reader(opened)


def members(opened: Opened) -> list[bytes]:
    found = list(blocks(opened))
    assert not [block for block in found if isinstance(block, Unread)]
    return [block.data for block in found if isinstance(block, Member)]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("aes.zip", "application/zip"),
        ("old_cipher.zip", "application/zip"),
        ("locked.7z", "application/x-7z-compressed"),
        ("locked_names.7z", "application/x-7z-compressed"),
    ],
)
def test_archives_open_with_the_right_word(name: str, media_type: str) -> None:
    content = (FILES / name).read_bytes()
    assert members(source(content, media_type, "wrong", "Sommer", WORD)) == [STAFF]


def workbook() -> bytes:
    book, plain, locked = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["Thuy Nguyen", "518-24-7731"])
    book.save(plain)
    plain.seek(0)
    msoffcrypto.OfficeFile(plain).encrypt(WORD, locked)
    return locked.getvalue()


def test_an_office_file_opens_and_is_read_as_what_it_is() -> None:
    locked = source(workbook(), "application/x-ole-encrypted", "wrong", WORD)
    assert [content[:4] for content in members(locked)] == [b"PK\3\4"]
    with pytest.raises(ReadError, match="encrypted"):
        list(blocks(replace(locked, passwords=("wrong",))))


def test_a_pdf_opens() -> None:
    page = fpdf.FPDF()
    page.add_page()
    page.set_font("helvetica", size=12)
    page.cell(text="Anahit Petrosyan 613-08-4420")
    page.set_encryption(owner_password="other", user_password=WORD)
    content = bytes(page.output())
    with pytest.raises(ReadError, match="encrypted"):
        list(blocks(source(content, "application/pdf")))
    found = list(blocks(source(content, "application/pdf", "wrong", WORD)))
    assert any("613-08-4420" in block.text for block in found if isinstance(block, TextBlock))


def open_document() -> bytes:
    """A text document whose content is encrypted as OpenDocument 1.2 says."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = b"<x>Mei Chen 613-08-4420</x>"
    plain = packer.compress(text) + packer.flush()
    padded = plain + os.urandom(15 - len(plain) % 16) + bytes([16 - len(plain) % 16])
    salt, vector = os.urandom(16), os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(WORD.encode()).digest(), salt, 1000, 32)
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    sealed = cipher.update(padded) + cipher.finalize()
    kind = "application/vnd.oasis.opendocument.text"
    mark = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    checksum = b64encode(hashlib.sha256(plain).digest()).decode()
    manifest = f"""<m:manifest xmlns:m="{mark}"><m:file-entry m:full-path="/"/>
      <m:file-entry m:full-path="content.xml" m:size="{len(text)}"><m:encryption-data
      m:checksum-type="{mark}#sha256-1k" m:checksum="{checksum}">
      <m:algorithm m:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"
      m:initialisation-vector="{b64encode(vector).decode()}"/>
      <m:start-key-generation m:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"
      m:key-size="32"/><m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="32"
      m:iteration-count="1000" m:salt="{b64encode(salt).decode()}"/></m:encryption-data>
      </m:file-entry></m:manifest>"""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", sealed)
        archive.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()


def test_an_open_document_opens() -> None:
    locked = source(open_document(), "application/vnd.oasis.opendocument.text", "wrong", WORD)
    [plain] = members(locked)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert archive.read("content.xml") == b"<x>Mei Chen 613-08-4420</x>"
        assert b"encryption-data" not in archive.read("META-INF/manifest.xml")
    with pytest.raises(ReadError, match="encrypted"):
        list(blocks(replace(locked, passwords=("wrong",))))


def test_the_word_that_opened_something_comes_first() -> None:
    tried: list[str] = []

    def opens(word: str) -> str | None:
        tried.append(word)
        return word if word == "c" else None

    tries = Tries(("a", "b", "c"))
    assert tries.first(opens) == "c"
    assert tries.first(opens) == "c"
    assert tried == ["a", "b", "c", "c"]


def test_trying_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "SECONDS", -1.0)
    tried: list[str] = []
    assert Tries(("a", "b")).first(tried.append) is None
    assert tried == ["a"]


def test_a_word_is_shown_by_nothing() -> None:
    assert WORD not in repr(source(b"", "application/zip", WORD))
