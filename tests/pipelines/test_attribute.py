"""Whose element it is in running text: measured on invented documents of many kinds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from detectors.people.name_lists import fold_plain
from pipelines.attribution.attribute import Told, records_from_text, records_from_texts
from pipelines.blocks import Party, TextBlock
from pipelines.model import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

KEY = b"a key of the case"
NOBODY = "-"


@dataclass(frozen=True, eq=False)
class Case:
    name: str
    block: TextBlock
    truth: Counter[tuple[str, str]]


def documents() -> Iterator[Case]:
    """Documents of `data`: "%%%" heads one, "=" says who has what, "@" a party."""
    folder = Path(__file__).parent / "data"
    files = ("documents.txt", "fresh_documents.txt")
    text = "\n".join((folder / name).read_text("utf-8") for name in files)
    for part in text.split("%%% ")[1:]:
        head, *lines = part.split("\n")
        name, kind = (word.strip() for word in head.split("|"))
        marks = [line for line in lines if line.startswith(("= ", "@ "))]
        told = [[word.strip() for word in mark[2:].split("|")] for mark in marks]
        parties = tuple(
            Party(role=words[0], name=words[1], email=words[2]) for words in told if len(words) == 3
        )
        truth = Counter((folded(words[0]), words[1]) for words in told if len(words) == 2)
        body = "\n".join(lines[len(marks) :])
        yield Case(name, TextBlock(text=body, place="", kind=kind, parties=parties), once(truth))


@cache
def records_of(case: Case) -> pl.DataFrame:
    return records_from_text([case.block], "s1", KEY, None)


def folded(name: str | None) -> str:
    """The words of a name without initials, in alphabetical order: orders and middles vary."""
    if name and (" " not in name or "@" in name):
        return name.lower()
    words = fold_plain(name or NOBODY).replace("-", " ").split()
    return " ".join(sorted(word for word in words if len(word) > 1)) or NOBODY


def whose(row: dict[str, Any]) -> str:
    """The name of a record, else the first address or user name."""
    return folded(row["full_name"] or next(iter([*row["emails"], *row["logins"]]), None))


def once(pairs: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    return Counter({pair: n if pair[0] == NOBODY else 1 for pair, n in pairs.items()})


def pairs(records: pl.DataFrame) -> Counter[tuple[str, str]]:
    return once(
        Counter(
            (whose(row), exposure["element"])
            for row in records.iter_rows(named=True)
            for exposure in row["exposures"]
        )
    )


def read(text: str, kind: str = "prose", *parties: Party) -> pl.DataFrame:
    block = TextBlock(text=text, place="", kind=kind, parties=parties)
    return records_from_text([block], "s1", KEY, None)


DOCUMENTS = list(documents())


def test_person_and_element_are_found_together() -> None:
    hit, missed, extra = 0, [], []
    for case in DOCUMENTS:
        found = pairs(records_of(case))
        hit += (found & case.truth).total()
        missed += [(case.name, *pair) for pair in (case.truth - found).elements()]
        extra += [(case.name, *pair) for pair in (found - case.truth).elements()]
    assert hit / (hit + len(missed)) >= 0.97, missed
    assert hit / (hit + len(extra)) >= 0.97, extra


@pytest.mark.parametrize("case", [c for c in DOCUMENTS if c.name.startswith("decoy")])
def test_a_text_about_nobody_exposes_nobody(case: Case) -> None:
    assert not pairs(records_of(case))


@pytest.mark.parametrize("label", ["Passenger", "Enrollee", "Licensee", "Grantee"])
def test_a_form_quoted_in_a_mail_is_of_whom_it_names_not_of_the_writer(label: str) -> None:
    text = f"Booked, see below.\n\n> {label}: Leilani Akana\n> Passport No.: C41830671  exp. 2031\n"
    parties = (
        Party(role="author", name="Tomasz Wieczorek", email="tw@example.org"),
        Party(role="addressee", name="Leilani Akana", email="la@example.com"),
    )
    assert pairs(read(text, "mail", *parties)) == Counter({("akana leilani", "passport"): 1})


def test_no_value_stands_in_a_record_outside_its_own_columns() -> None:
    text = "Patient: Ines Carvalho\nSSN: 541-28-7703\nDiagnosis: Ulcerative colitis\n"
    shown = read(text).select("id", "locator", "exposures", "keys").write_json()
    for value in ("541-28-7703", "541287703", "olitis", "Carvalho"):
        assert value not in shown


def test_texts_searched_together_give_what_each_gives_alone() -> None:
    told = [Told([case.block], 0, f"s{at}") for at, case in enumerate(islice(documents(), 60))]
    together = records_from_texts(told, KEY, None)
    assert sum(frame.height for frame in together) > 60
    for (blocks, tables, source), frame in zip(told, together, strict=True):
        assert frame.equals(records_from_text(blocks, source, KEY, None, tables)), blocks[0].text


def test_records_follow_the_schema_and_ids_differ() -> None:
    for case in DOCUMENTS:
        records = records_of(case)
        assert records.schema == RECORDS
        assert records["id"].n_unique() == records.height


def test_the_same_number_has_the_same_fingerprint_however_written() -> None:
    first = read("Name: Ines Carvalho\nSSN: 541-28-7703\n")
    second = read("SSN 541287703 belongs to Ines Carvalho.")
    marks = [f["exposures"].explode().struct.field("fingerprint").item() for f in (first, second)]
    assert marks[0] == marks[1]
    assert len(marks[0]) == 32


def test_locators_name_the_page_and_the_line() -> None:
    pages = [
        TextBlock(text="Cover sheet\n", place="page 1", kind="page"),
        TextBlock(text="\nName: Ines Carvalho\nSSN: 541-28-7703\n", place="page 2", kind="page"),
    ]
    record = records_from_text(pages, "s1", KEY, None).row(0, named=True)
    assert record["exposures"][0]["locator"] == "page 2, line 3"


def test_contact_facts_go_to_the_person_they_stand_with() -> None:
    text = (
        "Valley Clinic\n10 Main St\nChico, CA 95926\n\nSofia Andrade\n88 Larkspur Ln Apt 3\n"
        "Davis, CA 95616\n\nDear Ms. Andrade,\n\nYour Social Security number 541-28-7703 was "
        "seen.\nHer file says DOB 04/05/1981.\n"
    )
    record = read(text).row(0, named=True)
    assert record["full_name"] == "Sofia Andrade"
    assert (record["street"], record["city"]) == ("88 Larkspur Ln Apt 3", "Davis")
    assert record["birth_date"] == "1981-04-05"


def test_parties_of_a_message_are_records_with_their_address() -> None:
    author = Party(role="author", name="Hoang Pham", email="Hoang.Pham@example.org")
    record = read("See you at noon.\n\nHoang\n", "mail", author).row(0, named=True)
    assert (record["role"], record["emails"]) == ("author", ["hoang.pham@example.org"])


def test_an_element_of_one_of_two_goes_to_neither() -> None:
    found = pairs(read("Nora Vance and Luis Prado share bank account number 4471029938."))
    assert found == Counter({(NOBODY, "account_number"): 1})


def test_a_physician_does_not_have_the_illness() -> None:
    text = "Attending: Dr. Neha Kulkarni\nPatient: Ines Carvalho\nDiagnosis: Ulcerative colitis\n"
    assert pairs(read(text)) == Counter({(folded("Ines Carvalho"), "medical"): 1})


def test_long_lists_stay_one_person_a_line() -> None:
    given = ("Ines", "Tevita", "Harpreet", "Lamar", "Siobhan", "Miguel", "Anahit", "Grace")
    family = ("Carvalho", "Fonua", "Gill", "Jefferson", "Moreno", "Petrosyan", "Nakamura", "Pham")
    # Every name stands twice, as namesakes with numbers of their own.
    lines = [
        f"{given[i % 8]} {family[i // 8 % 4]}   541-{10 + i:02d}-{7700 + i}" for i in range(64)
    ]
    records = read("\n".join(lines), "page")
    assert records.height == 64
    assert set(records["exposures"].list.len()) == {1}


@pytest.mark.parametrize("mark", [" ", "\t", ":", "a@", "Ann, ", "a: ", "5"])
def test_text_made_of_one_mark_costs_no_more_than_other_text(mark: str) -> None:
    assert read(mark * 20_000).is_empty()


def test_whom_alone_a_text_names_is_kept_where_tables_of_the_document_stand_apart() -> None:
    block = TextBlock(text="ACCOUNTS AND CARDS\nFor: Rosa Menon\nKeep.\n", place="", kind="page")

    def named(tables: int) -> list[str]:
        return records_from_text([block], "s", b"k" * 32, None, tables)["full_name"].to_list()

    assert named(1) == ["Rosa Menon"]
    assert named(0) == []


def test_a_cell_under_no_heading_of_a_box_stays_in_the_text() -> None:
    text = "KINSHIP TEST\n\nTESTED PARTY   SISTER\nCase 4471-25   Rosa Menon   Ines Duarte\n"
    block = TextBlock(text=text, place="", kind="page")
    named = records_from_text([block], "s", b"k" * 32, None, tables=1)["full_name"]
    assert set(named) == {"Rosa Menon", "Ines Duarte"}


def test_everybody_whose_genes_a_report_compares_is_kept_for_its_tables() -> None:
    text = (
        "PARENTAGE TEST\nMother: Rosa Menon\nChild: Teo Menon\nTested man: Ken Oda\n"
        "Result: not excluded\nLaboratory director: Ines Duarte, PhD\n"
    )
    block = TextBlock(text=text, place="", kind="page")
    named = records_from_text([block], "s", b"k" * 32, None, tables=1)["full_name"]
    assert set(named) == {"Rosa Menon", "Teo Menon", "Ken Oda"}
