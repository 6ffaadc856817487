"""Letters for print: the same words as the notice, one per person, and nothing a name can do."""

from __future__ import annotations

from typing import Any

import pytest
from made import FACTS, case, person, table
from pypdfium2 import PdfDocument

from pipelines.outputs import merge_letters, notify, render
from pipelines.outputs.marks import paragraphs
from pipelines.outputs.pages import Page

NAMES = ("Nguyễn Thị Hồng Đặng", "José Ibáñez-Núñez", "Łukasz Żółć", "Đỗ Ước", "Ewa Müller")


def letters(*names: str, facts: str = FACTS) -> tuple[Page, list[dict[str, Any]]]:
    """The text and the rows of the mailing list for people of these names."""
    rows = [person(n, "ssn", full_name=name) for n, name in enumerate(names)]
    of = case(table(*rows), facts)
    people = notify.recipients(of.individuals, of.decisions)
    listed = notify.mailing_lists(people, of.incident)["mailing-list"].to_dicts()
    return render.notices(of, people)[0], listed


def text(pdf: bytes) -> list[str]:
    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_every_name_is_printed_with_its_accents() -> None:
    page, people = letters(*NAMES)
    printed = "".join(text(merge_letters.pdf(page, people, draft=False)))
    for name in NAMES:
        assert f"Dear {name}:" in printed


def test_the_words_are_those_of_the_notice() -> None:
    page, people = letters("Ewa Müller")
    printed = " ".join("".join(text(merge_letters.pdf(page, people, draft=False))).split())
    for paragraph in paragraphs(page.text):
        for run in paragraph.runs:
            if run.kind != "field" and len(run.text) < 60:
                assert " ".join(run.text.split()) in printed


def test_a_name_is_text_and_never_a_command() -> None:
    evil = '#panic() $x$ *b* @ref <l> `raw` \\u{41} "quote" // gone'
    page, people = letters(evil)
    printed = " ".join("".join(text(merge_letters.pdf(page, people, draft=False))).split())
    assert f"Dear {evil}:" in printed


def test_a_draft_says_so_on_every_page() -> None:
    page, people = letters("Ewa Müller", "Đỗ Ước")
    assert all("DRAFT" in one for one in text(merge_letters.pdf(page, people, draft=True)))
    assert not any("DRAFT" in one for one in text(merge_letters.pdf(page, people, draft=False)))


def test_more_letters_than_one_process_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_letters, "AT_ONCE", 2)
    page, people = letters(*NAMES)
    made = text(merge_letters.pdf(page, people, draft=False))
    firsts = [one for one in made if "Dear " in one]
    assert [name for one in firsts for name in NAMES if f"Dear {name}:" in one] == [
        row["addressee"] for row in people
    ]


def test_the_same_letters_are_the_same_bytes() -> None:
    page, people = letters(*NAMES)
    assert merge_letters.pdf(page, people, draft=True) == merge_letters.pdf(
        page, people, draft=True
    )


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Nguyê\u0303n Đa\u0323t", True),
        ("Ольга Іваненко", True),
        ("Ελένη Παππά", True),
        ("דוד לוי", True),
        ("O\u2019Brien\u200e", True),
        ("陳美玲", False),
        ("Անի Պետրոսյան", False),
        ("فاطمة", False),
    ],
)
def test_names_that_the_font_lacks_are_known(name: str, printed: bool) -> None:
    _, people = letters(name)
    assert merge_letters.prints(people[0]) is printed


def test_words_that_the_font_lacks_are_known() -> None:
    assert merge_letters.prints_text(letters("Ewa Müller")[0])
    facts = FACTS + '[department]\nname = "衛生局"\n'
    assert not merge_letters.prints_text(letters("Ewa Müller", facts=facts)[0])


def test_an_address_without_a_city_has_no_stray_comma() -> None:
    rows = [person(1, "ssn", city=None)]
    of = case(table(*rows))
    people = notify.recipients(of.individuals, of.decisions)
    listed = notify.mailing_lists(people, of.incident)["mailing-list"].to_dicts()
    printed = "".join(text(merge_letters.pdf(render.notices(of, people)[0], listed, draft=False)))
    assert "101 ALUM ROCK AVE\r\nCA 95127\r\n" in printed
