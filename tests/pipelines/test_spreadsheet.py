"""Lists stay lists: nothing in them runs when a spreadsheet program opens them."""

from __future__ import annotations

import csv as reader
import io

import polars as pl
import pytest

from pipelines.outputs.spreadsheet import csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    cell = f'{start}HYPERLINK("http://example.org")'
    frame = pl.DataFrame({"full_name": [cell], "email": [[cell, "b"]]})
    row = next(iter(reader.DictReader(io.StringIO(csv(frame).decode(), newline=""))))
    assert row["full_name"] == f"'{cell}"
    assert row["email"] == f"'{cell}; b"


def test_rfc_4180() -> None:
    frame = pl.DataFrame({"a": ['say "hi", Mai', None, "two\r\nlines"], "n": [1, None, -3]})
    assert csv(frame) == b'a,n\r\n"say ""hi"", Mai",1\r\n,\r\n"two\r\nlines",-3\r\n'


def test_any_script_and_no_null_characters() -> None:
    frame = pl.DataFrame({"name": ["Nguyễn Thị Minh", "王偉", "Jos\x00é"]})
    assert csv(frame).decode().split("\r\n")[1:4] == ["Nguyễn Thị Minh", "王偉", "José"]
