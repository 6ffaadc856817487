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
