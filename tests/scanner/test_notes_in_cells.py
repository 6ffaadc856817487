"""Exports of notes: texts in cells, some of them markup, each about whom its lines name."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from scanner.reshaping import Reshaping

CARDS = (
    "<div><b>Rosa Ochoa</b></div><div>4539 1488 0343 6467</div><div>exp 05/29&nbsp; cvv 510</div>"
    "<p></p><div>Linh Castaneda</div><div>4916 3385 0608 2832</div><div>cvv 244</div>"
)
LINES = "Rosa Ochoa\n4539 1488 0343 6467\ncvv 510\n\nLinh Castaneda\n4916 3385 0608 2832\ncvv 244"
TWO = {(name, what) for name in ("Rosa Ochoa", "Linh Castaneda")
       for what in ("card_number", "access_code")}  # fmt: skip


def read(*columns: tuple[str, list[str]]) -> tuple[pl.DataFrame, set[tuple[str | None, str]]]:
    """What is left of a table, and (name, element) of all that its cells tell as texts."""
    frame = pl.DataFrame({str(at): cells for at, (_, cells) in enumerate(columns)})
    header = tuple(name for name, _ in columns)
    heard: list[TextBlock] = []
    table = Table(place="", name="notes", header=header, batches=iter([frame]))
    left = pl.concat(Reshaping().shaped(table, heard.append).batches)
    rows = [row for b in heard for row in records_from_text([b], "s", b"k" * 32, None).to_dicts()]
    return left, {(row["full_name"], e["element"]) for row in rows for e in row["exposures"]}


@pytest.mark.parametrize("text", [CARDS, LINES, f'<?xml version="1.0"?><en-note>{CARDS}</en-note>'])
def test_each_note_is_read_line_by_line(text: str) -> None:
    left, told = read(
        ("title", ["todo", "cards"]),
        ("content", ["<div>water the roses</div>", text]),
        ("created", ["20240310T160000Z", "20240722T041500Z"]),
    )
    assert told == TWO
    assert left.to_series(1).to_list() == ["water the roses", None]


@pytest.mark.parametrize("header", ["Customer name", "Guest"])
def test_a_note_about_the_person_of_its_row_stays_in_the_row(header: str) -> None:
    guests = ["Hagop Terzian", "Marisol Quintanar"]
    left, told = read((header, guests), ("Notes", [LINES, "<p>Called</p><p>Linh Castaneda</p>"]))
    assert not told
    assert left.to_series(1).to_list() == [LINES, "Called\n\nLinh Castaneda"]


def test_a_table_in_markup_becomes_lines_of_its_rows() -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in [
        ("Name", "SSN"), ("Rosa Ochoa", "614-10-2187"), ("Linh Castaneda", "633-30-2113"),
    ])  # fmt: skip
    _, told = read(("subject", ["camp"]), ("page", [f"<p>staff</p><table>{rows}</table>"]))
    assert told == {("Rosa Ochoa", "ssn"), ("Linh Castaneda", "ssn")}
