"""Columns of kinds ("SSN", "Passport") that say row by row what the numbers beside them are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from detectors.catalog import detectors
from detectors.columns.nine_digits import is_bare
from detectors.columns.values import checked, shares
from detectors.columns.verdicts import Look, Verdict, verdict_for
from detectors.elements import ELEMENTS, PARTS
from detectors.words.header_words import VAGUE, lists, says_nothing
from detectors.words.headers import is_heading, phrase_rank, scores, words

_EMPLOYER = "us/ein"
_KINDS = frozenset({"type", "kind", "document", "class"})
_LISTED = tuple({"title", of} for of in "abc")
"""Whose papers Form I-9 asks for: `List A document title` beside its number."""

_EXPOSED = frozenset({*ELEMENTS, *PARTS})
_TAX_NUMBERS = frozenset({"tax_id", "ssn", "employer_number"})
_TAX = frozenset({"tin", "tax", "taxpayer"})
_LETTERS: dict[str, tuple[str, ...]] = {
    "e": (_EMPLOYER,), "f": (_EMPLOYER,), "b": (_EMPLOYER,), "c": (_EMPLOYER,), "1": (_EMPLOYER,),
    "s": ("us/ssn",), "2": ("us/ssn",), "p": ("us/ssn", "us/itin"), "i": ("us/ssn", "us/itin"),
}  # fmt: skip
"""What masters of vendors and returns write for kinds of taxpayers (IRS Publication 1220: 1, 2)."""

_EMPTY_WORDS = frozenset({"number", "value", "id", "code", "document", "text"})
_ONLY_ALONE = frozenset({"id", "sid"})
_PARTS = re.compile(r"[()/,;:\[\]]| [-+&] ")
_FITS, _PLAIN = 0.9, 0.9
_NUMBER = r"[0-9]{3}"
_OF_CARDS = frozenset({"cc", "card", "credit", "debit", "pan"})
_OF_PAPERS = frozenset({"id", "identity", "identification", "insurance", "green"})
_NEVER_KINDS = frozenset({"service", "product", "item", "reason", "purpose", "subject", "category"})
"""Words of columns that name what somebody came for: a passport, a license."""


def by_indicator(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """A column of kinds ("SSN", "Passport") splits the column of numbers beside it by row."""
    for at, seen in enumerate(looks):
        # NIEM: the `IdentificationCategoryDescriptionText` of the `IdentificationID` beside it.
        category = {"identification", "category"} <= set(seen.words)
        kinds = (
            category
            or set(seen.words) - {"list", "document"} in _LISTED
            or _KINDS & set(seen.words[-2:])
        )
        if not kinds or seen.profile.size == 0:
            continue
        target = _numbers_beside(at, verdicts, looks)
        brands = target is not None and _of_bank_cards(looks[target].words)
        choices = () if target is None or brands else _choices(seen.values, looks[target].values)
        if target is not None and _TAX & set(seen.words):
            choices = choices or _by_letter(seen.values, looks[target].values)
        if target is None or not choices:
            continue
        held = [name for _, name in choices if name != _EMPLOYER] or [_EMPLOYER]
        first = verdict_for(looks[target], held[0], 0.85, "the column beside it says which")
        verdicts[target] = replace(first, selector=at, choices=choices)
        verdicts[at] = verdict_for(seen, None, 0.0)
    return _by_rows(verdicts, looks)


def _by_letter(kinds: pl.Series, numbers: pl.Series) -> tuple[tuple[str, str], ...]:
    """(kind in lower case, detector) of kinds of taxpayers, a letter or digit each; else empty."""
    spelled = kinds.str.strip_chars().str.to_lowercase()
    if len(kinds) != len(numbers) or not set(spelled) <= _LETTERS.keys():
        return ()
    found = []
    for kind in sorted(set(spelled)):
        own = shares(numbers.filter(spelled == kind), dict.fromkeys(_LETTERS[kind], 0.0))
        found += [(kind, max(own, key=lambda name: own[name]))] if own else []
    return tuple(found)


def _of_bank_cards(header: Sequence[str]) -> bool:
    """Whether the kinds of such numbers are brands: MC is no consular identification there."""
    return bool(_OF_CARDS & set(header)) and not _OF_PAPERS & set(header)


def _by_rows(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Kinds under any header, and numbers under one that says nothing: each fits its own kind."""
    rows = max((len(seen.values) for seen in looks), default=0)
    numbers = [
        at
        for at, seen in enumerate(looks)
        if verdicts[at].detects is None
        and len(seen.values) == rows
        and (not seen.words or is_bare(seen.words) or says_nothing(seen.words))
        and float(seen.values.str.contains(_NUMBER).mean() or 0.0) >= _FITS  # type: ignore[arg-type]
    ]
    for at, seen in enumerate(looks):
        kinds = seen.values.str.strip_chars().str.to_lowercase()
        open_still = verdicts[at].detects in {None, "status"} and len(kinds) == rows
        few = 1 <= kinds.n_unique() <= min(25, rows - 1)
        if not numbers or not open_still or not few or _NEVER_KINDS & set(seen.words):
            continue
        told_by = {n: fitting(kinds, looks[n].values) for n in numbers if n != at}
        told = {n: kinds.is_in([k for k, _ in some]).sum() for n, some in told_by.items() if some}
        if told:
            target = min(told, key=lambda n: (-told[n], abs(n - at)))
            choices, because = told_by[target], "the column beside it says which"
            first = verdict_for(looks[target], choices[0][1], 0.8, because)
            verdicts[target] = replace(first, selector=at, choices=choices)
            verdicts[at] = verdict_for(seen, None, 0.0)
            numbers.remove(target)
    return verdicts


def fitting(kinds: pl.Series, numbers: pl.Series) -> tuple[tuple[str, str], ...]:
    """The (kind, detector) of the kinds, in lower case, whose own numbers have the form of it.

    None where those of a plain word for a kind do not.
    A "library card" is no card of a bank, and the others may still be what they say.
    """
    found = []
    for kind, name in _choices(kinds, numbers):
        own = checked(numbers.filter(kinds == kind), detectors()[name])["valid"].mean()
        if float(own or 0.0) >= _FITS:  # type: ignore[arg-type]
            found.append((kind, name))
        elif names_kind(kind, _PLAIN):
            return ()
    return tuple(found)


def names_kind(label: str, least: float) -> str | None:
    """The detector of a number that a label of a kind names by so much; None for others."""
    found = elements_named(_named(label.strip().lower()).items())
    best = max((each for each in found if _of_number(each[1])), default=(0.0, ""))
    return best[1] if best[0] >= least else None


def _choices(kinds: pl.Series, numbers: pl.Series) -> tuple[tuple[str, str], ...]:
    """(kind in lower case, detector) for a column of few kinds some of which name an element.

    An employer's number counts as well, so that it is told from people's. Of several detectors
    that a kind names, the one that accepts most of its own numbers; among equals, and where rows
    lack a number or a kind so that nobody knows whose is whose, the one that the kind names first.
    """
    beside = len(kinds) == len(numbers)
    counted = kinds.str.to_lowercase().alias("kind").value_counts(name="count")
    counted = counted.sort("count", "kind", descending=[True, False])
    if len(counted) > 25:
        return ()
    found, rows = [], 0
    for kind, count in counted.iter_rows():
        # An illness is no kind of number ("Condition" beside an id).
        named = _named(kind).items()
        meant = elements_named((n, s) for n, s in named if detectors()[n].detects != "medical")
        best = {name for score, name in meant if score >= max(meant)[0] - 0.03}
        own = numbers.filter(kinds.str.to_lowercase() == kind) if beside else numbers
        accepted = shares(own, dict.fromkeys(sorted(best), 0.0))
        if accepted:
            graded = [
                (
                    share if beside else share > 0,
                    -_rank(kind, name),
                    name,
                )
                for name, share in accepted.items()
            ]
            found.append((kind, max(graded)[2]))
            rows += count
    return tuple(found) if rows >= 0.3 * len(kinds) else ()


def _named(kind: str) -> dict[str, float]:
    """How well a kind in lower case names each detector, as a whole or by one of its parts.

    "hộ chiếu (passport)", "CURP (México)", "I-94 / foreign passport"; but not "license (dog)".
    """
    best = dict(scores(words(_written_out(kind))))
    for part in _PARTS.split(kind):
        said = words(_written_out(part.strip()))
        if set(said) - VAGUE:
            best |= {n: s for n, s in scores(said).items() if s > best.get(n, 0.0)}
    return best if elements_named(best.items()) else best | _without_country(kind)


def _without_country(kind: str) -> dict[str, float]:
    """What a kind names but for a country's letters at either end: PASSPORT_VNM, MEX-CEDULA."""
    said = words(_written_out(kind))
    for part in (said[:-1] if _is_code(said[-1:]) else (), said[1:] if _is_code(said[:1]) else ()):
        named = scores(part)
        if elements_named(named.items()):
            return named
    return {}


def _is_code(said: tuple[str, ...]) -> bool:
    """Whether it is an unknown word of two or three letters."""
    return bool(said) and 1 < len(said[0]) < 4 and said[0].isalpha() and not is_heading(said[0])


def _rank(kind: str, name: str) -> int:
    return min(
        phrase_rank(words(p), detectors()[name]) for p in (_written_out(kind), *_PARTS.split(kind))
    )


def _written_out(kind: str) -> str:
    """A kind with its abbreviations written out; those of two letters mean more only alone."""
    kinds = lists()["kinds"]
    whole = kinds.get(kind.strip())
    return whole or " ".join(kinds.get(w, w) if w not in _ONLY_ALONE else w for w in kind.split())


def elements_named(named: Iterable[tuple[str, float]]) -> list[tuple[float, str]]:
    """(score, detector) of the elements and parts among detectors that words name, from 0.7 on."""
    told = [(s, n) for n, s in named if s >= 0.7]
    return [(s, n) for s, n in told if n == _EMPLOYER or detectors()[n].detects in _EXPOSED]


def _numbers_beside(at: int, verdicts: Sequence[Verdict], looks: Sequence[Look]) -> int | None:
    """The column whose header is the indicator's without the kind, or says nothing of its own."""
    stem = _of_tax(set(looks[at].words) - _KINDS - {"category", "description"})
    near = sorted(range(len(looks)), key=lambda i: (abs(i - at), -i))
    for other in near:
        header = _of_tax(set(looks[other].words))
        fits = header and header - _EMPTY_WORDS <= stem and "number" in header | stem | {"number"}
        held = verdicts[other].detects
        bare = held in {None, "other_government_id", "person_key"}
        bare = bare and bool(header & _EMPTY_WORDS or header == stem)
        # "TIN" beside "TIN type" holds the numbers of people and of firms.
        twin = held in _TAX_NUMBERS and header - _EMPTY_WORDS == stem - _EMPTY_WORDS
        if other != at and abs(other - at) <= 3 and fits and (bare or twin):
            return other
    return None


def _of_tax(said: set[str]) -> set[str]:
    """The words of a header, one for the words of which each means a taxpayer's number."""
    return said - _TAX | {"tax"} if said & _TAX else said


def _of_number(name: str) -> bool:
    return not detectors()[name].free and detectors()[name].detects != "medical"
