"""Streamed JSON gives the tables that the same document gives when it is read whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipelines.blocks import Block, Table
from scanner.readers import json_document
from scanner.readers.json_rows import rows_of
from scanner.readers.opened import Opened

PEOPLE = [
    {"name": "Ana Cruz", "ids": [{"no": 1}, {"no": 2}], "home": {"city": "Napa"}},
    {"name": "Bo Li", "pay": 10.5, "ok": True, "none": None},
]


def tables(document: object) -> dict[str, list[dict[str, Any]]]:
    content = json.dumps(document).encode()
    source = Opened(name="x", media_type="", size=len(content), path=None, data=content)
    found: dict[str, list[dict[str, Any]]] = {}
    for block in json_document.read(source):
        found |= rows(block)
    return found


def rows(block: Block) -> dict[str, list[dict[str, Any]]]:
    assert isinstance(block, Table)
    header = block.header or ()
    return {
        block.place: [
            {name: cell for name, cell in zip(header, row, strict=True) if cell is not None}
            for batch in block.batches
            for row in batch.rows()
        ]
    }


@pytest.mark.parametrize(
    "document",
    [PEOPLE, {"data": {"people": PEOPLE}}, {"a": PEOPLE, "by": "hr", "b": [{"x": 1}]}],
    ids=["list", "inside", "two lists"],
)
def test_streamed_as_whole(document: object, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tables(document)
    monkeypatch.setattr(json_document, "_WHOLE", 0)
    streamed = tables(document)
    around = set() if isinstance(document, list) else {""}
    assert whole.keys() - around
    for place in whole.keys() - around:
        assert streamed[place] == whole[place]


def test_many_objects_under_keys_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_document, "_WHOLE", 0)
    users = {f"-M{n}": {"n": f"Ana {n}", "home": {"city": "Napa"}} for n in range(300)}
    found = tables({"users": users})
    assert found["users"][7] == {"key": "-M7", "n": "Ana 7", "home.city": "Napa"}
    assert len(found["users"]) == 300


def test_fields_of_a_form_are_columns_under_their_labels() -> None:
    answers = [
        {"name": "q1", "type": "text", "label": "Full name", "value": "Marisol Ibarra"},
        {"name": "q2", "type": "number", "label": "Social Security Number", "value": "531-48-2207"},
    ]
    (row,) = rows_of({"sent": "2024-02-03", "answers": answers})
    assert row["answers.Full name"] == "Marisol Ibarra"
    assert row["answers.Social Security Number"] == "531-48-2207"


def test_people_with_a_kind_and_a_value_are_rows() -> None:
    contacts = [
        {"name": "Tigran Manukyan", "type": "mobile", "value": "415-555-0137"},
        {"name": "Odalys Restrepo", "type": "office", "value": "415-555-0138"},
    ]
    rows = rows_of({"contacts": contacts})
    assert [row["contacts.name"] for row in rows] == ["Tigran Manukyan", "Odalys Restrepo"]
