"""What a column's header says: whose column it is, and how well it names a detector."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from detectors.catalog import detectors
from detectors.model import Detector
from detectors.words.gene_markers import is_marker
from detectors.words.header_words import lists, word_set, words

__all__ = [
    "capacity_of", "header_score", "is_heading", "number_of", "phrase_rank", "role_of",
    "says_only_whom", "scores", "strip_shared", "words",
]  # fmt: skip

_OF_ROWS = frozenset({"self", "primary", "admin", "lead", "user", "contact", "associate"})
"""Words for a person that stand in the rows of a list as often as over them."""

_PURPOSE = frozenset({"for", "that", "which", "we", "you", "staff", "so", "because", "if"})
_ASKED_FOR = frozenset({"reason", "request", "code", "need", "eligible", "consent", "date"})
"""Nouns that say nothing without what follows: a reason for return, a date for pickup."""

_DONE_ONESELF = frozenset({"paid", "owned", "held", "claimed", "filed", "used", "covered", "born",
                           "insured", "taken", "worn", "driven"})  # fmt: skip
"""What those do whom rows are about; who scans, enters or sets up a thing only keeps the list."""

_PURPOSE_COST = 0.92
ABOUT_COST = 0.15
"""What is left of a score when the header speaks about the thing ("ssn verified")."""


def strip_shared(headers: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The headers without a first word that most of them share (a table's prefix).

    Only with three headers or more, only where words remain, never a word that says whose column
    it is.
    """
    first = [h[0] for h in headers if len(h) > 1]
    for word in set(first):
        whose = role_of((word,)) != "subject" or word in word_set("subject") | word_set("fillers")
        if len(first) >= 3 and first.count(word) >= 0.6 * len(headers) and not whose:
            return [h[1:] if len(h) > 1 and h[0] == word else h for h in headers]
    return list(headers)


def _spans(header: tuple[str, ...], phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the phrase stands in the header, also when either of them writes words glued."""
    glued = "".join(phrase)
    if glued not in "".join(header):
        return
    for start in range(len(header)):
        text = ""
        for end in range(start, len(header)):
            text += header[end]
            if text == glued:
                yield start, end + 1
            if len(text) >= len(glued):
                break


@cache
def _named_alone(detects: str) -> frozenset[str]:
    """Words that are by themselves a header of what is detected: allergies, medications."""
    declared = (d for d in detectors().values() if d.detects == detects)
    return frozenset(said[0] for d in declared for h in d.headers if len(said := words(h)) == 1)


def _cost(word: str, *, before: bool, detects: str) -> float:
    # "Allergies, medications or conditions": each says the same.
    same = detects == "medical" and word in _named_alone(detects)
    if detects in {"name", "given_name", "family_name"} and word in word_set("things", "name"):
        return 0.1 if before else 0.4
    if detects in {"state", "city", "country"} and word in word_set("things", "place"):
        return 0.3
    if word == "last" and detects in {"name", "organisation"}:
        # a part of the name, and no latest one; an "entity or last name" is a person's
        return 0.4 if detects == "organisation" else 0.8 if before else 0.6
    if same or word.isdigit() or word in word_set("fillers") or word in owner_words():
        return 0.95 if same or word in {"code", "key"} else 0.97
    if word in word_set("about"):
        return ABOUT_COST
    return 0.8 if before else 0.6


@cache
def owner_words() -> frozenset[str]:
    """Every word that says whose a thing is: patient, spouse, camper, provider."""
    phrases = [p for group in lists()["roles"].values() for p in group]
    spoken = frozenset(w for p in (*phrases, *word_set("subject")) for w in p.split())
    return spoken - word_set("about") - {"by", "to"}


def _phrase_score(header: tuple[str, ...], phrase: tuple[str, ...], detects: str) -> float:
    best = 0.0
    for start, end in _spans(header, phrase):
        score = 1.0
        for at, word in enumerate(header):
            if not start <= at < end:
                score *= _cost(word, before=at < start, detects=detects)
        best = max(best, score)
    if best == 0.0 and len(phrase) > 1 and set(phrase) <= set(header):
        best = 0.9
        for word in set(header) - set(phrase):
            best *= _cost(word, before=True, detects=detects)
    return best - 0.01 / len(phrase) if best else 0.0


@cache
def _phrases_of(phrases: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of each phrase, and the same words glued."""
    return tuple((phrase, "".join(phrase)) for phrase in sorted({words(p) for p in phrases} - {()}))


def header_score(header: tuple[str, ...], detector: Detector) -> float:
    """How well a header (as `words` gives it) names what the detector is for: 0 to 1.

    The best of the detector's phrases counts. Words beside the phrase cost: little when they only
    say whose or which (patient, home, number), more when they are unknown, nearly everything when
    the column speaks about the thing and does not hold it ("ssn verified", "email opt in",
    "passport expiry", "ssn last 4").
    """
    if "last" in header and ({"4", "four"} & set(header)):
        return 0.0
    whole, held = "".join(header), set(header)
    named = [
        phrase
        for phrase, glued in _phrases_of(detector.headers)
        if glued in whole or held.issuperset(phrase)
    ]
    return max((_phrase_score(header, p, detector.detects) for p in named), default=0.0)


def phrase_rank(header: tuple[str, ...], detector: Detector) -> int:
    """How early in its list the detector names a phrase that the header holds; 0 is its first.

    Settles ties: a header "ssn" means the detector that says so first.
    """
    spoken = (words(phrase) for phrase in detector.headers)
    ranks = (i for i, phrase in enumerate(spoken) if any(True for _ in _spans(header, phrase)))
    return next(ranks, len(detector.headers))


@cache
def _index() -> dict[str, frozenset[str]]:
    """Word or glued phrase -> the detectors that have it in a phrase."""
    found: dict[str, set[str]] = {}
    for name, detector in detectors().items():
        for phrase, glued in _phrases_of(detector.headers):
            for token in (*phrase, glued):
                found.setdefault(token, set()).add(name)
    return {token: frozenset(names) for token, names in found.items()}


@lru_cache(maxsize=20_000)
def scores(header: tuple[str, ...]) -> dict[str, float]:
    """Every detector that a header names, with `header_score`; names as in the catalog."""
    tokens = {
        "".join(header[start : start + size])
        for size in range(1, 5)
        for start in range(len(header) - size + 1)
    }
    names = {name for token in tokens for name in _index().get(token, ())}
    graded = {name: header_score(header, detectors()[name]) for name in sorted(names)}
    found = {name: score for name, score in graded.items() if score > 0}
    asked = _without_purpose(header)
    for name, score in scores(asked).items() if asked else ():
        found[name] = max(found.get(name, 0.0), _PURPOSE_COST * score)
    return found


def _without_purpose(header: tuple[str, ...]) -> tuple[str, ...]:
    """What a question asks for, without why: `SSN for background check`, `allergies we should …`.

    Empty where the header says no such thing.
    """
    at = next((i for i, word in enumerate(header) if i and word in _PURPOSE), len(header))
    why = len(header) - at > 1 and header[at - 1] not in _ASKED_FOR
    return header[:at] if why else ()


@cache
def _role_phrase(header: tuple[str, ...]) -> tuple[str, str]:
    """(role, the phrase that says so), the longest phrase first; ("subject", "") without one."""
    if "maiden" in header:
        return "subject", ""
    best, found = 0, ("subject", "")
    for role, phrases in lists()["roles"].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            if len(parts) > best and any(True for _ in _spans(header, parts)):
                best, found = len(parts), (role, phrase)
    clerk = not best and len(header) > 1 and header[-1] == "by" and header[-2] not in _DONE_ONESELF
    return ("staff", " ".join(header[-2:])) if clerk else found


def role_of(header: tuple[str, ...]) -> str:
    """Whose column it is: spouse, dependant, guarantor, contact, provider, staff, else subject."""
    return _role_phrase(header)[0]


@cache
def capacity_of(header: tuple[str, ...]) -> str:
    """The word under which a header speaks of a person (patient, victim, mother), else ""."""
    role, phrase = _role_phrase(header)
    if role != "subject":
        return phrase
    held = [w for w in word_set("subject") if any(True for _ in _spans(header, tuple(w.split())))]
    return max(sorted(held), key=len, default="")


def says_only_whom(header: tuple[str, ...]) -> bool:
    """Whether a header or label says of whom it is and nothing else: "Patient", "the grantee"."""
    capacity = capacity_of(header) if role_of(header) == "subject" else ""
    return bool(capacity) and set(header) - word_set("fillers") == set(capacity.split())


def number_of(header: tuple[str, ...]) -> int:
    """The number that counts a person or a line in a header ("dependent 2 name"), 0 for none."""
    return next((int(w) for w in header if w.isdecimal() and w.isascii() and len(w) <= 2), 0)


_HOST = re.compile(r"[a-z]{2,9}://[^/\s]+/?$")
"""The address of a site says nothing, whatever its words; the end of a longer one may: `…/name`."""


@lru_cache(maxsize=20_000)
def is_heading(text: str) -> bool:
    """Whether a cell reads like the header of a column: a phrase of a detector or a usual word."""
    if is_marker(text):
        return True
    told = "@" in text or _HOST.match(text) is not None
    if len(text) > 60 or told or sum(ch.isdigit() for ch in text) > 4:
        return False
    header = words(text)
    counted = bool(header) and header[0].isdigit() and header[1:2] != ("digit",)
    if not header or len(header) > 7 or counted:
        return False
    common = word_set("common")
    if " ".join(header) in common or (header[-1] in common and len(header) <= 3):
        return True
    if " ".join(header) in word_set("subject") - _OF_ROWS:
        return True
    return max(scores(header).values(), default=0.0) >= 0.55
