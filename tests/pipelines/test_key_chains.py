"""Keys of studies and the like: few people, a list of who is who, and results elsewhere."""

from __future__ import annotations

import polars as pl

from pipelines.blocks import Table
from pipelines.joins.link import links
from pipelines.tables.assemble import records_from_table

Rows = list[list[str]]

WHO: Rows = [
    ["alias", "enrolled", "surname", "given"],
    ["LARK-512", "3 Mar 2024", "Petrosyan", "Anahit"],
    ["LARK-733", "4 Mar 2024", "Doan", "Kim"],
    ["LARK-281", "4 Mar 2024", "Menon", "Meera"],
    ["LARK-904", "6 Mar 2024", "Kahale", "Malia"],
]
DRAWS: Rows = [
    ["screening", "visit", "hiv_status", "diagnosis"],
    ["LARK-512", "1", "positive", "hepatitis C"],
    ["LARK-733", "1", "negative", "anemia"],
    ["LARK-281", "1", "negative", "lupus"],
    ["LARK-904", "1", "negative", "asthma"],
    ["LARK-066", "1", "negative", "gout"],
]
DRUGS: Rows = [
    ["screening", "seq", "medication"],
    ["LARK-733", "1", "ferrous sulfate 325 mg"],
    ["LARK-733", "2", "lisinopril 10 mg"],
    ["LARK-281", "1", "hydroxychloroquine 200 mg"],
    ["LARK-904", "1", "albuterol"],
]


def led(*tables: Rows) -> set[tuple[str, str]]:
    """(file and row that names nobody, row that it leads to)."""
    frames: list[pl.DataFrame] = []
    for at, rows in enumerate(tables):
        grid = pl.DataFrame({str(i): column for i, column in enumerate(zip(*rows, strict=True))})
        table = Table(place="", name="", header=None, batches=iter([grid]))
        frames += records_from_table(table, f"file {at}", b"k" * 32)
    found = links(pl.concat(frames).lazy()).select("record", "person").collect()
    return {(a.removesuffix("/subject"), b.removesuffix("/subject")) for a, b in found.iter_rows()}


def test_results_lead_to_the_list_of_who_is_who_and_so_does_what_belongs_to_them() -> None:
    found = led(WHO, DRAWS, DRUGS)
    assert {pair for pair in found if pair[0].startswith("file 1")} == {
        (f"file 1#row {row}", f"file 0#row {row}") for row in (2, 3, 4, 5)
    }
    assert {pair for pair in found if pair[0].startswith("file 2")} == {
        (f"file 2#row {row}", f"file 0#row {who}") for row, who in ((2, 3), (3, 3), (4, 4), (5, 5))
    }


def test_what_two_lists_call_a_code_matters_less_where_its_letters_are_the_same() -> None:
    who = [["enrollee_no", *WHO[0][1:]], *WHO[1:]]
    draws = [["ppt_code", *DRAWS[0][1:]], *DRAWS[1:]]
    assert len(led(who, draws)) == 4


def test_numbers_that_count_alike_lead_nowhere() -> None:
    people, visits = (
        [rows[0], *([str(at + 1), *row[1:]] for at, row in enumerate(rows[1:]))]
        for rows in (WHO, DRAWS)
    )
    assert led(people, visits) == set()
