"""Columns of people's names whose header says no more than whose they are, or nothing known."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.catalog import detector_for
from detectors.columns.verdicts import (
    NAME_SHAPED,
    Look,
    Verdict,
    name_share,
    name_shares,
    verdict_for,
)
from detectors.elements import DECOYS
from detectors.words.header_words import word_set
from detectors.words.headers import says_only_whom

_TRADERS = frozenset(
    {"vendor", "payee", "supplier", "contractor", "merchant", "business", "biller"}
)
_OF_ONE = frozenset(
    {"ssn", "tax_id", "birth_date", "drivers_license", "passport", "state_id", "a_number"}
)
"""What one person has: under "Sponsor" beside "Sponsor SSN" stands who has it."""
_TAXED = frozenset({"tax", "taxid", "tin", "ssn", "itin", "ein", "fein", "1099"})
"""Words of headers under which firms and people have numbers: names on no list count there."""

_LIKELY, _SHAPED_LIKELY, _SOME = 0.6, 0.3, 0.05
"""Likeness to a name from which on a trader may be a person, beside such numbers and without; the
share of such values that makes the column one of people too."""

_PLACES = frozenset({"address", "street"})
_ANIMALS = frozenset({"pet", "animal", "dog", "cat"})
_FILES = frozenset({"folder", "file", "chart", "tab", "label", "binder", "envelope", "packet",
                    "household", "family", "hh"})  # fmt: skip
_FILED = frozenset({"file_name", "demographic"})
_TURNED = r"^[\p{Lu}\p{Lo}][\p{L}'’ -]+, ?[\p{Lu}\p{Lo}][\p{L}'’.& -]+$"
"""Family name, comma, given names: no file of a computer is called so."""

_REMARKS = frozenset(
    {"comment", "comments", "note", "notes", "remark", "remarks", "description", "desc", "memo",
     "text", "label", "info", "information", "title", "subject", "details", "custom"}
)  # fmt: skip
ONESELF = (
    r"(?i)^\W*(?:self|(?:the )?same(?: as (?:above|patient|pt|insured|subscriber|applicant))?|"
    r"patient|as above|see above|ditto|mism[oa]|(?:el|la|yo) mism[oa])\W*$"
)
"""What stands in place of a name where it is the row's own person once more."""

_INITIALS = r"^\s*[A-Z][A-Z.]{0,3}\s*$"

_MOST, _MANY, _EVERY, _SPARSE = 0.6, 0.4, 0.9, 0.2
"""Shares of values like names: where the header says nothing, where others go on from it, where it
says something else, and where it says no more than whose they are."""


def named_by_whose(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts with names under headers that say only whose they are ("Patient", "Clmt")."""
    named = any(v.detects in {"name", "family_name"} and v.role == "subject" for v in verdicts)
    asked, unknown = list[Look](), list[Look]()
    stems, known = _stems(verdicts, looks), _things()
    taxed = any(_TAXED & set(seen.words) for seen in looks)
    for at, seen in enumerate(looks):
        if "name" in seen.words and verdicts[at].detects in _PLACES:
            _named_first(verdicts, at, seen)
        if verdicts[at].detects == "organisation" and _REMARKS & set(seen.words[-1:]):
            verdicts[at] = verdict_for(seen, None, 0.0)  # "Care team note"
        trades = verdicts[at].detects == "organisation" and not named
        if trades and _some_people(seen, taxed=taxed):
            because = "some values look like names of people"
            verdicts[at] = verdict_for(seen, detector_for("name"), 0.5, because)
        whose = _says_whose(verdicts[at], seen.words) or seen.words in stems
        open_still = verdicts[at].detects is None or (whose and verdicts[at].detects in DECOYS)
        if not open_still or not seen.words or (seen.profile.spaced < 0.4 and not _oneself(seen)):
            continue
        if whose:
            asked.append(seen)
        elif not named and not known & set(seen.words):
            unknown.append(seen)
    _taken(verdicts, asked, stems)
    _taken(verdicts, _left(unknown, [verdicts[seen.column] for seen in asked]), stems)
    found = _called_what_they_did(_born_without_name(verdicts, looks), looks)
    return _without_initials(_noted(_filed_under(found, looks), looks), looks)


def _without_initials(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Without columns of initials beside the one of names: `Who` did it, "KO" and "IM"."""
    names = [at for at, v in enumerate(verdicts) if v.detects == "name" and v.role == "subject"]
    for at in names if len(names) > 1 else ():
        if len(looks[at].values) and looks[at].values.str.contains(_INITIALS).all():
            verdicts[at] = verdict_for(looks[at], None, 0.0)
    return verdicts


def _filed_under(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Names, family name first, under "Folder tab", "Household" or a header that is not known.

    Among them stand blank forms and manuals, which are nobody's.
    """
    if any(v.detects in {"name", "family_name"} and v.role == "subject" for v in verdicts):
        return verdicts
    for at, seen in enumerate(looks):
        told = set(seen.words)
        filed = verdicts[at].detects in _FILED and bool(_FILES & told)
        filed = filed or (verdicts[at].detects is None and not (_ANIMALS | _things()) & told)
        turned = seen.values.filter(seen.values.str.contains(_TURNED)) if filed else seen.values[:0]
        if len(turned) > 0.4 * len(seen.values) and name_share(turned, NAME_SHAPED) >= _MOST:
            because = "family names before given names, and no other column of names"
            verdicts[at] = verdict_for(seen, detector_for("name"), 0.6, because)
    return verdicts


def _called_what_they_did(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Names under "PART_NAME" or "SHEET_NAME" beside what one person has, and no column of theirs.

    In a table about people a word for a thing may be short for what they are in it.
    """
    codes = {v.detects for v in verdicts}
    if codes & {"name", "family_name"} or not codes & _OF_ONE:
        return verdicts
    for at, seen in enumerate(looks):
        named = verdicts[at].detects is None and "name" in seen.words
        named = named and not _ANIMALS & set(seen.words)
        if named and seen.profile.spaced >= _EVERY and name_share(seen.values) >= _EVERY:
            because = "all values look like names, beside numbers or birth dates of people"
            verdicts[at] = verdict_for(seen, detector_for("name"), 0.6, because)
    return verdicts


def _oneself(seen: Look) -> bool:
    return len(seen.values) > 0 and bool(seen.values.str.contains(ONESELF).all())


def _noted(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Names that stand where remarks do, row by row, in a table without a column of names."""
    if any(v.detects in {"name", "family_name", "given_name"} for v in verdicts):
        return verdicts
    for at, seen in enumerate(looks):
        noted = verdicts[at].detects is None and _REMARKS & set(seen.words)
        if noted and seen.profile.spaced >= _EVERY and name_share(seen.values) >= _EVERY:
            verdicts[at] = verdict_for(
                seen, detector_for("name"), 0.6, "all values look like names"
            )
    return verdicts


def _named_first(verdicts: list[Verdict], at: int, seen: Look) -> None:
    """Under "Name / Mailing address" stand names where a report has the address a line below."""
    if name_share(seen.values) >= _MOST:
        because = "values look like names of people, and the header says both"
        verdicts[at] = verdict_for(seen, detector_for("name"), 0.7, because)


def _taken(verdicts: list[Verdict], asked: Sequence[Look], stems: set[tuple[str, ...]]) -> None:
    """Put down the columns whose values look like names of people."""
    others = [s.values.filter(~s.values.str.contains(ONESELF)) for s in asked]
    for seen, left, share in zip(asked, others, name_shares(others), strict=True):
        whose = _says_whose(verdicts[seen.column], seen.words)
        if whose and share < _MOST:
            share = name_share(left, NAME_SHAPED) if len(left) else _MOST  # noqa: PLW2901
            # "open seat" stands below "Driver" as well.
            turned = says_only_whom(seen.words) and bool(left.str.contains(_TURNED).any())
            share = max(share, _MOST) if turned and share >= _SPARSE else share  # noqa: PLW2901
        if share >= _MOST or (seen.words in stems and share >= _MANY):
            reason = "values look like names of people"
            verdicts[seen.column] = verdict_for(seen, detector_for("name"), 0.6 * share, reason)


def _left(unknown: Sequence[Look], told: Sequence[Verdict]) -> list[Look]:
    """The unknown headers that may hold whom the row is about.

    Not where another header says who that is ("Placed with" beside "Minor"), nor behind the column
    of a child.
    """
    people = [verdict for verdict in told if verdict.detects == "name"]
    if any(verdict.role == "subject" for verdict in people):
        return []
    children = [verdict.column for verdict in people if verdict.role == "dependant"]
    return [seen for seen in unknown if not children or seen.column < min(children)]


def _things() -> frozenset[str]:
    return word_set("things", "name") | word_set("about") | word_set("things", "place")


def _stems(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> set[tuple[str, ...]]:
    """Headers that others go on from with what is a person's: "CoHead" beside "CoHead_SSN"."""
    of_people = [seen.words for seen in looks if verdicts[seen.column].detects in _OF_ONE]
    return {words[:size] for words in of_people for size in range(1, len(words))}


def _born_without_name(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Names that no list knows: under the right header, beside birth dates or SSNs."""
    codes = {v.detects for v in verdicts}
    if codes & {"name", "family_name", "given_name"} or not codes & {"birth_date", "ssn"}:
        return verdicts
    code = detector_for("name")
    for at, seen in enumerate(looks):
        asked = seen.named.get(code or "", 0.0) >= 0.9 and seen.profile.lettered >= 0.5
        if verdicts[at].detects is None and asked:
            verdicts[at] = verdict_for(seen, code, 0.5, "header, beside birth dates or numbers")
    return verdicts


def _some_people(seen: Look, *, taxed: bool) -> bool:
    likely = _SHAPED_LIKELY if taxed else _LIKELY
    return bool(_TRADERS & set(seen.words)) and name_share(seen.values, likely) >= _SOME


def _says_whose(verdict: Verdict, header: tuple[str, ...]) -> bool:
    own = verdict.role != "subject" or verdict.capacity != ""
    return own and not set(header) & word_set("things", "name")
