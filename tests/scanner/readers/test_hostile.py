"""Files made to hurt: each ends in blocks or a code, and in nothing else."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from pipelines.blocks import Block, Table, TextBlock, Unread
from scanner.readers.opened import Opened, ReadError
from scanner.readers.registry import readers

OOXML = "application/vnd.openxmlformats-officedocument."
GARBAGE = [b"", b"\0" * 4096, b"\xff" * 4096, b"PK\x03\x04" + b"a" * 400, bytes(range(256)) * 20]


def read(content: bytes, media_type: str, path: str | None = None) -> list[Block | str]:
    """Blocks with their tables read, and the code of the error that ended them."""
    data = None if path else content
    size = Path(path).stat().st_size if path else len(content)
    source = Opened(name="x", media_type=media_type, size=size, path=path, data=data)
    found: list[Block | str] = []
    try:
        for block in readers()[media_type](source):
            found.append(block)
            if isinstance(block, Table):
                for batch in block.batches:
                    assert batch.height <= 100_000
            if isinstance(block, TextBlock):
                assert len(block.text) <= 1_000_000
    except ReadError as error:
        found.append(error.code)
    return found


@pytest.mark.parametrize("content", GARBAGE, ids=["empty", "nul", "ff", "zip head", "all bytes"])
@pytest.mark.parametrize("media_type", sorted(readers()))
def test_garbage_under_every_type(media_type: str, content: bytes) -> None:
    read(content, media_type)


@pytest.mark.parametrize("media_type", sorted(readers()))
def test_every_file_cut_in_half(media_type: str) -> None:
    files = Path(__file__).parents[3] / "fixtures" / "readers" / "files"
    for path in files.iterdir():
        content = path.read_bytes()[:200_000]
        read(content[: len(content) // 2], media_type)


def test_a_giant_header_and_many_addressees() -> None:
    addresses = ", ".join(f"N {n} <u{n}@example.com>" for n in range(5000))
    content = f"From: a@example.com\nTo: {addresses}\nX-Big: {'a' * 5_000_000}\n\nbody\n".encode()
    blocks = read(content, "message/rfc822")
    assert isinstance(blocks[0], TextBlock)
    assert blocks[0].parties[0].email == "a@example.com"


def test_entities_reach_neither_files_nor_memory(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("518-24-7731")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE a [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file://{secret}">{laughs}]>'
    for block in read(f"{head}<a><b>&l9;</b><b>&x;</b></a>".encode(), "application/xml"):
        assert not isinstance(block, TextBlock) or "518" not in block.text


def test_word_document_with_a_bomb_for_a_body() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (40 << 20) + b"</a>")
    found = read(content.getvalue(), OOXML + "wordprocessingml.document")
    assert found == [Unread(place="", code="bomb")]


def test_database_that_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE t(a TEXT)")
    database.executemany("INSERT INTO t VALUES (?)", [("x" * 500,) for _ in range(200)])
    database.commit()
    database.close()
    content = bytearray(path.read_bytes())
    content[4096 * 10 : 4096 * 12] = b"\xff" * 8192
    blocks = read(bytes(content), "application/vnd.sqlite3")
    assert blocks[-1] in (Unread(place="table t", code="damaged"), "damaged")


EMPTY = 100_000
CELL = b"word " * 400_000


def columns(content: bytes, media_type: str) -> list[str]:
    """The names of the columns of a source that is read to its end."""
    blocks = read(content, media_type)
    assert not [block for block in blocks if isinstance(block, Unread | str)]
    tables = [block for block in blocks if isinstance(block, Table)]
    return [name for table in tables for name in table.header or ()]


def test_empty_elements_hide_no_record() -> None:
    xml = b"<l><p><name>Ana Ruiz</name></p>" + b"<p/>" * EMPTY + b"</l>"
    assert "name" in columns(xml, "application/xml")
    assert "name" in columns(b'[{"name": "Ana Ruiz"}' + b",{}" * EMPTY + b"]", "application/json")
    page = b"<body>" + b"<p></p>" * EMPTY + b"<p>Ana Ruiz</p></body>"
    texts = [block.text for block in read(page, "text/html") if isinstance(block, TextBlock)]
    assert texts == ["Ana Ruiz"]


@pytest.mark.parametrize("quote", [b"", b'"'])
def test_a_huge_cell_leaves_the_rows_around_it(quote: bytes) -> None:
    content = b"name,note\nAna Ruiz," + quote + CELL + quote + b"\nBo Tran,short\n"
    source = Opened(name="x", media_type="text/csv", size=len(content), path=None, data=content)
    rows: list[tuple[str | None, ...]] = []
    for block in readers()["text/csv"](source):
        assert isinstance(block, Table)
        rows += [row for batch in block.batches for row in batch.rows()]
    assert [row[0] for row in rows] == ["name", "Ana Ruiz", "Bo Tran"]
    assert len(rows[1][1] or "") > 1_900_000


def test_a_long_text_in_xml_leaves_the_elements_around_it() -> None:
    text = b"words " * 2_000_000
    found = read(b"<l><p><n>Ana</n><t>" + text + b"</t></p><p><n>Bo</n></p></l>", "text/xml")
    [table] = found
    assert isinstance(table, Table)
    assert table.header == ("n", "t")
    deep = b"<l><p><n>Ana</n></p><p><n>Bo</n></p>" + b"<t>" * 300 + text
    assert read(deep, "text/xml")[-1] == Unread(place="", code="too_deep")


def test_deep_json_lines_do_not_stop_the_rest() -> None:
    content = b'{"n": "Ana"}\n' + b"[" * 50_000 + b'\n{"n": "Bo"}\n'
    blocks = read(content, "application/x-ndjson")
    assert isinstance(blocks[0], Table)
    assert isinstance(blocks[-1], Unread)


def test_codes_are_closed() -> None:
    with pytest.raises(ValueError, match="not an exception code"):
        ReadError("518-24-7731")
