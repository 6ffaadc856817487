"""A list of objects of several kinds gives a table for each; a log of events stays one list."""

from __future__ import annotations

import json
from types import ModuleType

import pytest

from pipelines.blocks import Table
from scanner.readers import json_document, json_lines
from scanner.readers.opened import Opened

CUSTOMER = {"id": "c81", "profile": {"firstName": "Leilani", "lastName": "Duong"}}
NUMBER = {"id": "n7", "system": "ssn", "digits": "524-18-3067", "holder": {"id": "c81"}}


def places(document: object, reader: ModuleType = json_document) -> dict[str, tuple[str, ...]]:
    text = json.dumps(document)
    if reader is json_lines:
        assert isinstance(document, list)
        text = "\n".join(map(json.dumps, document))
    content = text.encode()
    source = Opened(name="x", media_type="", size=len(content), path=None, data=content)
    tables = [block for block in reader.read(source) if isinstance(block, Table)]
    assert all(list(table.batches) for table in tables)
    return {table.place: table.header or () for table in tables}


@pytest.mark.parametrize("field", ["type", "@type", "__typename", "recordType"])
def test_each_kind_is_a_table_of_its_own(field: str) -> None:
    mixed = [{field: "Customer", **CUSTOMER}, {field: "Number", **NUMBER}] * 2
    customer = (field, "id", "profile.firstName", "profile.lastName")
    number = (field, "id", "system", "digits", "holder.id")
    inside = {"@graph (Customer)": customer, "@graph (Number)": number}
    assert places({"@graph": mixed}) == inside
    alone = {"(Customer)": customer, "(Number)": number}
    assert places(mixed) == places(mixed, json_lines) == alone


def test_events_that_differ_in_little_else_stay_one_list() -> None:
    log = [
        {"type": "login", "at": "09:10", "user": "lduong", "ip": "10.0.0.4"},
        {"type": "logout", "at": "09:40", "user": "lduong", "seconds": 1800},
    ]
    assert places(log) == {"": ("type", "at", "user", "ip", "seconds")}


@pytest.mark.parametrize("said", ["Leilani Duong", "524-18-3067", "lduong@example.org"])
def test_what_may_be_somebody_s_is_no_kind_and_stands_in_no_place(said: str) -> None:
    mixed = [{"entity": said, **CUSTOMER}, {"entity": "Number", **NUMBER}]
    assert not any(said in place for place in places(mixed))


def test_maps_under_drawn_keys_are_lists_however_few_and_deep() -> None:
    made = {
        "people": {
            "uww7rEaj6dmzed9yAyAcahHH869a": {"displayName": "Leilani Duong", "email": "l@x.org"},
        },
        "entries": {
            "uww7rEaj6dmzed9yAyAcahHH869a": {
                "-NxA1kd8sPq": {"condition": "Bipolar II", "text": "slept 3 hours"},
                "-NxA1kd9aBc": {"condition": "Bipolar II", "text": "slept 8 hours"},
            },
        },
    }
    assert places(made) == {
        "people": ("key", "displayName", "email"),
        "entries": ("key", "entries.key", "entries.condition", "entries.text"),
    }
