"""Notices in other languages: whole, in the same form, and never final without a translator."""

from __future__ import annotations

import io
import re
from string import Formatter

import polars as pl
import pytest
from docx import Document
from made import FACTS, case, person, table

from detectors.elements import ELEMENTS, PARTS
from pipelines.outputs import languages, merge_letters, notify, render
from pipelines.outputs.documents import Approval, is_draft
from pipelines.outputs.languages import Language
from pipelines.outputs.pages import Page

ENGLISH = languages.english()
OTHERS = [language for language in languages.languages().values() if language.id != "en"]
ASKED = FACTS + '[notice]\nlanguages = ["Spanish", "Chinese", "Vietnamese", "Hmong"]\n'
LATIN = {"es", "vi", "tl"}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def pages(facts: str = ASKED) -> dict[str, Page]:
    of = case(table(person(1, "ssn", "medical")), facts)
    people = notify.recipients(of.individuals, of.decisions)
    return {page.id: page for page in render.notices(of, people)}


def test_the_languages_that_departments_need_most_are_there() -> None:
    for name in ("Spanish", "Chinese", "Vietnamese", "Tagalog", "Korean", "Armenian", "Filipino"):
        assert languages.found(f" {name.lower()} ") is not None, name
    assert languages.found("Hmong") is None


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.id)
def test_a_language_says_all_that_english_says(language: Language) -> None:
    assert len(language.headings) == len(set(language.headings)) == 5
    assert len(language.months) == 12
    assert language.title
    assert language.words.keys() == ENGLISH.words.keys()
    for key, sentence in language.words.items():
        assert places(sentence) == places(ENGLISH.words[key]), key
        words = re.sub(r"\{\w+\}", "", sentence)
        assert (
            not re.search(r"[a-z]{4}", words)
            or words != re.sub(r"\{\w+\}", "", ENGLISH.words[key])
            or key in {"website", "email", "trade_commission", "date"}
        ), key
    assert set(language.elements) == {*ELEMENTS, *PARTS, "birth_date"}
    assert len(set(language.elements.values())) == len(language.elements)


def test_a_letter_in_every_language_asked_for_in_the_same_form() -> None:
    made = pages()
    assert list(made) == ["notice-A", "notice-A-es", "notice-A-zh-Hant", "notice-A-vi"]
    for language in OTHERS:
        page = made.get(f"notice-A-{language.id}")
        if page is None:
            continue
        assert page.title == f"{language.title} (Notice of Data Breach)"
        found = [line[2:] for line in page.text.splitlines() if line.startswith("# ")]
        assert found == list(language.headings)
        assert f"- {language.elements['ssn']}" in page.text
        assert "«addressee»" in page.text
        assert "Equifax" in page.text


def test_what_people_typed_in_english_is_left_open_in_other_languages() -> None:
    facts = ASKED.replace(
        "[notice]\n", '[incident]\ndescription = "A server\\nstood open."\n[notice]\n'
    )
    made = pages(facts)
    assert "\nA server\nstood open.\n" in made["notice-A"].text
    assert "⟦in Spanish: A server stood open.⟧" in made["notice-A-es"].text


def test_no_translation_is_final_before_a_translator_has_read_it() -> None:
    page = pages()["notice-A-es"]
    assert page.roles == ("county_counsel", "privacy_officer", "translator")
    given = [
        Approval(document=page.id, role=role, by="R. Okafor", at="2026-04-01", text=page.hash)
        for role in page.roles
    ]
    assert is_draft(page.id, page.roles, page.hash, given[:2])
    assert not is_draft(page.id, page.roles, page.hash, given)


def test_a_language_without_a_text_is_named_on_the_draft() -> None:
    of = case(table(person(1, "ssn")), ASKED)
    files = render.outputs(of)
    page = files["notices/notice-A.html"].decode()
    assert "Also needed in: Spanish, Chinese, Vietnamese, Hmong." in page
    assert "No text is here in: Hmong" in page
    assert '<html lang="zh-TW">' in files["notices/notice-A-zh-Hant.html"].decode()
    document = Document(io.BytesIO(files["notices/notice-A-zh-Hant.docx"]))
    assert document.paragraphs[0].text == "資料外洩通知 (Notice of Data Breach)"


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.id)
def test_letters_are_printed_where_the_font_has_the_script_and_else_it_is_known(
    language: Language,
) -> None:
    facts = FACTS + f'[notice]\nlanguages = ["{language.name}"]\n'
    page = pages(facts)[f"notice-A-{language.id}"]
    assert merge_letters.prints_text(page) is (language.id in LATIN)


def test_the_mailing_list_does_not_change_with_the_languages() -> None:
    of = case(table(person(1, "ssn")), ASKED)
    people = notify.recipients(of.individuals, of.decisions)
    listed = notify.mailing_lists(people, of.incident)["mailing-list"]
    assert listed["variant"].to_list() == ["A"]
    assert listed["language"].to_list() == [
        ["English", "Spanish", "Chinese", "Vietnamese", "Hmong"]
    ]
    assert isinstance(listed.schema["language"], pl.List)
