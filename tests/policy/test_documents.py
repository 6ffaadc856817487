"""The documents of the policies, D-01 to D-16: their contents, and a draft until approved."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from asked import read, written
from docx import Document
from full_case import CANARY, WHOLE, blank, logins, whole
from made import case, person, source, table

from pipelines.law import rulepack
from pipelines.outputs import document_facts, documents, notify, render
from pipelines.outputs.documents import Approval
from pipelines.outputs.letters import HEADINGS, TITLE
from pipelines.outputs.summarize import summarize

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTICES = (
    "notices/notice-A",
    "notices/notice-A-electronic",
    "documents/owner-notice",
    "documents/substitute-email",
    "documents/substitute-posting",
    "documents/substitute-media",
    "documents/attorney-general-sample",
    "documents/next-login-notice",
)
"""Every form of a Notice of Data Breach in the case with everything; `login-notice` is in the
other one."""


def text(name: str, files: dict[str, bytes] | None = None) -> str:
    """What a reader sees of a page of the case with everything."""
    return read((files or whole())[f"{name}.html"])


def shows(name: str, parts: Iterable[str], files: dict[str, bytes] | None = None) -> None:
    page = text(name, files)
    assert [part for part in parts if part not in page] == []


def alone(name: str, facts: dict[str, object], *approvals: Approval) -> str:
    """The filled text of one document for one person; "" where the case does not need it."""
    of = replace(case(table(person(1, "ssn")), written(WHOLE | facts)), approvals=approvals)
    people = notify.recipients(of.individuals, of.decisions)
    made = summarize(of, people, of.incident, rulepack.packs())
    [document] = [item for item in documents.documents() if item.id == name]
    if not documents.is_needed(document, of.obligations, of.incident):
        return ""
    told = document_facts.context(of, made, of.incident, rulepack.packs(), of.approvals)
    template = render._environment().get_template(f"documents/{name}.txt")
    return template.render(told)


def test_every_document_is_drawn_as_a_page_and_as_a_letter() -> None:
    drawn = {*whole(), *logins()}
    for document in documents.documents():
        assert {f"documents/{document.id}.html", f"documents/{document.id}.docx"} <= drawn


def test_d01_immediate_internal_report() -> None:
    shows(
        "documents/internal-report",
        (
            "an executive of the department; Office of the County Counsel; Information Security "
            "Office (o365-iso-team@sccconnect.onmicrosoft.com); Privacy Office "
            "(PrivacyOffice@ceo.sccgov.org)",
            "Ethics, Compliance & Privacy Office",
            "Copy: Office of the County Counsel",
            "Suspected: March 2, 2026, 14:30",
            "Noticed by: employee",
            "A laptop of the department was stolen",
            "We locked the accounts",
        ),
    )


@pytest.mark.parametrize(
    ("share", "inside", "hospital"), [("none", 1, 0), ("some", 1, 1), ("all", 0, 1)]
)
def test_d01_goes_to_the_hospital_office_instead_for_its_patients(
    share: str, inside: int, hospital: int
) -> None:
    page = alone("internal-report", {"data.hospital_patients": share})
    receivers = page.partition("Copy:")[0]
    assert receivers.count("Information Security Office") == inside
    assert receivers.count("SCVHHS Ethics, Compliance & Privacy Office") == hospital
    assert "Copy: Office of the County Counsel" in page


def test_d02_scope_record_with_the_evidence_for_each_question() -> None:
    shows(
        "documents/scope-record",
        (
            "2a: How many individuals were affected",
            "507 individuals potentially affected",
            "1 read in full",
            "2b: Their names and contact information",
            "2c: Whether a criminal act was involved Yes.",
            "2d: Whether notice should be delayed",
            "San Jose Police Department",
            "2e: The types of information possibly breached",
            "Medical information 499",
            "2f: Whether the breach poses a significant risk to the County No.",
            "HIPAA",
        ),
    )


def test_d03_register_of_the_affected_with_contacts_residency_and_elements() -> None:
    of = case(table(person(1, "ssn", "medical")), written(WHOLE))
    people = notify.recipients(of.individuals, of.decisions)
    columns = set(people.columns)
    assert {"full_name", "emails", "phones", "address", "residency", "letter"} <= columns
    assert people.row(0, named=True)["letter"] == ["ssn", "medical"]


def test_d04_incident_notification_to_county_counsel_only() -> None:
    shows(
        "documents/incident-notification",
        (
            "To: County Counsel only (incident@cco.sccgov.org)",
            "with its representative in the Office of the County Counsel",
            "individuals potentially affected = 507 (threshold: 10 or more)",
            "A criminal act is involved or possible.",
            "A laptop of the department was stolen",
            "We locked the accounts",
        ),
    )


def test_d05_privileged_notification_of_seven_officials() -> None:
    shows(
        "documents/privileged-notification",
        (
            "Attorney-Client Privileged",
            "County Executive",
            "Chief Operating Officer",
            "pertinent Deputy County Executive",
            "Chief Information Security Officer or designee",
            "Chief Privacy Officer or designee",
            "Director of Risk Management",
            "Chief Information Officer",
            "whether others are told",
        ),
    )


def test_d06_written_notice_with_all_its_contents() -> None:
    shows(
        "notices/notice-A",
        (
            "[letterhead of the department]",
            "Department of Parks and Recreation",
            "1-800-555-0100",
            "298 Garden Hill Drive",
            "April 2, 2026",
            "between February 20, 2026 and March 1, 2026",
            "was delayed because a law enforcement agency",
            "A laptop of the department was stolen",
            "Social Security number",
            "medical information",
            "Equifax: 1-",
            "Experian: 1-",
            "TransUnion: 1-",
            "We pay for one year of credit monitoring.",
            "Keep this letter.",
            "Spanish, Vietnamese",
            "Rosa Okafor, Director",
        ),
    )


def test_d07_electronic_notice_where_counsel_found_it_lawful() -> None:
    shows("notices/notice-A-electronic", ("Social Security number", "A laptop of the department"))
    assert "«address»" not in text("notices/notice-A-electronic")
    assert "Electronic notice consistent with 15 U.S.C. 7001: Yes." in text(
        "documents/approval-record"
    )
    of = case(table(person(1, "ssn")), written(WHOLE | {"notice.electronic_consistent": None}))
    drawn = render.notices(of, notify.recipients(of.individuals, of.decisions))
    assert [page.id for page in drawn] == ["notice-A", "notice-A-es", "notice-A-vi"]


def test_d08_login_only_notice() -> None:
    shows(
        "documents/login-notice",
        (
            "Change the password, and the security question and answer, of this account now.",
            "every other account on which you use the same or similar login information",
            "Nothing else of yours was involved",
        ),
        logins(),
    )
    assert "documents/login-notice.html" not in whole()


def test_d09_notice_at_the_next_login_never_by_email() -> None:
    shows(
        "documents/next-login-notice",
        (
            "clearly and conspicuously at the next login from a customary address or place",
            "never emailed to the account",
            "Change the password",
        ),
    )


def test_d10_substitute_package() -> None:
    shows("documents/substitute-email", ("By email", "except to accounts that may be compromised"))
    shows(
        "documents/substitute-posting",
        (
            "for at least 30 days, with a conspicuous link from the home page",
            "Posted from April 2, 2026 to May 2, 2026.",
        ),
    )
    assert "fewer than 30" not in text("documents/substitute-posting")
    shows("documents/substitute-media", ("To major statewide media",))
    shows(
        "documents/substitute-information-security",
        (
            "Office of Information Security, California Department of Technology",
            "there is not sufficient contact information",
            "April 2, 2026 to May 2, 2026",
            "Notice to major statewide media",
        ),
    )


@pytest.mark.parametrize(("last", "short"), [("2026-04-30", True), ("2026-05-01", False)])
def test_d10_a_posting_of_fewer_than_thirty_days_is_marked(last: str, short: bool) -> None:
    page = alone("substitute-posting", {"notice.posted_to": dt.date.fromisoformat(last)})
    assert ("fewer than 30" in page) is short


def test_d11_owner_notice() -> None:
    shows(
        "documents/owner-notice",
        (
            "Friends of the Parks, Inc.",
            "12 Oak Street",
            "Data that you own or license",
            "We discovered it on March 4, 2026",
            "Equifax: 1-",
        ),
    )


def test_d12_one_sample_without_personal_information() -> None:
    page = text("documents/attorney-general-sample")
    assert "Sample copy without personal information" in page
    assert "«" not in page
    assert not any(value in page for value in ("Quillfeather", "zeb.quill", "Canary Court"))


def test_no_document_holds_a_value_of_the_evidence() -> None:
    canary = re.compile("zebediah|quillfeather|zeb.quill|canary", re.IGNORECASE)
    for name, content in whole().items():
        if name.endswith(".html"):
            assert not canary.search(content.decode()), name
        if name.endswith(".docx"):
            assert not canary.search(Document(io.BytesIO(content)).element.xml), name
    assert set(CANARY) <= set(person(1))


def test_d13_law_enforcement_delay_record() -> None:
    shows(
        "documents/delay-record",
        (
            "San Jose Police Department",
            "would impede the investigation: Yes.",
            "Determined on March 12, 2026",
            "since: April 1, 2026",
        ),
    )
    assert alone("delay-record", {"law_enforcement.investigating": False}) == ""


def test_d14_approval_record() -> None:
    shows(
        "documents/approval-record",
        (
            "Draft notice approved: Yes.",
            "Reviewed by the Chief Privacy Officer or designee: Yes.",
            "Substitute notice approved: Yes.",
            "Comparable letter approved:",
            "Languages beside English: Spanish, Vietnamese",
        ),
    )
    given = Approval(
        document="notice-A", role="county_counsel", by="R. Okafor", at="2026-04-01", text="0"
    )
    page = alone("approval-record", {}, given)
    assert "| notice-A | county counsel | R. Okafor | 2026-04-01 |" in page


def test_d14_every_document_is_a_draft_until_it_is_approved() -> None:
    for listed in json.loads(whole()["documents.json"]):
        assert listed["draft"]
        assert listed["needs"]
        assert "DRAFT" in text(listed["file"].removesuffix(".html"))


def test_d15_post_incident_record() -> None:
    shows(
        "documents/post-incident-record",
        (
            "Disks of all laptops are encrypted now.",
            "Information Security Office",
            "Office of the County Counsel",
        ),
    )


def test_d16_decision_memo_with_every_rule_fired_or_not() -> None:
    page = text("documents/decision-memo")
    for rule in ("County of Santa Clara policy", "1798.29", "1798.82", "45 CFR", "1280.15"):
        assert rule in page, rule
    bound, _, free = page.partition("Laws and policies that do not bind here")
    assert "County of Santa Clara policy" in bound
    assert "1798.82" in free
    for part in (
        "breach.acquisition = obtained",
        "individuals potentially affected = 507 (threshold: 10 or more)",
        "procedure 8",
        "Not in this pack: Genetic data",
        "Fines: not specified",
    ):
        assert part in page, part


@pytest.mark.parametrize("name", NOTICES)
def test_title_five_headings_and_required_contents_on_every_form_of_the_notice(name: str) -> None:
    body = whole()[f"{name}.html"].decode()
    assert f"<h1>{TITLE}</h1>" in body
    assert re.findall(r"<h2>(.*?)</h2>", body) == list(HEADINGS)
    shows(
        name,
        (
            "Department of Parks and Recreation",
            "1-800-555-0100",
            "298 Garden Hill Drive",
            "April 2, 2026",
            "between February 20, 2026 and March 1, 2026",
            "delayed",
            "A laptop of the department was stolen",
        ),
    )


def test_headings_of_the_login_notice() -> None:
    body = logins()["documents/login-notice.html"].decode()
    assert re.findall(r"<h2>(.*?)</h2>", body) == list(HEADINGS)
    assert "was not delayed by a law enforcement investigation" in body


def test_headings_in_the_word_files() -> None:
    for name in NOTICES:
        document = Document(io.BytesIO(whole()[f"{name}.docx"]))
        lines = [paragraph.text for paragraph in document.paragraphs]
        assert lines[0] == TITLE
        assert [line for line in lines if line in HEADINGS] == list(HEADINGS)
        assert "DRAFT" in document.sections[0].header.paragraphs[0].text


def test_no_document_has_an_empty_section() -> None:
    for files in (whole(), logins(), blank()):
        for name, content in files.items():
            if not name.startswith(("documents/", "notices/")) or not name.endswith(".html"):
                continue
            sections = re.split(r"<h2>.*?</h2>", content.decode().partition("<h1>")[2])[1:]
            empty = [number for number, part in enumerate(sections) if not read_part(part)]
            assert empty == [], name


def read_part(part: str) -> str:
    return read(f"<body>{part}".encode())


def test_c04_and_c05_city_report() -> None:
    shows(
        "documents/city-report",
        (
            "City Clerk",
            "(employee)",
            "Ana Reyes, 1-800-555-0111",
            "A laptop of the department was stolen",
            "Suspected: March 2, 2026",
            "between February 20, 2026 and March 1, 2026",
            "The registration system for summer camps.",
            "507 individuals potentially affected",
            "Two people saw charges",
        ),
    )


def test_c06_evidence_manifest_with_hashes_and_times() -> None:
    of = source(1)["id"][:10]
    shows("documents/evidence-manifest", ("kept unaltered", of, "ab" * 32, "2026-02-01 09:30:00"))


def test_c08_and_c12_follow_up_request() -> None:
    shows(
        "documents/city-follow-up",
        (
            "Case or tracking number:",
            "Expected response time:",
            "Expected next steps:",
            "Contact for updates:",
            "Fines: not specified.",
            "Escalation for first or repeated offences: not specified.",
            "Time limits for appeals or review: not specified.",
            "Accepted defences: not specified.",
        ),
    )


def test_c11_mitigation_log() -> None:
    shows("documents/mitigation-log", ("2026-03-05 all passwords reset", "Recommended by the city"))
