"""Every fixture file is known by its content and gives exactly the blocks that stand beside it.

`content_says` of an expectation: what the file is taken for where it is too small, or too broken,
for what it was made as.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.blocks import EXCEPTIONS, Block, Expected, Member, Table, TextBlock, Unread
from scanner import sniff
from scanner.readers import strings
from scanner.readers.opened import Opened, ReadError
from scanner.readers.registry import reader_for, readers

READERS = Path(__file__).parents[3] / "fixtures" / "readers"
CASES = sorted((READERS / "expected").glob("*.toml"))


def opened(path: Path, media_type: str, *, member: bool) -> Opened:
    content = path.read_bytes()
    return Opened(
        name=path.name,
        media_type=media_type,
        size=len(content),
        path=None if member else str(path),
        data=content if member else None,
    )


def shown(block: Block) -> dict[str, Any]:
    """A block as its expectation is written."""
    if isinstance(block, Table):
        batches = list(block.batches)
        assert len({batch.width for batch in batches}) == 1
        assert {kind for batch in batches for kind in batch.dtypes} == {pl.String}
        assert batches[0].columns == [str(index) for index in range(batches[0].width)]
        found: dict[str, Any] = {"place": block.place, "name": block.name}
        found |= {"header": list(block.header)} if block.header is not None else {}
        found |= {"first_row": block.first_row} if block.first_row else {}
        found |= {"hidden": True} if block.hidden else {}
        columns = sorted(block.hidden_columns)
        found |= {"hidden_columns": columns} if columns else {}
        found |= {"keys": {str(k): v for k, v in block.keys.items()}} if block.keys else {}
        rows = [row for batch in batches for row in batch.rows()]
        return found | {"rows": [[cell or "" for cell in row] for row in rows]}
    if isinstance(block, TextBlock):
        parties = [[party.role, party.name, party.email] for party in block.parties]
        found = {"place": block.place, "kind": block.kind, "text": block.text}
        return found | ({"parties": parties} if parties else {})
    if isinstance(block, Member):
        return {"name": block.name, "size": len(block.data)}
    if isinstance(block, Expected):
        return {"place": block.place, "unit": block.unit, "count": block.count}
    assert block.code in EXCEPTIONS
    return {"place": block.place, "code": block.code}


KINDS = {Table: "table", TextBlock: "text", Member: "member", Unread: "unread", Expected: "expects"}


@pytest.mark.parametrize("member", [False, True], ids=["file", "member"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_blocks(case: Path, member: bool) -> None:
    expected = tomllib.loads(case.read_text())
    expected.pop("content_says", None)
    source = opened(READERS / "files" / case.stem, expected.pop("media_type"), member=member)
    reader = reader_for(source.media_type)
    found: dict[str, Any] = {} if reader else {"error": "unsupported"}
    try:
        for block in reader(source) if reader else strings.read(source):
            found.setdefault(KINDS[type(block)], []).append(shown(block))
    except ReadError as error:
        found["error"] = error.code
    for text, wanted in zip(found.get("text", []), expected.get("text", []), strict=False):
        if "contains" in wanted:
            said = text.pop("text")
            assert [piece for piece in wanted.pop("contains") if piece not in said] == []
    assert found == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_content_says_what_it_is(case: Path) -> None:
    expected = tomllib.loads(case.read_text())
    with (READERS / "files" / case.stem).open("rb") as stream:
        found = sniff.media_type(stream, case.stem)
    assert found == expected.get("content_says", expected["media_type"])


def test_every_file_has_an_expectation() -> None:
    assert {case.stem for case in CASES} == {path.name for path in (READERS / "files").iterdir()}


def test_every_format_has_a_file() -> None:
    tried = {tomllib.loads(case.read_text())["media_type"] for case in CASES}
    modules = {reader.__module__ for reader in readers().values()}
    read = {reader.__module__ for kind, reader in readers().items() if kind in tried}
    assert read == modules


def test_types_without_a_reader() -> None:
    assert reader_for("image/vnd.djvu") is None
    assert reader_for("application/octet-stream") is None
