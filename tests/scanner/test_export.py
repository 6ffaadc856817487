"""Exports keep the public contract, and a spreadsheet can open them without running anything."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import polars as pl
import pytest

from pipelines.model import EXPORT_COLUMNS, INDIVIDUALS, conform
from pipelines.stages import STAGES
from scanner import store, tables
from scanner.case import Case
from scanner.errors import BreachscopeError
from scanner.export import export

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [
    {
        "individual_id": "a1",
        "full_name": '=HYPERLINK("http://x")',
        "aliases": ["Đặng Thị Mai", 'Mai "May" Dang'],
        "phones": ["+14085550101"],
        "address": "@home",
        "city": "-",
        "state": "\tCA",
        "elements": ["ssn"],
        "triggers": ["name+ssn"],
        "confidence": 0.97,
        "sources": [{"path": "hr/staff.csv", "locator": "row 2"}],
    },
    {"individual_id": "b2", "full_name": "Hrant Petrosyan", "elements": [], "triggers": []},
    {
        "individual_id": "c3",
        "logins": ["+wei"],
        "elements": ["login"],
        "triggers": ["login"],
        "sources": [],
    },
]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case(folder=tmp_path / "acme", roots=(tmp_path / "leak",))
    store.make_folder(case.tables)
    stage = next(stage for stage in STAGES if stage.name == "individuals")
    frame = conform(pl.DataFrame(PEOPLE), INDIVIDUALS)
    rows = tables.store_table(case, "individuals", frame, stage.name)
    path = tables.table_path(case, "individuals")
    files = {str(path.relative_to(case.folder)): store.sha256(path)}
    tables.write_receipt(
        case, stage, tables.Receipt(basis="", files=files, rows={"individuals": rows})
    )
    return case


def test_individuals_are_the_affected_in_the_columns_of_the_contract(
    case: Case, tmp_path: Path
) -> None:
    assert export(case, "individuals", "parquet", tmp_path / "x.parquet") == 2
    frame = pl.read_parquet(tmp_path / "x.parquet")
    assert tuple(frame.columns) == EXPORT_COLUMNS
    assert frame.schema == {name: INDIVIDUALS[name] for name in EXPORT_COLUMNS}
    assert frame["individual_id"].to_list() == ["a1", "c3"]


def test_everyone_is_exported_whole(case: Case, tmp_path: Path) -> None:
    assert export(case, "everyone", "parquet", tmp_path / "x.parquet") == 3
    assert pl.read_parquet(tmp_path / "x.parquet").schema == INDIVIDUALS


def test_json_is_an_array_of_objects(case: Case, tmp_path: Path) -> None:
    export(case, "individuals", "json", tmp_path / "x.json")
    people = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert [list(person) for person in people] == [list(EXPORT_COLUMNS)] * 2
    assert people[0]["sources"] == [{"path": "hr/staff.csv", "locator": "row 2"}]
    assert people[1]["full_name"] is None


def test_no_cell_of_a_csv_is_a_formula(case: Case, tmp_path: Path) -> None:
    export(case, "individuals", "csv", tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and cell] == []
    assert rows[0]["full_name"] == '\'=HYPERLINK("http://x")'
    assert json.loads(rows[0]["aliases"]) == ["Đặng Thị Mai", 'Mai "May" Dang']
    assert json.loads(rows[0]["sources"]) == [{"path": "hr/staff.csv", "locator": "row 2"}]
    assert json.loads(rows[1]["logins"]) == ["+wei"]
    assert json.loads(rows[1]["sources"]) == []
    assert rows[1]["aliases"] == ""


@pytest.mark.parametrize("kind", ["parquet", "csv", "json"])
def test_exports_are_private_and_replace_what_was_there(
    case: Case, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    target.chmod(0o644)
    export(case, "individuals", kind, target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert b"old" not in target.read_bytes()[:10]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["acme", "out"]


def test_a_damaged_table_is_not_exported(case: Case, tmp_path: Path) -> None:
    tables.table_path(case, "individuals").write_bytes(b"PAR1")
    with pytest.raises(BreachscopeError) as caught:
        export(case, "individuals", "csv", tmp_path / "x.csv")
    assert caught.value.code == "table_damaged"


def test_a_table_that_breaks_its_schema_is_not_stored(case: Case) -> None:
    frame = pl.DataFrame({"individual_id": ["a"], "confidence": ["not a number"]})
    before = tables.table_path(case, "individuals").read_bytes()
    with pytest.raises(BreachscopeError) as caught:
        tables.store_table(case, "individuals", frame, "individuals")
    assert caught.value.code == "table_unfit"
    assert "not a number" not in str(caught.value)
    assert tables.table_path(case, "individuals").read_bytes() == before
