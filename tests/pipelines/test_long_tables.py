"""Tables of one value a row: the people they hold, and the lists they must not be taken for."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table
from pipelines.tables.long_tables import widened

PEOPLE = (
    ("7", "Ana", "Ruiz", "524-18-3067"),
    ("9", "Bao", "Tran", "524-18-3068"),
    ("12", "Kim", "Vo", "524-18-3069"),
)
FIELDS = ("first_name", "last_name", "ssn")
ROWS = [
    (key, field, value)
    for key, *values in PEOPLE
    for field, value in zip(FIELDS, values, strict=True)
]


def table(
    rows: Sequence[tuple[str | None, ...]], header: tuple[str, ...] | None, size: int = 100
) -> Table:
    names = [str(i) for i in range(len(rows[0]))]
    frames = [
        pl.DataFrame(rows[at : at + size], schema=names, orient="row")
        for at in range(0, len(rows), size)
    ]
    return Table(place="", name="", header=header, batches=iter(frames))


def found(given: Table) -> list[tuple[str, str, list[str]]]:
    frames = records_from_table(widened(given), "s", b"k" * 32)
    return [
        (row["locator"], row["full_name"], [e["element"] for e in row["exposures"]])
        for frame in frames
        for row in frame.iter_rows(named=True)
    ]


@pytest.mark.parametrize("size", [100, 8])
def test_the_values_of_a_person_are_read_together(size: int) -> None:
    given = table(ROWS, ("person_id", "attr", "val"), size)
    assert found(given) == [
        ("row 1", "Ana Ruiz", ["ssn"]),
        ("row 4", "Bao Tran", ["ssn"]),
        ("row 7", "Kim Vo", ["ssn"]),
    ]


def test_a_header_in_the_grid_counts_as_a_row() -> None:
    given = table([("id", "field", "answer"), *ROWS], None)
    assert found(given) == [
        ("row 2", "Ana Ruiz", ["ssn"]),
        ("row 5", "Bao Tran", ["ssn"]),
        ("row 8", "Kim Vo", ["ssn"]),
    ]


def test_fields_that_come_later_are_kept() -> None:
    later = [("11", "first_name", "Kim"), ("11", "diagnosis", "E11.9"), ("11", "last_name", "Vo")]
    frames = list(widened(table([*ROWS, *later], ("id", "field", "value"), 9)).batches)
    whole = pl.concat(frames)
    assert whole.height == len(ROWS) + len(later)
    assert "diagnosis: E11.9" in whole.get_columns()[-1].to_list()


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            ("Name", "Status", "SSN"),
            [(n, s, "524-18-3067") for n in "abcd" for s in ("new", "old")],
        ),
        (("id", "type", "n"), [(i, t, "5") for i in "1234" for t in ("phone", "name")]),
        (("case", "role", "who"), [(i, r, "Ana Ruiz") for i in "1234" for r in ("judge", "clerk")]),
    ],
)
def test_other_lists_stay_as_they_are(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    kept = widened(table(rows, header))
    assert kept.header == header
    assert pl.concat(list(kept.batches)).rows() == rows


def test_the_number_of_a_row_is_not_the_value() -> None:
    numbered = [(str(4100 + at), *row) for at, row in enumerate(ROWS)]
    header = ("umeta_id", "user_id", "meta_key", "meta_value")
    assert [name for _, name, _ in found(table(numbered, header))] == [
        "Ana Ruiz",
        "Bao Tran",
        "Kim Vo",
    ]


@pytest.mark.parametrize("sign", [":", "/", "|"])
def test_keys_of_a_store_say_whose_and_which(sign: str) -> None:
    rows = [(sign.join(("cust", f"{key}01", field)), value) for key, field, value in ROWS]
    expected = [name for _, name, _ in found(table(ROWS, ("person_id", "attr", "val")))]
    assert [name for _, name, _ in found(table(rows, ("key", "value")))] == expected
    assert [name for _, name, _ in found(table(rows, None))] == expected


def test_paths_of_files_are_no_fields_of_people() -> None:
    rows = [(f"home/{key}/{name}.txt", "x") for key in (7, 9) for name in ("a", "name", "z")]
    header, given = ("path", "note"), table(rows, ("path", "note"))
    assert widened(given).header == header


def test_answers_of_several_types_are_one_answer_each() -> None:
    header = (
        "id",
        "email",
        "q.name",
        "q.text",
        "q.type",
        "a.first",
        "a.last",
        "a.text",
        "a.choice",
    )
    asked = ("Camper's name", "SSN for background check", "Allergies or conditions we should know")
    names = ("kid", "number", "care")
    rows = [
        (key, f"{first}@example.org".lower(), name, text, kind, *answer)
        for key, first, last, ssn in PEOPLE
        for name, text, kind, answer in zip(
            names,
            asked,
            ("name", "text", "choice"),
            ((first, last, None, None), (None, None, ssn, None), (None, None, None, "Asthma")),
            strict=True,
        )
    ]
    assert found(table(rows[:6], header)) == [
        ("row 1", "Ana Ruiz", ["ssn", "medical"]),
        ("row 4", "Bao Tran", ["ssn", "medical"]),
    ]
    kept = widened(table(rows, header))
    assert kept.header is not None
    place = kept.header.index("email")
    assert pl.concat(list(kept.batches))[str(place)].drop_nulls().to_list() == [
        "ana@example.org",
        "bao@example.org",
        "kim@example.org",
    ]


def test_a_list_of_the_columns_of_tables_is_of_nobody() -> None:
    columns = (("first_name", "varchar"), ("last_name", "varchar"), ("ssn", "char"))
    rows = [(of, name, kind) for of in ("staff", "members") for name, kind in columns]
    kept = widened(table(rows, ("table_name", "column_name", "data_type")))
    assert kept.header == ("table_name", "column_name", "data_type")


def test_the_codes_that_police_files_call_their_fields_by_are_fields() -> None:
    codes = ("NAM", "DOB", "SEX", "SOC")
    rows = [
        (key, code, value)
        for key, given, family, ssn in PEOPLE
        for code, value in zip(codes, (f"{family},{given}", "1980-02-03", "F", ssn), strict=True)
    ]
    told = found(table(rows, ("tcn", "mnemonic", "text")))
    assert [name for _, name, _ in told] == ["Ana Ruiz", "Bao Tran", "Kim Vo"]


@pytest.mark.parametrize("declared", [True, False])
def test_fields_by_number_alone_are_known_by_what_people_answered(declared: bool) -> None:
    people = (("Ana", "Ruiz", "524-18-3067"), ("Marisol", "Tran", "524-18-3068"),
              ("Kim", "Vo", "524-18-3069"))  # fmt: skip
    header = ("id", "entry_id", "meta_key", "meta_value")
    rows = [
        (str(4 * at + place), str(500 + at), field, value)
        for at, person in enumerate(people)
        for place, (field, value) in enumerate(zip(("1.3", "1.6", "4"), person, strict=True))
    ]
    given = table(rows, header) if declared else table([header, *rows], None)
    assert [(name, held) for _, name, held in found(given)] == [
        ("Ana Ruiz", ["ssn"]), ("Marisol Tran", ["ssn"]), ("Kim Vo", ["ssn"]),
    ]  # fmt: skip
