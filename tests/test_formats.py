"""The page on formats names every media type that a reader is for, and its reader."""

from __future__ import annotations

import re
from pathlib import Path

from scanner.readers.registry import readers

PAGE = Path(__file__).parent.parent / "docs" / "formats.md"


def test_the_page_names_every_reader() -> None:
    rows = [line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if "` | `" in line]
    named = {kind: row[2].strip("`") for row in rows for kind in re.findall(r"`([^`]+)`", row[1])}
    assert named == {
        kind: reader.__module__.rpartition(".")[2] for kind, reader in readers().items()
    }


def test_the_files_that_the_page_names_are_there() -> None:
    page = PAGE.read_text("utf-8")
    begin = page.index("## Every format and variant")
    table = page[begin : page.index("\n## ", begin + 1)]
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    named = {name for row in rows for name in re.findall(r"`([^`.\s][^`\s]*\.[^`\s]+)`", row)}
    files = {path.name for path in (PAGE.parents[1] / "fixtures" / "readers" / "files").iterdir()}
    tests = {path.name for path in PAGE.parents[1].glob("tests/**/test_*.py")}
    assert len(named) > 100
    assert named - files - tests == set()
