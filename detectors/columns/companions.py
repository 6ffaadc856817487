"""Columns whose meaning shows only beside each other: question and answer, test and result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detectors.columns.verdicts import Look, Verdict, verdict_for
from detectors.words.clinical_words import clinical


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """Two columns that make sense of each other.

    first, second: words one of which heads the column, alone or with words of `beside`.
    beside: words one of which must stand in another header of the table, or
    codes: what one of the other columns must hold.
    detectors: of the first and of the second column; None leaves the column as it is.
    """

    first: frozenset[str]
    second: frozenset[str]
    beside: frozenset[str]
    codes: frozenset[str]
    detectors: tuple[str | None, str]


_TABLE = (
    Companions(
        first=frozenset({"question", "questions", "q", "pregunta"}),
        second=frozenset({"answer", "answers", "a", "ans", "response", "respuesta"}),
        beside=frozenset({"username", "login", "user"}),
        codes=frozenset({"email", "user_name", "password"}),
        detectors=("world/security_question", "world/security_answer"),
    ),
    Companions(
        first=frozenset({"test", "analyte", "component", "observation", "assay", "exam"}),
        second=frozenset({"result", "value", "finding", "outcome", "resultado"}),
        beside=frozenset({"units", "unit", "uom", "range", "specimen", "loinc", "abnormal"}),
        codes=frozenset(),
        detectors=("world/lab_result", "world/lab_result"),
    ),
    Companions(
        first=frozenset({"placed", "planted", "read"}),
        second=frozenset({"mm", "reading", "result", "interpretation"}),
        beside=frozenset({"qft", "ppd", "tst", "tb", "cxr", "induration"}),
        codes=frozenset(),
        detectors=(None, "world/lab_result"),
    ),
)
"""Ordinary words in a header: they count only where the columns beside them agree."""


_DIAGNOSIS_CODE, _PROCEDURE_CODE = "us/icd10", "us/cpt"
_DOTTED = r"^[A-TV-Z][0-9][0-9AB][.][0-9A-Z]{1,4}$"
_LETTERED = r"^[A-HJ-V][0-9]{4}(?:[ ]?[:-]?[ ][^0-9].*)?$"
_DIGITS = r"^[0-9]{5}(?:-[0-9A-Z]{2})?(?:[ ]?[:-]?[ ][^0-9].*)?$"
"""A code of HCPCS or CDT, and one of CPT, with what it stands for or without."""
_CARE = frozenset(
    {"patient", "subscriber", "insured", "payor", "payer", "provider", "prescriber", "tooth",
     "teeth", "dentist", "hygienist"}
)  # fmt: skip
_CODED = frozenset({"code", "codes", "cd", "item", "charge", "activity", "tx"})
_OPEN = frozenset({None, "status", "product_number"})
_DONE = frozenset({"service", "services", "description", "procedure", "treatment", "exam", "visit"})
_LOOKED_AT, _TOLD = 200, 0.3

HAPPENED = frozenset(
    ["loss", "accident", "incident", "injury", "injuries", "crash", "collision", "occurrence",
     "event", "encounter", "fall", "exposure", "absence", "disability", "siniestro", "accidente",
     "lesion", "lesiones"]
)  # fmt: skip
"""What may befall a person or a thing: its description tells of health in some rows only."""

_LICENSE = frozenset({"license", "licence", "lic"})
_NUMBERED = frozenset({"number", "no", "num", "nbr", "id"})
_ISSUED = frozenset({"state", "st", "issuing"})
_DRIVERS = frozenset({"driver", "drivers"})
_CALIFORNIAN = "^[A-Z][0-9]{7}$"
_DRIVEN = frozenset(
    ["vehicle", "vehicles", "vin", "driver", "drivers", "auto", "automobile", "car", "collision",
     "accident", "rental", "mileage", "garaging"]
)  # fmt: skip
"""Words of tables about cars and those who drive them."""

_SIGNING = tuple(
    frozenset(words.split())
    for words in ("prior yr", "prior year", "previous year", "self select", "self selected",
                  "e file", "efile", "e filing", "efiling", "ero", "8879", "practitioner", "irs")
)  # fmt: skip
"""Words beside "PIN" in programs that prepare tax returns (IRS Publication 1345)."""

_PLANS_OF_DRUGS = frozenset({"pcn", "rxpcn", "rxbin", "rxgrp"})
_BEARERS = frozenset({"cardholder", "holder", "card", "member", "subscriber", "insured"})
"""What a pharmacy writes off a card of a health plan (NCPDP: BIN, PCN, group, cardholder ID)."""

_NUMBERS = r"^[A-Z]{0,4}[ -]?[0-9]{4}[0-9A-Z -]{1,14}$"

_VERIFYING = frozenset({"security", "code", "cid", "verify", "verification", "v", "vcode", "val"})


def by_companions(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts, with the columns typed that the columns beside them explain."""
    found = list(verdicts)
    for kind in _TABLE:
        first = _headed(found, looks, kind.first)
        second = _headed(found, looks, kind.second)
        if first is None or second is None or not _explained(kind, found, looks):
            continue
        for at, detector in zip((first, second), kind.detectors, strict=True):
            if detector is not None and found[at].detects is None:
                found[at] = verdict_for(looks[at], detector, 0.8, "the column beside it says so")
    found = _licenses_to_drive(_pins_of_returns(found, looks), looks)
    found = _services(_codes_of_procedures(_reasons_of_care(found, looks), looks), looks)
    return _codes_of_cards(_cards_of_drug_plans(found, looks), looks)


def _cards_of_drug_plans(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """A "cardholder" of numbers beside BIN and PCN is the number of a member of a health plan."""
    if not any(_PLANS_OF_DRUGS & set(seen.words) for seen in looks):
        return found
    for at, seen in enumerate(looks):
        said = set(seen.words) & _BEARERS and found[at].detects not in {"health_insurance", "name"}
        if said and seen.profile.size and seen.values.str.contains(_NUMBERS).mean() == 1.0:
            because = "numbers of cardholders, beside the PCN of a drug plan"
            found[at] = verdict_for(seen, "world/insurance_member", 0.8, because)
    return found


def _reasons_of_care(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Codes with the dot of ICD-10 under any header, where other headers speak of care."""
    if not any(_CARE & set(seen.words) for seen in looks):
        return found
    for at, seen in enumerate(looks):
        open_still = found[at].detects in _OPEN and seen.profile.size > 0
        if open_still and seen.values.str.contains(_DOTTED).mean() == 1.0:
            because = "codes of diagnoses, in a table about care"
            found[at] = verdict_for(seen, _DIAGNOSIS_CODE, 0.8, because)
    return found


def _codes_of_procedures(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Codes of procedures under "Code" or "Service", where other headers speak of care.

    Five digits are as many other things: under "Service" alone they say what was done.
    """
    if not any(_CARE & set(seen.words) for seen in looks):
        return found
    for at, seen in enumerate(looks):
        said = set(seen.words)
        held = found[at].detects in _OPEN | {"organisation"}
        if not held or not said & (_CODED | _DONE) or not seen.profile.size:
            continue
        form = f"{_LETTERED}|{_DIGITS}" if said & _DONE else _LETTERED
        if seen.values.str.contains(form).mean() == 1.0:
            because = "codes of procedures, in a table about care"
            found[at] = verdict_for(seen, _PROCEDURE_CODE, 0.8, because)
    return found


def _services(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """What was done, under "Service" or "Description", where other headers speak of care."""
    if not any(_CARE & set(seen.words) for seen in looks):
        return found
    for at, seen in enumerate(looks):
        done = _DONE & set(seen.words) and not HAPPENED & set(seen.words)
        if found[at].detects is None and done and seen.profile.size > 0:
            told = [any(clinical(value)) for value in seen.values.head(_LOOKED_AT).to_list()]
            if sum(told) >= _TOLD * len(told):
                because = "words of medicine, in a table about care"
                found[at] = verdict_for(seen, "world/treatment", 0.8, because)
    return found


def _licenses_to_drive(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """A "license number" beside its State, in a table about cars, whatever its form."""
    headers = [set(seen.words) for seen in looks]
    for at, held in enumerate(headers):
        bare = found[at].detects is None and held and held <= _DRIVERS and looks[at].profile.size
        if bare and looks[at].values.str.contains(_CALIFORNIAN).mean() == 1.0:
            because = "numbers of licenses of California, under the word for those who drive"
            found[at] = verdict_for(looks[at], "us/drivers_license", 0.8, because)
    stated = any(_LICENSE & held and _ISSUED & held for held in headers)
    if not stated or not any(_DRIVEN & held for held in headers):
        return found
    for at, held in enumerate(headers):
        plain = _LICENSE & held and held <= _LICENSE | _NUMBERED
        if plain and found[at].detects in {None, "drivers_license"}:
            because = "a license beside its State, in a table about cars"
            found[at] = verdict_for(looks[at], "us/drivers_license", 0.8, because)
    return found


def _codes_of_cards(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Three or four digits behind a card and its expiry, under "Sec", "V-code" or nothing."""
    codes = {verdict.detects for verdict in found}
    if not {"card_number", "expiry"} <= codes or "access_code" in codes:
        return found
    for at, seen in enumerate(looks):
        told = set(seen.words) & _VERIFYING or not seen.words
        open_still = found[at].detects is None and told and seen.profile.size > 0
        if open_still and seen.values.str.contains(r"^[0-9]{3,4}$").mean() == 1.0:
            because = "three or four digits beside a card and its expiry"
            found[at] = verdict_for(seen, "world/access_code", 0.8, because)
    return found


def _pins_of_returns(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The PIN that signs a tax return opens no account, whatever account the refund goes to."""
    for at, seen in enumerate(looks):
        said = set(seen.words)
        if (
            found[at].detects == "access_code"
            and "pin" in said
            and any(words <= said for words in _SIGNING)
        ):
            found[at] = replace(
                verdict_for(seen, None, 0.0), reasons=("header; a PIN that signs a tax return",)
            )
    return found


def _headed(
    verdicts: Sequence[Verdict], looks: Sequence[Look], heads: frozenset[str]
) -> int | None:
    """The first column that these words head and that nothing else claims for an exposure."""
    for at, seen in enumerate(looks):
        named = set(seen.words) & heads
        if named and len(seen.words) <= 3 and verdicts[at].detects in {None, "medical"}:
            return at
    return None


def _explained(kind: Companions, verdicts: Sequence[Verdict], looks: Sequence[Look]) -> bool:
    words = {word for seen in looks for word in seen.words}
    codes = {verdict.detects for verdict in verdicts}
    return bool(words & kind.beside or codes & kind.codes)
