"""The files that people open: complete, safe, without a secret, the same every time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import polars as pl
import pytest
from docx import Document
from made import ACQUIRED, FACTS, OWNED, case, person, source, table

from pipelines.outputs import notify, render
from pipelines.outputs.documents import Approval
from pipelines.outputs.letters import HEADINGS, TITLE

CANARY = {
    "full_name": "Zebediah Quillfeather",
    "given_name": "Zebediah",
    "family_name": "Quillfeather",
    "emails": ["zeb.quill@example.net"],
    "phones": ["+14085550142"],
    "logins": ["zebq"],
    "address": "4242 Canary Court",
    "city": "Morgan Hill",
    "postal_code": "95037",
    "date_of_birth": "1961-07-09",
    "sources": [{"path": "hr/Zebediah Quillfeather 219-09-9998.csv", "locator": "row 3"}],
}
SECRETS = re.compile(
    r"zebediah|quill|zebq|canary|morgan hill|95037|1961-07-09|4085550142|219-09-9998|hr/", re.I
)


class Page(HTMLParser):
    """What a reader sees of a page, and what the page would load or run."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(content.decode())
        self.text = re.sub(r"\s+", " ", " ".join(self.texts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def made(*people: dict[str, Any], facts: str = FACTS) -> dict[str, bytes]:
    return render.outputs(case(table(*people), facts))


def notice(*elements: str, facts: str = FACTS) -> Page:
    return Page(made(person(1, *elements), facts=facts)["notices/notice-A.html"])


def mailing(of: render.Outputs) -> dict[str, pl.DataFrame]:
    people = notify.recipients(of.individuals, of.decisions)
    return notify.mailing_lists(people, of.incident)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_files() -> None:
    files = made(person(1, "ssn"), person(2, "login"))
    assert [name for name in files if not name.startswith("documents/")] == [
        "documents.json",
        "exceptions.csv",
        "notices/notice-A.docx",
        "notices/notice-A.html",
        "notices/notice-B.docx",
        "notices/notice-B.html",
        "sources.csv",
        "summary.docx",
        "summary.html",
        "summary.json",
    ]


def test_an_empty_case_has_a_summary_and_no_letters() -> None:
    files = render.outputs(case(table(), ""))
    assert not [name for name in files if name.startswith("notices/")]
    assert "Nobody was found" in Page(files["summary.html"]).text


@pytest.mark.parametrize("facts", ["", FACTS])
def test_no_personal_value_in_the_summary_or_the_letters(facts: str) -> None:
    people = [
        person(1, "ssn", "medical", **CANARY),
        person(2, "login", **CANARY, confidence=0.2),
        person(3, protected=["ssn"], flags=["minor", "deceased", "conflict"], **CANARY),
    ]
    path = CANARY["sources"][0]["path"]  # type: ignore[index]
    row = source(1, path=path, status="partial", code="rows_lost", places=[f"rows_lost at {path}"])
    files = render.outputs(case(table(*people), facts, row))
    for name, content in files.items():
        if name.endswith((".html", ".json")):
            assert not SECRETS.search(content.decode()), name
    for name in ("notices/notice-A.docx", "notices/notice-B.docx"):
        text = " ".join(p.text for p in Document(io.BytesIO(files[name])).paragraphs)
        assert not SECRETS.search(text), name
    with zipfile.ZipFile(io.BytesIO(files["summary.docx"])) as summary:
        for part in summary.namelist():
            assert not SECRETS.search(summary.read(part).decode(errors="replace")), part
    assert "Quillfeather" in files["sources.csv"].decode()


def test_the_same_input_gives_the_same_bytes() -> None:
    people = [person(n, *codes) for n, codes in enumerate([("ssn",), ("login",), ("alpr",)] * 5)]
    first = render.outputs(case(table(*people)))
    again = render.outputs(case(table(*reversed(people))))
    assert first == again


def test_pages_load_and_run_nothing() -> None:
    files = made(person(1, "ssn"), person(2, "login"))
    for name, content in files.items():
        if name.endswith(".html"):
            page = Page(content)
            assert page.links == []
            assert not {"script", "iframe", "img", "link", "form", "object"} & set(page.tags)
            assert b"default-src 'none'" in content


def test_what_people_type_is_shown_as_text() -> None:
    facts = FACTS + (
        '[department]\nname = "<script>alert(1)</script> R&D"\n'
        '[incident]\ndescription = "<img src=x> {{ 7*7 }}"\n'
    )
    files = made(person(1, "ssn"), facts=facts)
    for name in ("summary.html", "notices/notice-A.html"):
        page = Page(files[name])
        assert "script" not in page.tags
        assert "<script>alert(1)</script> R&D" in page.text
    assert "{{ 7*7 }}" in Page(files["notices/notice-A.html"]).text


def test_summary_numbers_agree_with_the_lists() -> None:
    people = [person(n, "ssn") for n in range(12)] + [person(99, "medical", residency=None)]
    of = case(table(*people, person(50, "ssn", address=None, confidence=0.1)))
    summary = json.loads(render.outputs(of)["summary.json"])
    lists = mailing(of)
    assert summary["totals"]["affected"] == 14
    assert summary["totals"]["owed"] == {"notify": 13, "review": 1, "do_not_notify": 0}
    assert [frame.height for frame in lists.values()] == [13, 0, 1]
    assert summary["without_address"] == 1
    assert sum(letter["people"] for letter in summary["letters"]) == 14


# ------------------------------------------------------------------------------- the notice


def test_title_and_headings_in_order() -> None:
    page = notice("ssn")
    places = [page.text.index(text) for text in (TITLE, *HEADINGS)]
    assert places == sorted(places)
    assert page.tags.count("h1") == 1
    assert page.tags.count("h2") == 5


@pytest.mark.parametrize(
    ("elements", "printed"),
    [
        (("ssn",), True),
        (("drivers_license",), True),
        (("state_id",), True),
        (("login", "state_id"), True),
        (("passport",), False),
        (("tax_id", "military_id"), False),
        (("other_government_id",), False),
        (("financial_account", "payment_card"), False),
        (("medical", "health_insurance"), False),
        (("biometric", "alpr", "genetic"), False),
        (("login",), False),
    ],
)
def test_credit_bureaus_exactly_where_the_law_wants_them(
    elements: tuple[str, ...], printed: bool
) -> None:
    text = notice(*elements).text
    for needed in ("Equifax: 1-888-", "Experian: 1-888-", "TransUnion: 1-800-", "P.O. Box 9554"):
        assert (needed in text) is printed


def test_what_is_not_known_is_highlighted_and_what_is_known_is_not() -> None:
    bare = notice("ssn", facts="")
    assert bare.tags.count("mark") == 12
    assert "[general description of the incident, in plain words]" in bare.text
    facts = FACTS + (
        "date = 2026-02-27\n"
        "[notice]\ndate = 2026-04-02\n"
        '[incident]\ndescription = "A laptop was stolen."\nactions = "We changed all keys."\n'
        "[law_enforcement]\nimpedes = true\nlifted = 2026-03-30\n"
        '[department]\nname = "Parks"\naddress = "1 Oak St"\nphone = "1-800-555-0100"\n'
        'signed_by = "R. Okafor, Director"\n'
    )
    full = notice("ssn", facts=facts)
    assert full.tags.count("mark") == 1  # the letterhead
    for known in (
        "April 2, 2026",
        "A laptop was stolen.",
        "This happened on February 27, 2026. We discovered it on March 4, 2026.",
        "was delayed because a law enforcement agency determined",
        "We changed all keys.",
        "Parks answers your questions",
        "1-800-555-0100",
        "R. Okafor, Director",
        "Social Security number",
    ):
        assert known in full.text


def test_login_only_letters_say_to_change_passwords_everywhere() -> None:
    text = notice("login").text
    assert "Change the password, and the security question and answer" in text
    assert "every other account" in text
    assert "your name together with" not in text
    assert "Change the password" not in notice("ssn").text


def test_draft_until_both_have_approved_this_text() -> None:
    of = case(table(person(1, "ssn")))
    [letter] = [
        item
        for item in json.loads(render.outputs(of)["documents.json"])
        if item["id"] == "notice-A"
    ]
    given = [
        Approval(
            document="notice-A", role=role, by="R. Okafor", at="2026-04-01", text=letter["text"]
        )
        for role in ("county_counsel", "privacy_officer")
    ]
    other = replace(given[1], text="0" * 32)
    for approvals, draft in (
        ([], True),
        (given[:1], True),
        ([given[0], other], True),
        (given, False),
    ):
        files = render.outputs(replace(of, approvals=tuple(approvals)))
        assert ("DRAFT" in Page(files["notices/notice-A.html"]).text) is draft
        header = Document(io.BytesIO(files["notices/notice-A.docx"])).sections[0].header
        assert ("DRAFT" in header.paragraphs[0].text) is draft


@pytest.mark.parametrize(
    ("element", "entity", "offered"),
    [
        ("ssn", 'kind = "business"\nsource_of_breach = true', True),
        ("passport", 'kind = "business"\nsource_of_breach = true', True),
        ("medical", 'kind = "business"\nsource_of_breach = true', False),
        ("ssn", 'kind = "business"\nsource_of_breach = false', False),
        ("ssn", 'kind = "local_agency"\nsource_of_breach = true', False),
    ],
)
def test_a_business_that_was_the_source_offers_services(
    element: str, entity: str, offered: bool
) -> None:
    facts = f"[entity]\n{entity}\n{OWNED}{ACQUIRED}"
    assert ("at least 12 months" in notice(element, facts=facts).text) is offered


def test_type_is_at_least_ten_points() -> None:
    css = made(person(1, "ssn"))["notices/notice-A.html"].decode()
    sizes = [float(size) for size in re.findall(r"(?:font(?:-size)?: [^;]*?)([0-9.]+)pt", css)]
    assert sizes
    assert min(sizes) >= 10


def test_the_word_letter_says_the_same_and_merges_with_the_mailing_list() -> None:
    files = made(person(1, "ssn", "medical"))
    document = Document(io.BytesIO(files["notices/notice-A.docx"]))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == TITLE
    assert [text for text in texts if text in HEADINGS] == list(HEADINGS)
    assert "Social Security number" in texts
    assert any(text.startswith("Equifax") for text in texts)
    assert "DRAFT" in document.sections[0].header.paragraphs[0].text
    fields = set(re.findall(r"MERGEFIELD (\w+)", document.element.xml))
    assert fields == {"addressee", "address", "city", "state", "postal_code"}
    assert fields <= set(mailing(case(table(person(1, "ssn"))))["mailing-list"].columns)


# -------------------------------------------------------------------------------- the lists


def test_sources_and_exceptions() -> None:
    listed = [
        source(1, path="a.csv"),
        source(2, path="b.pdf", status="partial", code="no_text", places=["no_text at page 2"] * 2),
        source(3, path="c.zip", status="exception", code="encrypted"),
    ]
    found = person(1, "ssn", sources=[{"path": "a.csv", "locator": "row 1"}] * 2)
    files = render.outputs(case(table(found), FACTS, *listed))
    assert [(r["path"], r["people"]) for r in rows(files["sources.csv"])] == [
        ("a.csv", "1"),
        ("b.pdf", "0"),
        ("c.zip", "0"),
    ]
    parts = rows(files["exceptions.csv"])
    assert [(r["path"], r["code"], r["place"]) for r in parts] == [
        ("b.pdf", "no_text", "page 2"),
        ("b.pdf", "no_text", "page 2"),
        ("c.zip", "encrypted", ""),
    ]
    assert parts[2]["meaning"] == "A password is needed."
