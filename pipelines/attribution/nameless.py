"""Which findings without an owner are worth a record without a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from pipelines.attribution.health_words import SPOKEN
from pipelines.attribution.nearby import AFFECTED, CLINICAL
from pipelines.attribution.text_records import EXPOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Person
    from pipelines.attribution.text_records import Held
    from pipelines.attribution.units import Document

_GOODS = re.compile(
    r"(?i)\b(?:invoice|qty|quantity|sku|part (?:no|number)|purchase order|model no|packing slip|"
    r"catalog|serial number|unit price|repair order|work order|labor|subtotal|description)\b"
)
_MANY = 3
"""Different words of trade that make a document one about goods."""

_THINGS_INSURED = re.compile(
    r"(?i)\b(?:auto(?:mobile)? insurance|vehicles?|veh|vin|naic|homeowners?|renters|dwelling|"
    r"collision|liability|flood|boat|motor|workers['’]? comp\w*|firm name)\b"
)
_HEALTH = re.compile(
    r"(?i)\b(?:health|medical|medicare|medi-cal|medicaid|hmo|ppo|rx|copay|dental|vision|patient|"
    r"blue (?:shield|cross)|kaiser|anthem|aetna|cigna|health ?net|humana|molina|"
    r"group (?:no|number|#)|member id|subscriber|dependents?|diagnos\w+|clinic|hospital)\b"
)
_ACC = re.compile(r"(?i)\bacc(?:t|ount)?\.?[ ]?(?:no\.?|num(?:ber)?|#)?[ \t:.]*\Z")
_LAB = re.compile(
    r"(?i)\b(?:mrn|clia|rcvd|accession|specimens?|encounter|inpatient|outpatient|radiology|"
    r"(?:req|ordering|attending)[ ](?:phys(?:ician)?|md|provider|dr))\b"
)
_BANK = re.compile(r"(?i)\b(?:bank|routing|aba|deposit|checking|savings|debit|autopay|card)\b")
_IN_STATE = re.compile(r"[^\W\d_],?[ ]+NH[ ]\Z")
_ZIP = re.compile(r"[0-9]{5}-?[0-9]{4}")
_IDENTITY = re.compile(r"(?i)\b(?:ssn|ss#|social|tax(?:payer)? id|w-?2|1099|itin)\b")
_CODE = re.compile(
    r"(?:[=!]=|\(\)|=>|;\s*$|\bdef |\breturn\b|\bself\.|%s|\bimport |\bvar |\blet |\bconst |"
    r"\bTODO\b|"
    r"\bif \(|\$\{|\braise )"
)
_NEAR, _BOXES = 120, 250
"""Characters of a sentence around a number, and of the boxes over one box of a form."""

_SECRET = ("password", "access_code")
_SETTING = re.compile(r"[ \t;#-]*[\w.]*(?i:pass|pwd|pw|secret)\w*[\"']?[ ]?[:=][ ]?[\"']?")
_MACHINE = re.compile(
    r"(?im)^[ \t;#-]*[\w.]*(?:user|login|uid|account)\w*[\"']?[ ]?[:=][ ]?[\"']?"
    r"(?:(?:svc|app|srv|service|sys|deploy|backup|batch|postgres|mysql|mariadb|redis|mongo|oracle|"
    r"jenkins|www|nginx|apache|sa)(?:[_.-]\w+)?|\w+[_-](?:svc|app|rw|ro|service))[\"']?[ \t]*$"
)
_BESIDE = 160
"""Characters before a setting within which the user stands whose password it is."""


def worth_keeping(doc: Document, finding: Finding, named: Sequence[Person]) -> bool:
    """Whether a finding that belongs to nobody may lead to somebody later.

    Numbers of goods that look like an identity number, secrets in program code, and account
    numbers in a text about nobody do not; nor does a word of medicine.
    """
    code = finding.detects
    if code not in EXPOSED and code != "person_key":
        return False
    if finding.because in SPOKEN:
        return False
    bare = finding.because.startswith("form")
    if code == "ssn" and bare and _GOODS.search(doc.flat) and not _IDENTITY.search(doc.flat):
        return False
    start, end = doc.line(finding.start)
    if code in _SECRET and _CODE.search(doc.flat[start:end]):
        return False
    return code != "account_number" or any(p.role_or_subject() in AFFECTED for p in named)


def of_a_sample(doc: Document, finding: Finding) -> bool:
    """Whether an "ACC" is of a sample, an image or a visit to a ward, and no account at a bank.

    `ACC 771-8375-16   RCVD 07/17/2021`, `Acct# 90017723   MRN 5518820`: beside words of both.
    """
    line = doc.line(finding.start)
    if finding.detects != "account_number" or not _ACC.search(doc.line_before(finding.start)):
        return False
    below = doc.line(min(line[1] + 1, len(doc.flat)))[1]
    around = doc.flat[doc.line(max(0, line[0] - 1))[0] : below]
    return bool(_LAB.search(around)) and not _BANK.search(around)


def of_goods(doc: Document, finding: Finding) -> bool:
    """Whether a bare number in the form of an SSN is of goods, or a policy is of a car or house.

    Or one behind `NH` is a ZIP code of New Hampshire, and no number of who is held to own it. By
    the sentence, or by a document that is all about goods; never where it asks for an identity.
    """
    if finding.detects == "health_insurance":
        start, end = doc.paragraph(finding.start)
        alone = "\n" not in doc.flat[start:end].strip()  # a box of a form
        around = doc.flat[max(0, start - _BOXES) if alone else start : end]
        return bool(_THINGS_INSURED.search(around)) and not _HEALTH.search(around)
    zip_code = _ZIP.fullmatch(doc.flat, finding.start, finding.end)
    if zip_code and _IN_STATE.search(doc.line_before(finding.start)):
        return True  # `Nashua, NH 03060-1234`
    if finding.detects != "ssn" or not finding.because.startswith("form"):
        return False
    if len({word.lower() for word in _GOODS.findall(doc.flat)}) >= _MANY:
        return not _IDENTITY.search(doc.flat)
    start, end = doc.segment(finding.start)
    sentence = doc.flat[max(start, finding.start - _NEAR) : min(end, finding.end + _NEAR)]
    return bool(_GOODS.search(sentence)) and not _IDENTITY.search(sentence)


def of_a_machine(doc: Document, finding: Finding) -> bool:
    """Whether a password in a file of settings is a program's: its user, a line above, is none.

    `DB_USER=svc_claims` over `DB_PASS=…` is of nobody, whoever the comments name.
    """
    if finding.detects != "password" or not _SETTING.fullmatch(doc.line_before(finding.start)):
        return False
    start = doc.line(finding.start)[0]
    above = doc.flat[max(0, start - _BESIDE) : start].rstrip("\n").rsplit("\n", 2)[-2:]
    return any(map(_MACHINE.match, above))


def tells(items: Sequence[Held]) -> bool:
    """Whether a record without a name can be somebody's: an illness alone is nobody's."""
    codes = {item.finding.detects for item in items}
    return bool(codes & EXPOSED - CLINICAL) or bool(codes & EXPOSED and codes - EXPOSED)


def only_goods(frame: pl.DataFrame, text: str) -> bool:
    """Whether a table names nobody and its identity numbers are the numbers of goods.

    frame: RECORDS of a table inside a text; text: the block around it.
    """
    if frame["full_name"].is_not_null().any() or _IDENTITY.search(text):
        return False
    codes = (
        frame["exposures"].list.eval(pl.element().struct.field("element")).explode().drop_nulls()
    )
    return set(codes) == {"ssn"} and bool(_GOODS.search(text))


def only_of_nobody() -> pl.Expr:
    """Whether a row of RECORDS without a name holds medical words and nothing of a person."""
    element = pl.element().struct.field("element")
    clinical = pl.col("exposures").list.eval(element.is_in(sorted(CLINICAL))).list.all()
    leads = pl.sum_horizontal(pl.col("emails", "phones", "logins", "keys").list.len()) > 0
    return clinical & ~leads & pl.col("birth_date").is_null()
