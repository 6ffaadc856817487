"""Words of medicine in running text: illnesses, treatments, drugs, results of the laboratory.

A word alone says nothing of a person; who has it, if anybody, is decided where people are known.
The vocabulary and its sources stand in `clinical_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from detectors.candidate import Candidate
from detectors.words.body_words import bodily, named_illness

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAID = re.compile(
    r"(?:sick|kin care)[ /-]{1,2}(?:leave|pay|time|hours?|hrs?|days?|bank|balance|accru\w*|pto|used"
    r"|taken|available|avail|ytd|bal|vac\w*|annual|personal)\b"
    r"|sick(?:[ ]*[:=][ ]*|[ ]{2,})[0-9]|sick [0-9]+[.][0-9]{2}\b"
)
"""Time off as wage statements count it (Cal. Lab. Code 246(i)): it tells of nobody's health."""

CLEAR = "word of medicine"
"""Reason of a finding that names an illness, a treatment, a drug or a result."""

VAGUE = "word of health"
"""Reason of a finding such as "pain" or "surgery", which anybody may write about anything."""

ILLNESS = "world/illness"
"""The detector whose findings these are."""

_SIGNS = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_TITLE = re.compile(r"Ms\.[ ]?(?=[^\W\d_a-z])")
"""No multiple sclerosis: `came with Ms. Okafor`."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEXT = re.compile(r"[ ]([^\W\d_]+)")
_LABEL_BELOW = re.compile(r"\n[^\n:]{1,40}:")
"""The next line of a form, `Medical: asthma` over `Plan of camper: …`, goes on with no name."""

_ASIDE = (
    "resting|fasting|random|serum|plasma|urine|blood|total|free|direct|quant\\w*|calc\\w*|at rest|"
    "apical|standing|sitting|supine|[0-9] ?hr?|[1-5](?:st|nd|rd|th) gen\\w*|combo|"
    "screen|24 ?h(?:ou)?rs?|high sensitivity|[12]5-?oh"
)
_RESULT = re.compile(
    rf"(?:,[ ](?:{_ASIDE})\b)?[ \t]*(?:[.]{{3,60}}[ \t]*)?"
    r"(?:score[ \t]*|(?:results?|value|finding)[ \t]*(?=:))?(?:[:=|]|is|was|of|level|count|at|now|"
    r"(?:came|comes|come) back(?: at)?|return(?:ed|s)(?: at)?|read(?:s|ing)?|(?:went )?up to)?"
    r"[ \t]*(?:[<>]=?[ ]?)?(?:(?!0[0-9]/|1[0-2]/[0-3][0-9][ ][0-9]{1,2}:)"
    r"[0-9]{1,4}(?:[./,][0-9]{1,3})?(?![0-9-]|[.][0-9])|"
    r"(?:too |very |way |still )?(?:non-?reactive|reactive|positive|negative|not detected|detected|"
    r"abnormal|high|low|elevated|borderline|up|down|through the roof|off the charts?|"
    r"out of (?:range|control))\b)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"[ \t,:(-]{0,3}(?:(?:vaccine|vaccination|shot|booster|dose|given|administered|received|on|#|"
    r"no\.|[0-9](?:st|nd|rd|th)?|[ivx]{1,3})[ \t,:#(-]{1,3}){0,5}"
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
)
"""What stands behind a vaccine that somebody got: `MMR dose 2 on 3/4/2019`."""

_SHORT, _LEAST_MEASURED = 8, 5


@cache
def _sets() -> dict[str, frozenset[str]]:
    text = resources.files("detectors.words").joinpath("clinical_words.toml").read_text("utf-8")
    return {
        name: frozenset(" ".join(part.split()) for part in value.split(",") if part.strip())
        for name, value in tomllib.loads(text).items()
    }


@cache
def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """First word of a phrase -> (phrase, name of its list), the longest first."""
    index: dict[str, list[tuple[str, str]]] = {}
    for name in ("clear", "analyte", "vaccine", "vague"):
        for phrase in _sets()[name]:
            word = _WORD.match(phrase)
            first = word.group() if word else phrase
            index.setdefault(first, []).append((phrase, name))
            if "-" in first:  # broken at the end of a line
                broken = phrase.replace("-", "- ")
                index.setdefault(first.split("-")[0] + "-", []).append((broken, name))
    return {word: tuple(sorted(found, key=_rank)) for word, found in index.items()}


def _rank(found: tuple[str, str]) -> tuple[int, str]:
    return -len(found[0]), found[1]


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    """First word of an abbreviation in its own letters -> all that begin so, the longest first."""
    index: dict[str, list[str]] = {}
    for phrase in _sets()["capital"]:
        index.setdefault(_WORD.match(phrase).group(), []).append(phrase)  # type: ignore[union-attr]
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in index.items()}


@cache
def _unspaced() -> re.Pattern[str]:
    phrases = sorted(_sets()["unspaced"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(f"(?>{'|'.join(phrases)})(?!{'|'.join(sorted(_sets()['not_behind']))})")


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(_sets()["suffix"]))


def clinical(text: str) -> Iterator[Candidate]:
    """Every word of medicine in the text, with `CLEAR` or `VAGUE` as its reason.

    text: any length; line ends inside a phrase count as spaces. In order, those in scripts that
    part no words first.
    """
    if not text.isascii() and _SIGNS.search(text):
        for sign in _unspaced().finditer(text):
            yield Candidate(*sign.span(), ILLNESS, 0.6, 0, CLEAR)
    low = _plain(text)
    end = 0
    for match in _WORD.finditer(low):
        start = match.start()
        if start < end or low[start - 1 : start] in ("@", ".", "/", "_", "\\"):
            continue
        found = _phrase_at(low, match) or _abbreviation(text, match)
        if found is None or found[1] == VAGUE:
            found = _composed(low, match) or found
        if found is None or _PAID.match(low, start):
            continue
        if _institution(low, found[0]) and not _LABEL_BELOW.match(text, found[0]):
            continue
        end = found[0]
        score = 0.6 if found[1] == CLEAR else 0.5
        if not _TITLE.match(text, end - 2):
            yield Candidate(start, end, ILLNESS, score, 0, found[1])


def _composed(low: str, word: re.Match[str]) -> tuple[int, str] | None:
    """(end, reason) of what happened to a part of the body, or of an illness by its name."""
    found = bodily(low, word)
    if found is not None:
        return found[0], CLEAR if found[1] else VAGUE
    return (word.end(), CLEAR) if named_illness(low, word) else None


def _plain(text: str) -> str:
    """Lower case without accents, line ends as spaces, of the same length."""
    # The barred d of Vietnamese is a letter of its own, and no accent is taken off it.
    low = text.lower().replace("\n", " ").replace("’", "'").replace("đ", "d")
    if len(low) != len(text):
        low = "".join(c.lower()[:1] for c in text)
    return low if low.isascii() else "".join(unicodedata.normalize("NFD", c)[0] for c in low)


def _phrase_at(low: str, word: re.Match[str]) -> tuple[int, str] | None:
    """(end, reason) of the longest phrase that starts with a word; None without one."""
    plain = word.group()
    for phrase, name in _phrases().get(plain, _phrases().get(plain.removesuffix("'s"), ())):
        end = word.start() + len(phrase)
        if not low.startswith(phrase, word.start()) or low[end : end + 1].isalnum():
            continue
        if name not in ("analyte", "vaccine"):
            return end, CLEAR if name == "clear" else VAGUE
        result = (_RESULT if name == "analyte" else _GIVEN).match(low, end)
        if result is not None:
            return result.end(), CLEAR
    if len(plain) >= _SHORT - 1 and not _drugs(plain).isdisjoint(_sets()["clear"]):
        return word.end(), CLEAR
    long = len(plain) >= _SHORT and plain.endswith(_suffixes()) and plain not in _sets()["no"]
    return (word.end(), CLEAR) if long else None


def _abbreviation(text: str, word: re.Match[str]) -> tuple[int, str] | None:
    """(end, reason) of an abbreviation in its own letters: a "TIA" is no aunt (tía)."""
    for phrase in _capitals().get(text[word.start() : word.end()], ()):
        end = word.start() + len(phrase)
        if text.startswith(phrase, word.start()) and not text[end : end + 1].isalnum():
            return end, CLEAR
    return None


def _drugs(word: str) -> frozenset[str]:
    """The English spellings of a drug that Spanish calls so: furosemida, warfarina, omeprazol."""
    bare = word.removesuffix("a")
    return frozenset((bare, f"{bare}e"))


def measured(word: str) -> bool:
    """Whether a word alone, in lower case, is what a laboratory measures: glucose, creatinine."""
    return len(word) > _LEAST_MEASURED and word in _sets()["analyte"]


def heard_of(word: str) -> bool:
    """Whether a word in lower case is one of medicine: an illness, a drug, what is measured."""
    return word in _sets()["clear"] or word in _sets()["analyte"]


def _institution(low: str, end: int) -> bool:
    """Whether the next word makes a clinic, an event or a job of the word."""
    following = _NEXT.match(low, end)
    return following is not None and following[1] in _sets()["not_after"]
