"""Answers of web forms whose questions stand in another table: what is read of whom."""

from __future__ import annotations

import json
from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.blocks import Table, TextBlock
from pipelines.tables.assemble import records_from_table
from scanner.reshaping import Reshaping

FIELDS = [
    {"id": 2, "type": "name", "label": "Applicant",
     "inputs": [{"id": "2.1", "label": "First"}, {"id": "2.2", "label": "Last"}]},
    {"id": 4, "type": "text", "label": "Social Security Number"},
    {"id": 7, "type": "textarea", "label": "Comments"},
]  # fmt: skip
ANSWERS = [
    ("81", "5", "2.1", "Rosa"),
    ("81", "5", "2.2", "Ochoa"),
    ("81", "5", "4", "614-10-2187"),
    ("82", "5", "2.1", "Hagop"),
    ("82", "5", "2.2", "Pak"),
    ("82", "5", "7", "see you there"),
]


def table(name: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    frame = pl.DataFrame(rows, schema=[str(at) for at in range(len(header))], orient="row")
    return Table(place=f"table {name}", name=name, header=header, batches=iter([frame]))


def told(definition: str, answers: Sequence[tuple[str, ...]]) -> list[tuple[str, list[str]]]:
    shaping, nothing = Reshaping(), list[TextBlock]()
    forms = table("forms", ("form_id", "display_meta"), [("5", definition)])
    list(shaping.shaped(forms, nothing.append).batches)
    given = table("entry_meta", ("entry_id", "form_id", "meta_key", "meta_value"), answers)
    frames = records_from_table(shaping.shaped(given, nothing.append), "s", b"k" * 32)
    return [
        (row["full_name"], [e["element"] for e in row["exposures"]])
        for frame in frames
        for row in frame.iter_rows(named=True)
    ]


@pytest.mark.parametrize("fields", [FIELDS, {str(f["id"]): f for f in FIELDS}])
def test_answers_are_read_under_the_questions_that_their_numbers_mean(fields: object) -> None:
    definition = json.dumps({"title": "Booth permit", "fields": fields})
    assert told(definition, ANSWERS) == [("Rosa Ochoa", ["ssn"]), ("Hagop Pak", [])]


def test_notes_of_the_plugin_beside_the_answers_hide_nothing() -> None:
    notes = [("81", "5", "source_url", "https://city.example.gov/booth")]
    rows = [*ANSWERS[:3], *notes, *ANSWERS[3:]]
    assert told(json.dumps({"fields": FIELDS}), rows)[0] == ("Rosa Ochoa", ["ssn"])


def test_questions_of_another_form_are_not_put_over_the_answers() -> None:
    sizes = {"2.1": "Large", "2.2": "Blue", "4": "614102187", "7": "none"}
    other = [(entry, "6", field, sizes[field]) for entry, _, field, _ in ANSWERS]
    assert not [name for name, _ in told(json.dumps({"fields": FIELDS}), other) if name]
