"""Numbers that mean something else where they stand: a unit, a policy of a car, an employer's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.labels import words
from detectors.texts.labels_before import label_before
from detectors.words.header_words import word_set

if TYPE_CHECKING:
    from detectors.candidate import Candidate

_PLAN, _POLICY = "world/insurance_member", "world/policy_number"
_STATE_CARD, _ACCOUNT = "us/state_id", "world/account_number"
_MASKED = re.compile(r"[*•●xX]{3}[ -]?\Z")
"""What hides the first digits: `Account: ******2575`."""

_NUMBER_OF = ("account", "number")
_PLAIN = frozenset({("account",), _NUMBER_OF, ("patient", *_NUMBER_OF), ("hospital", *_NUMBER_OF),
                    ("client", "account"), ("client", *_NUMBER_OF)})  # fmt: skip
_PATIENT = re.compile(
    r"(?i)(?<!\bthe )\bpatient(?:['’]?s)?[ ](?:name|id|dob|date of birth)\b|\bname of patient\b|"
    r"(?m:^[ \t]*patient[ ]?:)"
)
_BANK = re.compile(
    r"(?i)\b(?:bank|routing|checking|savings|direct deposit|credit union|aba|ach|auto-?pay)\b"
)
"""Who treats people numbers their accounts; such a number opens none at a bank."""
_EMPLOYERS = re.compile(
    r"(?i)(?:\b1[567][ .]+state\b|\b(?:employer|payer)['’]?s?[ ]state\b)[^\n]{0,40}\Z"
)
"""Box 15 of a W-2, `State CA   ID 03278025`: the number by which a State knows the employer."""

_STATES = frozenset({"unemployment", "suta"})

_THING = re.compile(
    r"\b(?i:vehicle|car|truck|auto|automobile|motorcycle|homeowners?|renters?|dwelling|boat|flood)"
    r"\b|\bLoss:|\bpolicy (?:HO|PAP|AU|WC|GL)-?[0-9]"
)
_WORK = re.compile(
    r"(?i)\b(?:workers?['’]?s? comp(?:ensation)?|DWC[- ]?1|"
    r"(?:occupational|industrial|work) injur(?:y|ies)|first report of injury)\b"
)
_OF_WORK = re.compile(r"WC[ -]?[0-9]")
"""How carriers begin the numbers of policies for accidents at work: `policy WC-8837451`."""

LICENSE = "us/drivers_license"
_LOCATOR = re.compile(r"(?i)\bdln\b[^\n]{0,20}\Z")
_OF_TAXES = re.compile(
    r"(?i)\b(?:irs|ftb|franchise tax|internal revenue|document locator|tax(?:payer|able year|"
    r"[ ](?:returns?|years?|periods?|matters|preparer|module)))\b"
)
_LOCATES = re.compile(r"[0-9][0-9 -]{8,}[0-9]")
"""What tax offices number documents by, the DLN; the DLN of drivers has a letter or is short."""

PER_DECILITER = (
    r"(?i)\b(?:[kmunp]?g|mcg|µg|[mun]?mol|meq|m?[iu]u?|units?|cells)/dl[^0-9\p{L}]{0,4}$"
)
"""What stands before a result of a laboratory: the `dL` of its unit is no driver's license."""

UNIT_REACH = 14
_UNIT = re.compile(PER_DECILITER.replace(r"\p{L}", "A-Za-z"))


def of_another(text: str, found: Candidate) -> bool:
    """Whether a number has another meaning where it stands."""
    if found.detector == LICENSE:
        return _behind_unit(text, found.start) or _locates(text, found)
    if found.detector == _ACCOUNT:
        masked = _MASKED.search(text, 0, found.start) is not None
        return masked or _of_patient(text, found) or _of_employer(text, found)
    if found.detector == _STATE_CARD:
        return _EMPLOYERS.search(text, max(0, found.start - 60), found.start) is not None
    if found.detector not in (_PLAN, _POLICY):
        return False
    label = label_before(text, found.start)
    return _insures_work(text, found, label) or _insures_thing(text, found, label)


def _of_patient(text: str, found: Candidate) -> bool:
    """Whether a hospital numbers a patient so: a chart with `ACCOUNT NO` and of no bank."""
    plain = label_before(text, found.start) in _PLAIN
    return plain and _PATIENT.search(text) is not None and _BANK.search(text) is None


def _of_employer(text: str, found: Candidate) -> bool:
    """Whether an account is the one for which an employer pays into the State's insurance."""
    return not _STATES.isdisjoint(label_before(text, found.start))


def _insures_work(text: str, found: Candidate, label: tuple[str, ...]) -> bool:
    """Whether a policy is the employer's, for accidents at work: nobody's health plan."""
    if "policy" not in label:
        return False
    health = word_set("health") - {"insurance", "carrier", "group"}
    if not health.isdisjoint(label):
        return False
    return _OF_WORK.match(text, found.start) is not None or _WORK.search(text) is not None


def _insures_thing(text: str, found: Candidate, label: tuple[str, ...]) -> bool:
    """Whether a policy is of a car or a home, as the words around it in its paragraph say."""
    if "policy" not in label:
        return False
    first = max(text.rfind("\n\n", 0, found.start), found.start - 120, 0)
    last = text.find("\n\n", found.end, found.end + 60)
    around = text[first : last if last >= 0 else found.end + 60]
    health = word_set("health") - {"insurance", "carrier"}
    return _THING.search(around) is not None and health.isdisjoint(words(around))


def _behind_unit(text: str, start: int) -> bool:
    return _UNIT.search(text, max(0, start - UNIT_REACH), start) is not None


def _locates(text: str, found: Candidate) -> bool:
    """Whether a number is that of a document at a tax office: `DLN 93493-118-01234-5`."""
    long = _LOCATES.fullmatch(text, found.start, found.end) is not None
    told = long and _LOCATOR.search(text, max(0, found.start - 30), found.start) is not None
    return told and _OF_TAXES.search(text) is not None
