"""Archives by their content, and texts that only look like one."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest

from scanner.sniff import media_type

READERS = Path(__file__).parents[2] / "fixtures" / "readers"
ARCHIVES = [
    *("methods.zip", "no_directory.zip", "before.zip", "names.zip", "aes.zip", "pax.tar"),
    *("staff.csv.bz2", "staff.csv.xz", "staff.csv.lzma", "staff.csv.zst", "staff.csv.lz4"),
    *("staff.csv.Z", "download", "mszip.cab", "staff.cpio", "staff.ar", "setup.exe"),
    *("stored4.rar", "stored5.rar", "solid.7z", "joliet.iso", "rock_ridge.iso"),
]


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_content_decides(name: str) -> None:
    expected = tomllib.loads((READERS / "expected" / f"{name}.toml").read_text())
    content = io.BytesIO((READERS / "files" / name).read_bytes())
    assert media_type(content, "report.csv") == expected["media_type"]


@pytest.mark.parametrize(
    "text",
    [
        "0707071234,Mei Chen\n0707075678,Raj Patel\n" * 9,
        "070701 is the first number\n" * 9,
        "PK is no archive, and neither is MSCF, Rar! or 7z\n" * 9,
        "]\x20\x20 a bracket at the beginning\n" * 9,
    ],
)
def test_texts_stay_texts(text: str) -> None:
    assert media_type(io.BytesIO(text.encode()), "x.txt").startswith("text/")
