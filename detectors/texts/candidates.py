"""Candidate values in texts: checked all at once, weighed by their labels, one claim per place."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from detectors.candidate import Candidate
from detectors.catalog import detectors
from detectors.elements import DECOYS
from detectors.texts.carried_labels import carried_label
from detectors.texts.contexts import in_paragraph, in_sentence
from detectors.texts.labels import claimed, named_otherwise
from detectors.texts.labels_before import label_before
from detectors.texts.other_meanings import of_another

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LABELLED = 0.95
_NEAR = 0.3
_FAINT = 0.1
_LEAST = 0.45
_OWN_FORM = 0.6
_SHAPED = 0.2
_NOTE, _LONG = 24, 7
_STATE, _UNMISTAKEN = "other_government_id", 0.8
"""What states give a person in a form that nothing else has: `application, number IOE37…`."""

_ALIEN, _HELD = "us/a_number", 0.7
_OF_IMMIGRATION = re.compile(
    r"(?i)\b(?:immigration|removal proceedings|uscis|dhs|eoir|asylum|naturali[sz]ation|green card|"
    r"alien|derivative|visa|i-(?:130|485|589|765|821|862))\b"
)
"""What papers speak of whose "file number" is the immigration service's: `A087-358-826`."""

_SOCIAL = "us/ssn"
_CARD, _ACCOUNT = "world/card_number", "world/account_number"
_ZIP, _CITY = re.compile(r"[A-Z]{2}[ ][0-9]{5}(?:-[0-9]{4})?(?![0-9])"), re.compile(r"[a-z],[ ]\Z")
"""The end of an address, `Gilroy, CA 95020`, which has the form of another State's license."""

_DIGIT, _LATIN = re.compile("[0-9]"), re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_PAID = re.compile(
    r"(?i)\b(?:visa|master ?card|m/?c|amex|american express|discover|cvv2?|cvc2?|c[iv]d|csc|cards?|"
    r"exp(?:ires?|iry|iration)?(?: date)?)\b"
)
"""What stands around the number of a card, whatever label it has: `ACCT # 4539 …  EXP DATE`."""

_NEVER_SO = frozenset({"world/amount", "world/row_number", "world/status"})
"""What no strong form is: `his debit was 4539 …`, `Medicare was verified: 1EG4-…`."""

_THING = re.compile(
    r"(?i)\b(?:lot|batch|report|invoice|ticket|ser(?:ial)?|s/n|imei|part|model|sku|pallet|shipment|"
    r"tracking|asset|meter)\b\.?"
    r"(?: (?:no|nbr|num|number)\b\.?)?(?: of (?:[a-z]+ )?[a-z]+)?[ :#]*\Z"
)
_ILLNESS = "world/illness"
_WIDE = frozenset({"organisation", "occupation", "location", "city", "street", "address"})
"""What a label may ask for whose long value tells more: `Blood bank: type O neg for Ana Ruiz`."""

_SAMPLE = re.compile(
    r"(?i)(?:\b(?:for example|such as|e\.g\.|i\.e\.|example(?!\.[a-z])|sample|placeholder|"
    r"dummy|fictitious|"
    r"format|formatted|looks like|in the form|test (?:data|card|number|account)|"
    r"like)\b[^\n]{0,12}$)"
)


def valid(found: Sequence[tuple[str, Sequence[Candidate]]]) -> list[list[Candidate]]:
    """Per text those whose normal form passes the detector's check: one Polars call for all texts.

    found: each text with what was found in it.
    """
    groups: dict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    for at, (text, candidates) in enumerate(found):
        for candidate in candidates:
            if not of_another(text, candidate):
                groups[candidate.detector].append((at, candidate))
    kept: list[list[Candidate]] = [[] for _ in found]
    if not groups:
        return kept
    checks = []
    for name, group in groups.items():
        written = [found[at][0][c.start : c.end] for at, c in group]
        values = pl.lit(pl.Series(name, written, dtype=pl.String))
        detector = detectors()[name]
        passed = detector.valid(detector.normal(values)).fill_null(value=False)
        checks.append(passed.implode().alias(name))
    answer = pl.select(checks).row(0, named=True)
    for name, group in groups.items():
        for (at, candidate), passed in zip(group, answer[name], strict=True):
            kept[at].extend([candidate] if passed else [])
    return kept


def weighed(text: str, start: int, end: int, detector: str, score: float) -> Candidate | None:
    """Weigh a candidate by its surroundings; None where they speak against it.

    score: of the pattern alone. Strong patterns stand by themselves, weak ones need a label or a
    context word, faint ones (below 0.1) a label.
    """
    if _SAMPLE.search(text, max(0, start - 40), start) or _in_word(text, start, end):
        return None
    if detector == _SOCIAL and _of_a_thing(text, start, end):
        return None
    names, size = claimed(label_before(text, start))
    if detector in names:
        raised = max(_LABELLED, score) - (0.03 if score < _FAINT else 0)
        return Candidate(start, end, detector, raised, size, "label in front")
    if score >= _LEAST and not names:
        near_by = in_sentence(text, start, end, detector)
        because = "form and word close by" if near_by else "form"
        return Candidate(start, end, detector, min(0.95, score + 0.2 * near_by), 0, because)
    if score >= _LEAST:
        own = score >= _UNMISTAKEN and detectors()[detector].detects == _STATE
        own = own and _no_person(names)
        own = own or (detector == _ALIEN and score >= _HELD and _of_immigration(text, names))
        own = own or (score >= _UNMISTAKEN and detector == _SOCIAL and _no_more_than_key(names))
        own = own or (detector == _CARD and _ACCOUNT in names and _paid(text, start, end))
        own = own or names <= _NEVER_SO
        # Another label claims the place; the form speaks, and the label's own claim competes.
        told = (_LABELLED, size, "form") if own else None
        told = told or (score - 0.2, 0, "form under another label")
        return Candidate(start, end, detector, *told)
    otherwise = names or score < _FAINT or named_otherwise(text, start)
    thing = _THING.search(text, max(0, start - 40), start)
    spoken = None if otherwise or thing else _spoken_of(text, (start, end), detector, score)
    plain = score >= _FAINT or (detector == _ACCOUNT and end - start >= _LONG)
    carried = not spoken and plain and detector in carried_label(text, start)[0]
    above = Candidate(start, end, detector, 0.8, 1, "label in front") if carried else None
    return spoken or above


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether letters are the rest of a word with accents: the "or" of Villaseñor."""
    first = _LATIN.match(text, start - 1) if start and text[start].isalpha() else None
    return bool(first or (text[end - 1].isalpha() and _LATIN.match(text, end)))


def _of_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a number in the form of an SSN is that of goods: `Lot 553-20-8174`, `…-0297-B`."""
    goes_on = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
    return goes_on or _THING.search(text, max(0, start - 40), start) is not None


def _spoken_of(text: str, span: tuple[int, int], detector: str, score: float) -> Candidate | None:
    """A weak candidate by the words around it; those of other sentences only for a form."""
    if _ZIP.match(text, span[0]) and _CITY.search(text, max(0, span[0] - 4), span[0]):
        return None
    if in_sentence(text, *span, detector):
        return Candidate(*span, detector, max(0.6, score + _NEAR), 0, "word close by")
    formed = score >= _SHAPED and text[span[0]].isalpha() and _DIGIT.search(text, *span)
    if formed and in_paragraph(text, *span, detector):
        return Candidate(*span, detector, 0.5, 0, "word in the paragraph")
    return None


def _paid(text: str, start: int, end: int) -> bool:
    """Whether the words around a number in the form of a card's are of paying by card."""
    return _PAID.search(text, max(0, start - 120), end + 40) is not None


def _no_more_than_key(names: Iterable[str]) -> bool:
    """Whether a label asks for a number that an office gave: `the employee's number, 524-18-3067`.

    Three digits, two and four between dashes are what the Social Security Administration gave.
    """
    return all(detectors()[name].detects == "person_key" for name in names)


def _of_immigration(text: str, names: Iterable[str]) -> bool:
    """Whether the file of a case is the immigration service's, by what its paper speaks of."""
    return _no_person(names) and _OF_IMMIGRATION.search(text) is not None


def _no_person(names: Iterable[str]) -> bool:
    """Whether a label asks for what is nobody's: the number of an application or a case."""
    return all(detectors()[name].detects in DECOYS for name in names)


def _is_pair(candidate: Candidate) -> bool:
    """Return an address with its password is more than the address alone."""
    return detectors()[candidate.detector].detects == "login"


def _shortened(found: list[Candidate]) -> list[Candidate]:
    """Return long free values (a note) cut where a number of a form of its own starts in them."""
    strong = sorted(
        c.start
        for c in found
        if c.score >= _OWN_FORM and not detectors()[c.detector].free and c.detector != _ILLNESS
    )
    kept = []
    for c in found:
        at = bisect.bisect_right(strong, c.start)
        inside = at < len(strong) and strong[at] < c.end
        long = detectors()[c.detector].free and c.end - c.start > _NOTE
        kept.append(replace(c, end=strong[at]) if inside and long else c)
    return kept


def _telling(found: list[Candidate]) -> list[Candidate]:
    """Those that hide no illness: `Action: Medical leave, breast cancer` is more than a status."""
    ill = sorted(c.start for c in found if c.detector == _ILLNESS and c.score >= _OWN_FORM)

    def hides(c: Candidate) -> bool:
        at = bisect.bisect_left(ill, c.start)
        long = detectors()[c.detector].free and c.end - c.start > _NOTE
        status = detectors()[c.detector].detects == "status"
        wide = status or (long and detectors()[c.detector].detects in _WIDE)
        return wide and ill[at : at + 1] < [c.end]

    return [c for c in found if not (ill and ill[-1] >= c.start and hides(c))]


def settled(found: Iterable[Candidate]) -> list[Candidate]:
    """One claim per place, in order: a label beats a form, then score, then length."""
    ranked = sorted(
        _shortened(_telling(list(found))),
        key=lambda c: (
            not _is_pair(c),
            -(c.labelled > 0),
            -c.score,
            -c.labelled,
            c.start - c.end,
            c.detector,
        ),
    )
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in ranked:
        places = range(candidate.start, candidate.end)
        if candidate.score >= _LEAST and taken.isdisjoint(places):
            kept.append(candidate)
            taken.update(places)
    return sorted(kept, key=lambda c: c.start)
