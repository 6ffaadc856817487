"""Lookup tables: their labels stand for their codes, and codes of other things stay."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table
from pipelines.tables.kind_tables import KindTables
from pipelines.tables.long_tables import widened

Rows = Sequence[tuple[str | None, ...]]
KINDS: Rows = [("1", "US_SSN"), ("2", "DRV_LIC"), ("3", "PASSPORT"), ("4", "LOYALTY")]
DOCS: Rows = [
    ("9001", "40082", "4", "399409348", None),
    ("9002", "40069", "1", "560982754", None),
    ("9003", "40017", "1", "605945880", None),
    ("9004", "40030", "2", "D2991455", None),
    ("9005", "40043", "2", "D4212365", None),
    ("9006", "40056", "3", "556353083", None),
]


def table(
    name: str, header: tuple[str, ...] | None, rows: Rows, keys: dict[int, str] | None = None
) -> Table:
    names = [str(at) for at in range(len(rows[0]))]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    return Table(place=name, name=name, header=header, batches=iter([frame]), keys=keys or {})


def column(told: Table, at: int) -> list[str | None]:
    return pl.concat(list(told.batches)).to_series(at).to_list()


@pytest.mark.parametrize(
    ("kinds", "code", "refers", "keys"),
    [
        ("doc_kind", "dk", "dk", {}),
        ("doc_kind", "id", "kind_id", {}),
        ("id_types", "id", "ID_TYPE_CD", {}),
        ("DocumentKind", "Id", "DocumentKindId", {}),
        ("lkp", "id", "x", {2: "lkp.id"}),
    ],
)
def test_numbers_are_typed_by_the_label_of_their_code(
    kinds: str, code: str, refers: str, keys: dict[int, str]
) -> None:
    known = KindTables()
    known.told(table(kinds, (code, "name"), KINDS))
    told = known.told(table("prsn_doc", ("id", "k", refers, "dv", "vfy"), DOCS, keys=keys))
    records = pl.concat(list(records_from_table(told, "s", b"k" * 32)))
    found = {
        row["locator"][-1]: [each["element"] for each in row["exposures"]]
        for row in records.iter_rows(named=True)
        if row["exposures"]
    }
    assert found == {
        "2": ["ssn"],
        "3": ["ssn"],
        "4": ["drivers_license"],
        "5": ["drivers_license"],
        "6": ["passport"],
    }


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("status", ["1", "2", "3"]),  # another thing's codes
        ("dk", ["1", "2", "7"]),  # a code that the table does not know
        ("id", ["1", "2", "3"]),
    ],
)
def test_codes_of_other_things_stay(header: str, codes: list[str]) -> None:
    known = KindTables()
    known.told(table("doc_kind", ("dk", "label"), KINDS))
    assert column(known.told(table("orders", (header,), [(code,) for code in codes])), 0) == codes


@pytest.mark.parametrize(
    "labels", [("red", "blue", "green"), ("Diabetes", "Asthma", "Multiple sclerosis")]
)
def test_labels_of_no_numbers_explain_nothing(labels: tuple[str, ...]) -> None:
    known = KindTables()
    rows = [(str(at), label) for at, label in enumerate(labels, 1)]
    known.told(table("doc_kind", ("dk", "label"), rows))
    assert column(known.told(table("docs", ("dk",), [("1",), ("2",)])), 0) == ["1", "2"]


def test_documents_of_different_kinds_explain_no_code_of_other_tables() -> None:
    known = KindTables()
    papers: Rows = [
        ("1", "70412", "Passport", "512345678"),
        ("2", "70998", "SSN", "524183067"),
        ("3", "71203", "Driver License", "D4183067"),
    ]
    known.told(table("papers", ("id", "who", "kind", "number"), papers))
    prints: Rows = [("70412", "a8f1"), ("71203", "b77c")]
    assert column(known.told(table("prints", ("who", "template"), prints)), 0) == ["70412", "71203"]


def test_fields_of_a_person_are_named_by_another_table() -> None:
    known = KindTables()
    fields: Rows = [("5", "firstname"), ("7", "lastname"), ("9", "ssn")]
    known.told(table("eav_attribute", ("attribute_id", "attribute_code"), fields))
    people = [("1", "Ana", "Ruiz", "524-18-3067"), ("2", "Bao", "Tran", "524-18-3068")]
    rows = [
        (str(10 * at + int(code)), code, who, value)
        for at, (who, *values) in enumerate(people)
        for code, value in zip("579", values, strict=True)
    ]
    header = ("value_id", "attribute_id", "entity_id", "value")
    told = known.told(table("customer_entity_varchar", header, rows))
    records = pl.concat(list(records_from_table(widened(told), "s", b"k" * 32)))
    assert records["full_name"].to_list() == ["Ana Ruiz", "Bao Tran"]
