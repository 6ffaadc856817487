"""Keys of whole leaks with unhelpful names: every planted one is found, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from key_leaks import FIRST, benefits, payroll
from key_leaks_more import SECOND, sites
from key_leaks_other import OTHER, declared
from key_schemas import Leak, Tab
from key_truth import outcome

from pipelines.joins.key_discovery import KeyJudgment
from pipelines.shelves import Room

SCHEMAS = (*FIRST, *SECOND, *OTHER, declared)


@pytest.mark.parametrize("make", SCHEMAS, ids=lambda make: make.__name__)
def test_every_planted_key_is_found_and_no_other(make: Callable[[], Leak], tmp_path: Path) -> None:
    seen = outcome(make(), tmp_path)
    assert (seen.missed, seen.false) == ([], [])
    assert (seen.lost, seen.wrong) == ([], [])


@pytest.mark.parametrize("make", [*FIRST, sites], ids=lambda make: make.__name__)
def test_rows_in_many_parts_on_disk_give_the_same(make: Callable[[], Leak], tmp_path: Path) -> None:
    leak = make()
    (tmp_path / "aside").mkdir()
    room = Room(folder=tmp_path / "aside", parts=7, held=40)
    whole, parts = outcome(leak, tmp_path / "a"), outcome(leak, tmp_path / "b", room=room)
    assert list((tmp_path / "aside").iterdir())
    assert parts.found.table.equals(whole.found.table)
    assert sorted(parts.links.iter_rows()) == sorted(whole.links.iter_rows())
    assert whole.links.height > 0


def test_reasons_tell_counts_and_no_value(tmp_path: Path) -> None:
    leak = payroll()
    table = outcome(leak, tmp_path).found.table
    values = {str(row[0]).strip() for tab in leak.tabs[:2] for row in tab.rows}
    assert min(map(len, values)) >= 5
    told = " ".join(table["because"].to_list())
    assert "values are there; by chance once in" in told
    assert not [value for value in values if value in told]


def test_a_key_that_a_person_refuses_joins_nothing_and_comes_back(tmp_path: Path) -> None:
    pair = {
        "left": "b.xlsx:sheet m.household no",
        "right": "b.xlsx:sheet e.hh_ref",
        "by": "R. Diaz",
    }
    refused = KeyJudgment(verdict="refuse", **pair)
    seen = outcome(benefits(), tmp_path / "a", (refused,))
    assert len(seen.lost) == 24
    assert "refused by R. Diaz" in seen.found.table["because"].to_list()
    taken_back = KeyJudgment(verdict="forget", **pair)
    assert outcome(benefits(), tmp_path / "b", (refused, taken_back)).lost == []


def counted(names: tuple[str, str]) -> Leak:
    """Two tables that count their rows from 1, the second under another column name."""
    people = [(n, f"{a} Whitcomb") for n, a in enumerate(("Ana", "Bao", "Wei", "Zoe") * 8, 1)]
    numbers = [(n, f"{500 + n}-12-{3000 + n}") for n in range(1, 33)]
    tabs = [
        Tab(file="a.csv", header=(names[0], "full_name"), rows=people),
        Tab(file="b.csv", header=(names[1], "ssn"), rows=numbers),
    ]
    return Leak(name="counted", tabs=tabs, domains=[], owners={"b.csv": [set()] * 32})


def test_tables_that_count_from_one_are_doubtful_until_a_person_says_so(tmp_path: Path) -> None:
    leak = counted(("qx", "wv"))
    seen = outcome(leak, tmp_path / "a")
    assert seen.wrong == []
    assert set(seen.found.table["verdict"]) == {"doubtful"}
    said = KeyJudgment(left="b.csv.wv", right="a.csv.qx", verdict="accept", by="R. Diaz")
    assert len(outcome(leak, tmp_path / "b", (said,)).wrong) == 32


def test_shuffled_rows_and_strange_tables_change_no_key(tmp_path: Path) -> None:
    leak = sites()
    more = Leak(
        name="more",
        tabs=[
            *(
                Tab(file=t.file, header=t.header, rows=[*reversed(t.rows)], name=t.name)
                for t in leak.tabs
            ),
            Tab(
                file="other.csv",
                header=("id", "town"),
                rows=[(n, f"Town {n}") for n in range(1, 70)],
            ),
        ],
        domains=leak.domains,
    )

    def kept(leak: Leak, folder: Path) -> set[tuple[str, ...]]:
        table = outcome(leak, folder).found.table
        ours = pl.col("column").str.starts_with("re")
        return set(table.filter(ours & (pl.col("verdict") == "accepted")).drop("score").iter_rows())

    assert kept(leak, tmp_path / "a") == kept(more, tmp_path / "b") != set()


def branches(header: str, first: int, gap: int) -> Leak:
    """People in five tables of one form, and one table of numbers that names none of them."""
    given = ("Ana", "Bao", "Wei", "Zoe", "Raj", "Lan")
    family = ("Whitcomb", "Okafor", "Petrosyan", "Villanueva", "Thrussell")
    names = [f"{a} {b}" for b in family for a in given]
    spread = (
        [first + gap * n * (n + 3) for n in range(30)] if gap else list(range(first, first + 30))
    )
    tabs = [
        Tab(
            file=f"branch{n}.csv",
            header=(header, "full_name"),
            rows=list(zip(spread, names, strict=True))[6 * n : 6 * n + 6],
        )
        for n in range(5)
    ]
    numbers = [(number, f"{500 + n}-12-{3000 + n}") for n, number in enumerate(spread)]
    tabs.append(Tab(file="tax.csv", header=(header, "ssn"), rows=numbers))
    domain = [f"{tab.file}.{header}" for tab in tabs[:0:-1]]
    owners: list[set[str]] = [{name} for name in names]
    return Leak(name="branches", tabs=tabs, domains=[domain[:2]], owners={"tax.csv": owners})


@pytest.mark.parametrize(
    ("header", "first", "gap"), [("employee no", 1, 0), ("patient_id", 70_000, 31)]
)
def test_people_in_many_tables_of_one_form_are_found_by_all_of_them(
    header: str, first: int, gap: int, tmp_path: Path
) -> None:
    assert outcome(branches(header, first, gap), tmp_path).lost == []


def test_tables_that_repeat_a_few_numbers_of_another_are_no_parts_of_one(tmp_path: Path) -> None:
    leak = branches("employee no", 1, 0)
    copies = [
        Tab(file=f"copy{n}.csv", header=("employee no", "full_name"), rows=leak.tabs[0].rows)
        for n in range(5)
    ]
    few = Leak(name="few", tabs=[*copies, leak.tabs[-1]], domains=[], owners={})
    table = outcome(few, tmp_path).found.table
    ours = table.filter(pl.col("column") == "tax.csv.employee no")
    assert set(ours["verdict"]) == {"refused"}
