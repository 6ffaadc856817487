"""Cells that are records: their fields become columns, and nothing of them is lost."""

from __future__ import annotations

import json
from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.blocks import Table
from scanner.nested_cells import unfolded
from scanner.readers.php_values import PhpError, php_value

PHP = 'a:2:{s:8:"username";s:5:"jos\u00e9";s:4:"more";a:1:{s:8:"password";s:7:"Mesa#11";}}'
BODIES = (
    json.dumps({"username": "jos\u00e9", "more": {"password": "Mesa#11"}}),
    json.dumps(json.dumps({"username": "jos\u00e9", "more": {"password": "Mesa#11"}})),
    json.dumps({"username": "jos\u00e9", "more": json.dumps({"password": "Mesa#11"})}),
    PHP,
    "username=jos%C3%A9&more.password=Mesa%2311",
)


def shown(
    header: tuple[str, ...] | None, rows: Sequence[tuple[str | None, ...]], size: int = 100
) -> tuple[tuple[str, ...] | None, list[tuple[str | None, ...]]]:
    names = [str(at) for at in range(len(rows[0]))]
    frames = [
        pl.DataFrame(rows[at : at + size], schema=dict.fromkeys(names, pl.String), orient="row")
        for at in range(0, len(rows), size)
    ]
    table = unfolded(Table(place="", name="", header=header, batches=iter(frames)))
    return table.header, pl.concat(list(table.batches)).rows()


@pytest.mark.parametrize("body", BODIES)
def test_the_fields_of_a_cell_stand_in_columns_of_their_own(body: str) -> None:
    header, rows = shown(("ts", "body"), [("1", body), ("2", None)])
    assert header == ("ts", "body", "body.username", "body.more.password")
    assert rows == [("1", None, "jos\u00e9", "Mesa#11"), ("2", None, None, None)]


def test_the_header_of_a_grid_names_them_too() -> None:
    given = [("id", "profile"), ("7", '{"ssn": "524-18-3067"}')]
    assert shown(None, given) == (("id", "profile", "profile.ssn"), [("7", None, "524-18-3067")])
    titled = [("Accounts", None), *given]
    header, rows = shown(None, titled)
    assert header is None
    assert rows[1:] == [("id", "profile", "profile.ssn"), ("7", None, "524-18-3067")]


@pytest.mark.parametrize(
    "cell",
    [
        '{"ssn": "524-18-3067"',  # cut off
        '[{"ssn": "524-18-3067"}, {"ssn": "524-18-3068"}]',  # several
        '{"phone": "415-555-0114"}',  # a field that the first batch does not have
        'a:1:{s:3:"ssn";s:11:"524-18-306',
        "the ssn is 524-18-3067",
    ],
)
def test_what_cannot_be_taken_apart_stays_to_be_searched(cell: str) -> None:
    _, rows = shown(("body",), [('{"ssn": "524-18-3069"}',), (cell,)], size=1)
    assert rows[1][0] == cell


def test_a_table_of_texts_is_left_as_it_is() -> None:
    texts = [("a=b",), ("see {note}",), ("[1] and [2]",), ("Tom & Ana = 2",)]
    assert shown(("note",), texts) == (("note",), texts)


@pytest.mark.parametrize("text", ["a:1:{i:0;", 's:9:"short";', "a:2:{i:0;N;}", "b:1;b:0;"])
def test_php_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(PhpError):
        php_value(text)
