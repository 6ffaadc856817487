"""Columns that mean health only in a table about care: complaints, and numbers of claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from detectors.columns.specimen_columns import of_specimens
from detectors.columns.verdicts import Look, Verdict, verdict_for
from detectors.words.clinical_words import CLEAR, clinical
from detectors.words.header_words import word_set, words

_CARE = frozenset(
    {"patient", "nurse", "clinic", "clinical", "hospital", "medical", "triage", "er", "ed", "ems",
     "physician", "treatment", "symptoms", "dispo", "disposition", "admit", "ward", "diagnosis",
     "therapy", "therapist", "counseling", "psych", "nursing", "dental", "health"}
)  # fmt: skip
_COMPLAINTS = frozenset({"complaint", "complaints", "cc", "presenting"})
_CLAIM = frozenset({"claim", "number", "id", "control", "no"})
_OF_WORK = frozenset(
    {"injury", "injuries", "loss", "losses", "accident", "wc", "liability", "comp"}
)
"""Words of tables about accidents at work or on the road: their claims are no health insurance."""

_KINDS = frozenset({"type", "kind", "line", "lob", "class", "category", "coverage", "product"})
_OTHER_LINES = frozenset(
    ["auto", "automobile", "car", "motor", "motorcycle", "vehicle", "home", "homeowner",
     "homeowners", "house", "dwelling", "property", "renter", "renters", "condo", "life",
     "umbrella", "flood", "fire", "earthquake", "boat", "marine", "rv", "travel", "pet", "business",
     "commercial", "farm", "title", "bond"]
)  # fmt: skip
"""Lines of insurance that say nothing of anybody's health."""
_MOST_KINDS = 25

_INJURY = "world/injury"
_POLICY = "world/policy_number"
_PATIENT = frozenset(
    {"patient", "patients", "mrn", "paciente", "resident", "donor", "juror", "camper"}
)
_IN_CARE_OF = frozenset(
    {"child", "children", "kid", "infant", "student", "pupil", "athlete", "swimmer", "player"}
)
"""Who is listed for many reasons: of these a cell tells only in words of medicine."""

_WHERE = frozenset(
    {"unit", "department", "dept", "service", "services", "clinic", "location", "ward", "floor",
     "specialty", "speciality", "site", "area", "team", "program", "provider", "room", "bed",
     "facility", "office", "organization", "item", "product", "supply", "title", "name"}
)  # fmt: skip
"""Headers of places, people and goods, which are called by words of medicine as well."""

_TESTS = frozenset(
    ["qft", "quantiferon", "tspot", "igra", "tb", "ppd", "tst", "cxr", "igg", "igm", "sab", "ab",
     "ag", "titer", "titers", "hbsag", "hbsab", "hep", "hepatitis", "hiv", "hcv", "hbv", "rpr",
     "sti", "std", "covid", "pcr", "antigen", "antibody", "mmr", "rubella", "rubeola", "measles",
     "mumps", "varicella", "uds", "tox", "toxicology", "thc", "drug", "strep", "flu", "syphilis",
     "chlamydia", "gonorrhea", "hcg", "culture", "mri", "xray", "ekg", "ecg"]
)  # fmt: skip
_RESULT = (
    r"(?i)^[<>]?[0-9. ]{0,8}(?:pos|neg|positive|negative|(?:non[ -]?)?(?:reactive|immune|imm)|nr"
    r"|equivocal|indeterminate|borderline|(?:not )?detected|abnormal|normal|low|high)\b"
)
"""What tests say: `3.1 POS`, `neg 7/28`, `NON-IMM`."""

_SERVED = frozenset(
    {
        "description",
        "service",
        "services",
        "of",
        "type",
        "rendered",
        "provided",
        "procedure",
        "billed",
    }
)
_CHARGED = frozenset({"billed", "charge", "charges", "charged"})
_PLAN_PAYS = frozenset(
    {"allowed", "owe", "copay", "coinsurance", "deductible", "responsibility", "plan", "discount"}
)
"""Headings of an explanation of benefits (ERISA 29 CFR 2560.503-1; CMS sample EOB)."""

_REASONS = frozenset({"reason", "visit", "appt", "appointment", "for", "motivo", "arrival"})
"""Over why a patient came."""

_TELLING, _FEWEST, _SENTENCE = 0.5, 2, 6
_ABBREVIATION = re.compile(r"\b[A-Z]{2}")
_OPEN = frozenset({None, "order_number", "row_number"})


BY_WORDS = "words of medicine, in a table about patients"
"""Reason of a column of what somebody wrote; `is_of_care` says which cells tell of health."""

OF_MOST = "words of medicine in most cells"
"""Reason of a column of which only the cells with such words tell of health."""


def is_of_care(value: str) -> bool:
    """Whether a cell of such a column is short, or has a word of medicine or an abbreviation.

    `admitted 1700, chart not here yet, family bringing clothes` tells nothing.
    """
    short = len(value.split()) < _SENTENCE
    return short or _ABBREVIATION.search(value) is not None or any(clinical(value))


def is_in_words(value: str) -> bool:
    """Whether a cell names an illness, a treatment or a drug."""
    return any(word.because == CLEAR for word in clinical(value))


OF_VISITS = "words of health over why a patient came"
"""Reason of a column of reasons for a visit: there `toothache` is of the patient's health."""


def _is_told(value: str) -> bool:
    return any(True for _ in clinical(value))


CELLS: Mapping[str, Callable[[str], bool]] = {
    BY_WORDS: is_of_care,
    OF_MOST: is_in_words,
    OF_VISITS: _is_told,
}
"""Reason of a column -> which of its cells tell of health."""


def care_columns(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """The verdicts with such columns typed, in order; table: words of the table's name."""
    found = list(verdicts)
    said = {word for seen in looks for word in seen.words} | set(table)
    medical = any(v.detects == "medical" for v in verdicts)
    at_work = said & _OF_WORK or any(v.detector == _INJURY for v in verdicts)
    for at, seen in enumerate(looks):
        found[at] = of_specimens(found[at], seen, said)
        if found[at].detects not in _OPEN or seen.profile.size == 0:
            continue
        held = set(seen.words)
        if found[at].detects is None and held & _TESTS and _tells_results(seen):
            reason = "results, under the name of a test"
            found[at] = verdict_for(seen, "world/lab_result", 0.6, reason)
            continue
        told = _of_patients(said, seen) if found[at].detects is None else None
        if told is not None:
            found[at] = verdict_for(seen, "world/diagnosis", 0.6, told)
            continue
        if found[at].detects is None and held <= _SERVED and _is_bill_of_care(said, seen):
            reason = "a service, beside what a health plan pays"
            found[at] = verdict_for(seen, "world/treatment", 0.6, reason)
            continue
        if held & _COMPLAINTS and len(held) <= 2 and said & _CARE and seen.profile.digits < 0.5:
            reason = "a complaint, in a table about care"
            found[at] = verdict_for(seen, "world/diagnosis", 0.7, reason)
        elif (
            medical
            and not at_work
            and "claim" in held
            and held <= _CLAIM
            and seen.profile.flags < 0.5
        ):
            reason = "a claim, beside diagnoses or treatments"
            found[at] = verdict_for(seen, "world/insurance_claim", 0.7, reason)
    return found


def _of_patients(said: set[str], seen: Look) -> str | None:
    """Why a column beside the names of patients or children tells of health; None where not.

    said: words of all headers.
    """
    visits = said & _PATIENT and seen.words and set(seen.words) <= _REASONS
    if visits and any(map(_is_told, seen.values)):
        return OF_VISITS
    if said & (_PATIENT | _IN_CARE_OF) and _tells_of_illness(seen):
        return BY_WORDS if said & _PATIENT else OF_MOST
    return None


def _is_bill_of_care(said: set[str], seen: Look) -> bool:
    """Whether a column of words stands beside what care cost and what the plan allowed of it."""
    return bool(said & _CHARGED and said & _PLAN_PAYS) and seen.profile.digits < _TELLING


def _tells_of_illness(seen: Look) -> bool:
    """Whether most values of a column of text name an illness or a treatment: `What for`."""
    if seen.profile.digits >= _TELLING or set(seen.words) & _WHERE or not seen.words:
        return False
    told = [value for value in seen.values.unique().to_list() if value]
    clear = sum(map(is_in_words, told))
    return clear >= max(_FEWEST, _TELLING * len(told))


def _tells_results(seen: Look) -> bool:
    """Whether most values are results of tests for infections, drugs or immunity."""
    return float(seen.values.str.contains(_RESULT).mean() or 0.0) >= _TELLING  # type: ignore[arg-type]


def about_care(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...], notes: Look
) -> bool:
    """Whether a table is about care: by its name, its headers, its columns, or what notes say."""
    said = {word for seen in looks for word in seen.words} | set(table)
    medical = any(v.detects == "medical" for v in verdicts)
    return medical or bool(said & _CARE) or any(map(_is_told, notes.values))


def health_policies(
    verdicts: list[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """A "policy number" is health insurance only where the table, or its row, speaks of health."""
    if not any(v.detector == _POLICY for v in verdicts):
        return verdicts
    spoken = {word for seen in looks for word in seen.words} | set(table)
    lines = _lines_of_insurance(looks)
    speaks = bool(spoken & word_set("health")) or any(v.detects == "medical" for v in verdicts)
    choices = tuple((kind, _POLICY) for kind in lines[1]) if lines else ()
    found = list(verdicts)
    for at, verdict in enumerate(verdicts):
        if verdict.detector != _POLICY:
            continue
        if lines and choices:
            found[at] = replace(verdict, selector=lines[0], choices=choices)
        elif lines or not speaks:
            found[at] = verdict_for(looks[verdict.column], None, 0.0)
    return found


def _lines_of_insurance(looks: Sequence[Look]) -> tuple[int, list[str]] | None:
    """The column that says what each policy insures, and its kinds, in lower case, about health.

    None where no column does, or none of its kinds is another line of insurance.
    """
    for seen in looks:
        kinds = seen.values.str.strip_chars().str.to_lowercase().unique().sort().to_list()
        if not _KINDS & set(seen.words) or not 0 < len(kinds) <= _MOST_KINDS:
            continue
        said = {kind: frozenset(words(kind)) for kind in kinds}
        if any(_OTHER_LINES & held for held in said.values()):
            return seen.column, [kind for kind, held in said.items() if held & word_set("health")]
    return None
