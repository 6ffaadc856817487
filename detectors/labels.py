"""Labels in running text: which words stand before a value, and whose words they are.

A form says `Diagnosis: …`, a letter `her Social Security number is …`, a log `password=…`. Words
are compared like column headings: lower case, punctuation and camelCase split.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from detectors.catalog import detectors
from detectors.header_words import lists, unhinted, without_hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"(?i)\bI\.[ ]?D\.")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_FILLERS = frozenset({
    "is", "was", "are", "were", "the", "a", "an", "of", "his", "her", "their", "my", "your",
    "our", "number", "numbers", "id", "value", "as", "and", "on", "file", "full", "current",
    "new", "old", "listed", "named", "using",
})  # fmt: skip
_SEPARATOR = re.compile(
    r"[\"']?[ \t]?(?:\?[ ]+(?=\S)|:(?!//)(?![0-9]{2}\b)[ \t]*|=[ \t]*|[ \t][-–—][ \t]|"
    r"(?:[ ]?\.){3,}[ \t]*|\t[ \t]*|"
    r"[ ]{2,}|[ ]?\|[ ]?|(?<=[a-z])\.[ ]+(?=\S))"
)
_NUMBERED = re.compile(r"[0-9]{1,3}[a-z]?(?:[.)][ ]+(?=[^\W\d_])|[ ]+(?=[A-Z][A-Z' ]+[ ]{3}))")
POSSESSIVE = re.compile(r"(?i)['’]s\b|s['’]")
_STOP = re.compile(r"[\t|;,(){}\[\]]|[ ]{2,}|(?<!\b[Nn][Oo])(?<![.][A-Za-z])[.!?][ ]")
_LABELLED = re.compile(r"[ ]{2}|[0-9][a-z]?[.)][ ]")
"""A gap, or a number of an item: without either no label ends with a full stop."""

_LONGEST = 7
_TURNS = frozenset({"for", "of", "on", "to", "from", "in", "where", "used"})
_NUMBERS = frozenset(
    {"ssn", "account_number", "card_number", "drivers_license", "passport", "tax_id", "state_id"}
)
_LABEL_REACH = 90
_OWN_WORDS = 2
_QUOTES = {'"': '"', "'": "'", "“": "”"}


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the value it stands before: `text[label_start:label_end]`, `text[start:end]`.

    words: the label's words, lower case. The value is one line at most and may be empty.
    """

    label_start: int
    label_end: int
    start: int
    end: int
    words: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """Split a label into words: `Driver's License_No.` -> drivers, license, number."""
    plain = _DOTTED.sub("id", without_hints(text))
    split = _CAMEL.sub(" ", plain).replace("#", " number ")
    found = (word.replace("'", "").replace("’", "").lower() for word in _WORD.findall(split))
    written = _abbreviations()
    return tuple(part for word in found for part in written.get(word, word).split())


@cache
def _abbreviations() -> dict[str, str]:
    """Short forms of headings that mean the same in text ("acct"); credentials mean others."""
    return {k: v for k, v in lists()["abbreviations"].items() if k not in ("md", "dep", "exp")}


@cache
def phrases() -> dict[str, frozenset[str]]:
    """Every heading and context phrase of the catalog -> names of the detectors that claim it."""
    index: dict[str, set[str]] = {}
    for name, detector in detectors().items():
        for phrase in (*detector.headers, *detector.context):
            index.setdefault(" ".join(words(phrase)), set()).add(name)
    return {phrase: frozenset(names) for phrase, names in index.items()}


def claims(label: Iterable[str]) -> tuple[frozenset[str], int]:
    """Return the detectors whose phrase ends the label, and how many words that phrase has.

    Words such as "is" or "number" after the phrase are passed over; no detector: empty and 0.
    """
    return claiming(list(label)[-12:])


def claiming(left: list[str]) -> tuple[frozenset[str], int]:
    """As `claims`; the words that are passed over are taken from the list."""
    index = phrases()
    while left:
        for size in range(min(_LONGEST, len(left)), 0, -1):
            names = index.get(" ".join(left[-size:]))
            if names:
                return names, size
        if left[-1] not in _FILLERS:
            break
        left.pop()
    return frozenset(), 0


def claimed(label: Sequence[str]) -> tuple[frozenset[str], int]:
    """As `claims`; of `Bank account for refund` what stands before the "for", where it is a number.

    Only numbers that an element is made of are read so: an employer's name is no name.
    """
    at = next((i for i, word in enumerate(label) if i and word in _TURNS), 0)
    names, size = claims(label[:at])
    numbers = frozenset(name for name in names if detectors()[name].detects in _NUMBERS)
    return (numbers, size) if numbers else claims(label)


def named_otherwise(text: str, start: int) -> bool:
    """Whether another label stands right before the value: `Invoice No: 123456789`."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[max(line_start, start - 40) : start]
    return bool(
        re.search(r"(?i)[a-z][a-z .'’/]{1,30}(?:[:#=]|\b(?:no|nbr|num|id)\.)[ \t#]*$", before)
    )


def near(text: str, start: int, end: int, before: int = 60, after: int = 30) -> str:
    """Return the words around a value in its sentence or line, as ` word word word `."""
    left = text[max(0, start - before) : start]
    right = text[end : end + after]
    left = re.split(r"\n[ \t]*\n|[.!?][ ]+(?=[A-Z])", left)[-1]
    right = re.split(r"\n|[.!?;][ ]+", right)[0]
    return " " + " ".join((*words(left), *words(right))) + " "


@lru_cache(maxsize=2)
def fields(text: str) -> tuple[Field, ...]:
    """Every label with its value, line by line; the label's own line decides.

    A value ends where the next label of its line starts, at two spaces, a tab or a bar, or at
    the end of the line. A label alone on its line takes the line below it. Several parts of the
    search ask for those of one text.
    """
    return tuple(_fields(text))


def _fields(text: str) -> Iterator[Field]:
    position = 0
    lines = unhinted(text).split("\n")
    for number, line in enumerate(lines):
        if line.strip():
            below = lines[number + 1] if number + 1 < len(lines) else ""
            yield from _of_line(line, position, below)
        position += len(line) + 1


def _of_line(line: str, offset: int, below: str) -> Iterator[Field]:
    found: list[tuple[int, int, int]] = []
    floor, answered = 0, -1
    for match in _SEPARATOR.finditer(line):
        leader = match.group().replace(" ", "").startswith("...")
        stopped = match.group()[:1] == "." and not leader
        begin = max(0, max(floor, match.start() - _LABEL_REACH) - 2)
        if stopped and not _LABELLED.search(line, begin, match.start()):
            continue
        start = _label_start(line, floor, match.start())
        numbered = _NUMBERED.match(line, start)  # looks at the gap behind the label too
        numbered = numbered if numbered and numbered.end() < match.start() else None
        start = numbered.end() if numbered else start
        label = line[start : match.start()]
        strong = match.group().strip(" \t\"'")[:1] in (":", "=", "-", "–", "—", "?")
        # Gaps and bars part a table's cells too: only a known label makes a field of them.
        apart = bool(numbered) or line[max(0, start - 2) : start] == "  "
        known = strong or leader or ((apart or not stopped) and _whole(label))
        known = known or (bool(numbered) and bool(claims(words(label))[0]))
        answers = not strong and start == floor == answered  # `Document title: Passport   No: …`
        if not label.strip() or len(words(label)) > 8 or not known or answers:
            continue
        found.append((start, match.start(), match.end()))
        floor = match.end()
        answered = floor if strong else -1
    for i, (start, stop, value) in enumerate(found):
        limit = found[i + 1][0] if i + 1 < len(found) else len(line)
        gap = re.search(r"[ ]{2}|\t|[ ]?\|", line[value:limit])
        end = value + gap.start() if gap and line[value:limit].strip() else limit
        end = value + len(line[value:end].rstrip(" \t,;&\"'"))
        quote = line[value : value + 1]
        opened = value + (quote in _QUOTES and end > value)
        closed = line.find(_QUOTES.get(quote, quote), opened, limit) if opened > value else -1
        end = closed if closed >= 0 else end
        yield Field(
            offset + start, offset + stop, offset + opened, offset + end, _said(line[start:stop])
        )
    if not found or (len(found) == 1 and not line[found[0][2] :].strip()):
        yield from _over(line, offset, below)


def _over(line: str, offset: int, below: str) -> Iterator[Field]:
    """The label that is all of its line, over its value."""
    told = re.search(r"[:=\t]|[ ]{2,}\S|[ ][-–—][ ]|\.{3}", below.strip()[:50])
    numbered = _NUMBERED.match(line.lstrip())
    counted = numbered.end() if numbered else 0
    plain = line.strip(" \t:")[counted:]
    if below.strip() and not told and _whole(plain) and not _whole(below):
        begin, base = offset + len(line) - len(line.lstrip()) + counted, offset + len(line) + 1
        inner, end = len(below) - len(below.lstrip()), base + len(below.rstrip())
        yield Field(begin, offset + len(line), base + inner, end, words(plain))


def _said(label: str) -> tuple[str, ...]:
    """The label's words, without a possessive that hides what it asks for: `Insured's ID`."""
    said, plain = words(label), words(POSSESSIVE.sub("", label))
    return plain if claims(plain)[1] > claims(said)[1] else said


def _whole(label: str) -> bool:
    """Whether the label is a known phrase from its first word to its last."""
    said, plain = words(label), words(POSSESSIVE.sub("", label))
    shorter = plain[:-1] if plain[-1:] in (("number",), ("id",)) else plain
    return any(
        0 < len(of) <= _LONGEST and " ".join(of) in phrases() for of in (said, plain, shorter)
    )


def _label_start(line: str, floor: int, stop: int) -> int:
    """Where the label that ends at `stop` starts: after a separator, or at its known phrase."""
    start = max(floor, stop - _LABEL_REACH)
    for match in _STOP.finditer(line, start, stop):
        if match.end() < stop and not line[match.end() : stop].isspace():
            start = match.end()
    found = list(_WORD.finditer(line, start, stop))
    if not found:
        return stop
    size = claims(words(line[start:stop]))[1]
    if not 0 < size <= len(found) or floor == 0:
        return found[0].start()
    at = len(found) - size
    if 0 < at <= _OWN_WORDS and line[max(0, found[0].start() - 2) : found[0].start()] == "  ":
        return found[0].start()  # behind a gap the owner's word is the label's: Petitioner DL
    while at and line[found[at - 1].end() : found[at].start()] == "-":
        at -= 1
    if at > 1 and found[at - 1].group().lower() in _TURNS:  # SSN of co-applicant
        at -= 1 + claims(words(line[start : found[at - 1].start()]))[1]
    return found[max(0, at)].start()
