"""Labels in running text: which words stand before a value, and whose words they are.

A form says `Diagnosis: …`, a letter `her Social Security number is …`, a log `password=…`. Words
are compared like column headings: lower case, punctuation and camelCase split.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from detectors.words.header_words import unhinted
from detectors.words.headers import role_of
from detectors.words.label_words import (
    POSSESSIVE,
    TURNS,
    WORD,
    abroad,
    claimed,
    claiming,
    claims,
    in_english,
    is_label,
    phrases,
    unqualified,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "POSSESSIVE", "Field", "claimed", "claiming", "claims", "fields", "named_otherwise", "near",
    "phrases", "words",
]  # fmt: skip

_SEPARATOR = re.compile(
    r"[\"']?[ \t]{0,20}(?:\?[ ]+(?=\S)|：[ \t]*|:(?!//)(?![0-9]{2}\b)[ \t]*|=[ \t]*|"
    r"[ \t][-–—][ \t]|(?:[ ]?\.){3,}[ \t]*|\t[ \t]*|"
    r"[ ]{2,}|[ ]?\|[ ]?|(?<=[a-z])\.[ ]+(?=\S))"
)
_NUMBERED = re.compile(
    r"[0-9]{1,3}(?:[a-z]?(?:[.)][ ]+(?=[^\W\d_])|[ ]+(?=[A-Z][A-Z' ]+[ ]{3}))|[a-z][ ]+(?=[A-Z]))"
)
_IN_ORDER = (
    r"(?:(?<=[Ll]ast,)|(?<=[Ff]irst,)|(?<=[Mm]iddle,)|(?<=[Nn]ame,)|(?<=[Ii]nitial,)|(?<=LAST,)|"
    r"(?<=FIRST,)|(?<=NAME,)|(?<=INITIAL,))"
    r"[ ]?(?i:first|last|middle|m\.?i\b)"
)
"""Behind a comma inside of one label: `Last, first, middle: Ruiz, Ana Maria`."""

_STOP = re.compile(
    rf"[\t|;(){{}}\[\]]|>{{2}}|,(?!{_IN_ORDER})|[ ]{{2,}}|"
    r"(?<!\b[Nn][Oo])(?<![.][A-Za-z])[.!?][ ]"
)
_LABELLED = re.compile(r"[ ]{2}|[0-9][a-z]?[.)][ ]")
"""A gap, or a number of an item: without either no label ends with a full stop."""

_LETTER = re.compile(r"[^\W\d_]").search
_NEXT_LABEL = re.compile(r"[^\W\d_][^:\n]{1,45}:[ ]")
_ASIDE = re.compile(r"[ ]?\([^()\n]{1,40}\)[ ]?")
_YES = re.compile(r"(?i)(?:yes|yeah|sí|si)[ ]?[,;:–—-][ ]*(?=\S*[0-9])")
"""Before what was asked for: `Deposit into last year's account?  yes, 25689452`."""

_DASHES = ("-", "–", "—")
_LABEL_REACH, _MOST_WORDS = 90, 8
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


_NAMED_SO = re.compile(
    r"(?i)(?P<label>[a-z][a-z .'’/]{1,30})(?:[:#=]|\b(?:no|nbr|num|id)\.)[ \t#]*$"
)
_SAYS_NOTHING = re.compile(
    r"(?i)(?:^|[ ])(?:enroll(?:ment)?(?: no| number)?|"
    r"so|here|this|that|it|one|number|these|those|follows|following|below|stayed|"
    r"shown|seen|presented|checked|copied|verified|provided|"
    r"says|reads|is|was|the id|the card|her id|his id|my id|and id|^id|photo)[ ]*$"
)
"""Words before a colon that name no other thing: `Aadhaar asked for, so: 6402 …`."""


def named_otherwise(text: str, start: int) -> bool:
    """Whether another label stands right before the value: `Invoice No: 123456789`."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[max(line_start, start - 40) : start]
    named = _NAMED_SO.search(before)
    return named is not None and _SAYS_NOTHING.search(named["label"]) is None


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
    lines = unqualified(unhinted(text)).split("\n")
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
        strong = match.group().strip(" \t\"'")[:1] in (":", "：", "=", "-", "–", "—", "?")
        # Gaps and bars part a table's cells too: only a known label makes a field of them.
        apart = bool(numbered) or line[max(0, start - 2) : start] == "  "
        known = strong or leader or ((apart or not stopped) and is_label(label))
        known = known or (bool(numbered) and bool(claims(words(label))[0]))
        whole = start == floor or bool(_NEXT_LABEL.match(line, match.end()))
        answers = not strong and floor == answered and whole  # `Document title: Passport   No: …`
        short = _LETTER(label) and len(words(label)) <= _MOST_WORDS
        if not short or not known or answers or _goes_on(label, line, match):
            continue
        found.append((start, match.start(), match.end()))
        floor = match.end()
        answered = floor if strong else -1
    yield from _with_values(line, offset, found)
    if not found or (len(found) == 1 and not line[found[0][2] :].strip()):
        yield from _over(line, offset, below)


def _with_values(line: str, offset: int, found: list[tuple[int, int, int]]) -> Iterator[Field]:
    """Fields of the labels of a line, each (start, end, start of its value)."""
    for i, (start, stop, value) in enumerate(found):
        limit = found[i + 1][0] if i + 1 < len(found) else len(line)
        gap = re.search(r"[ ]{2}|\t|[ ]?\|", line[value:limit])
        end = value + gap.start() if gap and line[value:limit].strip() else limit
        end = value + len(line[value:end].rstrip(" \t,;&\"'"))
        said_yes = _YES.match(line, value, end)
        opened, end = _unquoted(line, said_yes.end() if said_yes else value, (end, limit))
        yield Field(
            offset + start, offset + stop, offset + opened, offset + end, _said(line[start:stop])
        )


def _unquoted(line: str, value: int, ends: tuple[int, int]) -> tuple[int, int]:
    """Where a value begins and ends inside its quotes; ends: of the value, and of its place."""
    end, limit = ends
    quote = line[value : value + 1]
    opened = value + (quote in _QUOTES and end > value)
    closed = line.find(_QUOTES.get(quote, quote), opened, limit) if opened > value else -1
    return opened, closed if closed >= 0 else end


def _goes_on(label: str, line: str, separator: re.Match[str]) -> bool:
    """Whether a dash stands inside a label that names a part first: `Emergency contact - name:`."""
    dash = separator.group().strip() in _DASHES
    rest = _NEXT_LABEL.match(line, separator.end()) if dash else None
    plays = rest and role_of(words(label)) != "subject"
    return bool(rest and plays and is_label(rest.group().rstrip(": ")))


def _over(line: str, offset: int, below: str) -> Iterator[Field]:
    """The label that is all of its line, over its value."""
    told = re.search(r"[:=\t]|[ ]{2,}\S|[ ][-–—][ ]|\.{3}", below.strip()[:50])
    numbered = _NUMBERED.match(line.lstrip())
    counted = numbered.end() if numbered else 0
    plain = line.strip(" \t:")[counted:]
    asked = is_label(plain) or bool(numbered and _asked(plain))
    if below.strip() and not told and asked and not is_label(below):
        begin, base = offset + len(line) - len(line.lstrip()) + counted, offset + len(line) + 1
        inner, end = len(below) - len(below.lstrip()), base + len(below.rstrip())
        yield Field(begin, offset + len(line), base + inner, end, _said(plain))


def _asked(item: str) -> bool:
    """Whether a numbered item asks for something: `2b Second social security number if joint`."""
    said = words(_ASIDE.sub("", item))
    return len(said) <= _MOST_WORDS and bool(claimed(said)[0])


def _said(label: str) -> tuple[str, ...]:
    """The label's words, without a possessive that hides what it asks for: `Insured's ID`."""
    said, plain = words(label), words(POSSESSIVE.sub("", label))
    if claims(said)[1] or claims(plain)[1]:
        return plain if claims(plain)[1] > claims(said)[1] else said
    return in_english(label) or said


def _label_start(line: str, floor: int, stop: int) -> int:
    """Where the label that ends at `stop` starts: after a separator, or at its known phrase."""
    start = max(floor, stop - _LABEL_REACH)
    if ". " in line[floor:stop] and is_label(line[floor:stop]):
        return floor + len(line[floor:stop]) - len(line[floor:stop].lstrip())  # `Soc. Sec. No.`
    for match in _STOP.finditer(line, start, stop):
        if match.end() < stop and not line[match.end() : stop].isspace():
            start = match.end()
    found = list(WORD.finditer(line, start, stop))
    if not found:
        return stop
    size = claims(words(line[start:stop]))[1]
    if not size and floor:  # `用户名: mvega 密码: …`
        size = abroad(line[found[max(0, len(found) - 4)].start() : stop])
    if not 0 < size <= len(found) or floor == 0:
        return found[0].start()
    at = len(found) - size
    if 0 < at <= _OWN_WORDS and line[max(0, found[0].start() - 2) : found[0].start()] == "  ":
        return found[0].start()  # behind a gap the owner's word is the label's: Petitioner DL
    while at and line[found[at - 1].end() : found[at].start()] == "-":
        at -= 1
    if at > 1 and found[at - 1].group().lower() in TURNS:  # SSN of co-applicant
        at -= 1 + claims(words(line[start : found[at - 1].start()]))[1]
    return found[max(0, at)].start()
