"""Delimited lines whose cells say their own columns, and those that only hold an equals sign."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table
from scanner.readers import delimited
from scanner.readers.opened import Opened


def read(text: str) -> tuple[tuple[str, ...] | None, list[tuple[str | None, ...]]]:
    data = text.encode()
    source = Opened(name="export.txt", media_type="text/csv", size=len(data), path=None, data=data)
    table = next(block for block in delimited.read(source) if isinstance(block, Table))
    return table.header, pl.concat(list(table.batches)).rows()


def test_keys_become_the_header_below_a_title() -> None:
    text = "BADGE EXPORT\nUSER=Ochoa, Lena|ROLE=RN|PIN=\nUSER=Pak, Hagop|ROLE=MA|PIN=9=1\n"
    assert read(text) == (
        ("USER", "ROLE", "PIN"),
        [("BADGE EXPORT", None, None), ("Ochoa, Lena", "RN", ""), ("Pak, Hagop", "MA", "9=1")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "a=1|b=2\nb=3|a=4\na=5|b=6\n",
        "name|formula\nx|=A1+B1\ny|=A2\n",
        "name|note\nLena|k=v\nHagop|k=w\n",
    ],
)
def test_other_cells_with_an_equals_sign_stay_as_they_are(text: str) -> None:
    header, rows = read(text)
    assert header is None
    assert rows == [tuple(line.split("|")) for line in text.splitlines()]
