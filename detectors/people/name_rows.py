"""Names known by the rows around them: "Hung To" between two names in a list of people."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detectors.people.name_evidence import refused
from detectors.people.name_tokens import tokens_of, words
from detectors.people.person_finder import Person, without_overlaps
from detectors.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROW = re.compile(
    r"(?m)^(?P<lead>[ \t]*(?:(?:[-*•>]|\(?[0-9]{1,6}[.):]?)[ \t]+)?"
    r"(?:[A-Za-z][\w '/-]{1,28}:[ \t]*)?)(?P<head>[A-Z][\w'’-]*,?(?:[ ][A-Z][\w'’-]*\.?){1,2})"
    r"(?P<tail>[ ]{2,}\S|[ ]?[,;|=(\t/][ ]?|[ ][-–—(][ ]?|[ ](?=[0-9]))(?P<rest>[^\n]*)"
)
_WORDS = r"[^\W\d_][\w'’.-]{0,30}(?:[ ][^\W\d_][\w'’.-]{0,30}){0,2}"
_UNDER_LABELS = re.compile(
    r"(?im)\b(?:first|given)[ ]names?\b[^\n]{0,60}?[ ]{2,20}(?:last|family|sur)[ ]?names?\b"
    rf"[^\n]{{0,60}}\n[ \t]{{0,40}}(?P<name>{_WORDS}[ ]{{2,60}}{_WORDS})(?=[ ]{{2}}|[ \t]*$)"
)
"""Labels of both names side by side, and what stands under them in two columns."""

_CELL = re.compile(r"[ ]?[|\t]|[ ]{3}")
_REACH = 3
"""Rows above and below in which a name must stand at the same place."""

_SURE = 0.6
_LIKE = 24


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    start: int
    end: int
    lead: str
    rest: str

    @property
    def shape(self) -> str:
        return f"{self.lead}|{self.rest}"


def among_names(text: str, found: list[Person]) -> list[Person]:
    """Return the people, and who stands where the rows around name people.

    Two or three words, one on a list of names at least, the others on one or on no list at all; a
    row begins and goes on as that of a name found already does, with a number in it, or with the
    family name before a comma and cells behind. Families and given names of a few letters are
    words of the language for every list: only the place tells them.
    """
    found = _under_labels(text, found)
    rows = list(_rows(text))
    starts = {p.start for p in found}
    named: dict[str, list[int]] = {}
    for row in rows:
        if row.start in starts:
            named.setdefault(row.shape, []).append(row.number)
    taken = Spans((p.start, p.end) for p in found)
    more = [
        Person(row.start, row.end, _SURE, "among the names of a list")
        for row in rows
        if _close(row, named.get(row.shape, ()))
        and not taken.touch(row.start, row.end)
        and _may_be(text, row)
    ]
    return without_overlaps([*found, *more]) if more else found


def _under_labels(text: str, found: list[Person]) -> list[Person]:
    """The people; a given and a family name under their labels are one name."""
    whole = []
    for match in _UNDER_LABELS.finditer(text):
        start, end = match.span("name")
        parts = [p for p in found if start <= p.start and p.end <= end]
        if parts:
            best = max(parts, key=lambda person: person.score)
            whole.append(replace(best, start=start, end=end))
    taken = Spans((p.start, p.end) for p in whole)
    return [*(p for p in found if not taken.touch(p.start, p.end)), *whole] if whole else found


def _close(row: _Row, numbers: Sequence[int]) -> bool:
    at = bisect.bisect_left(numbers, row.number - _REACH)
    return at < len(numbers) and numbers[at] <= row.number + _REACH


def _rows(text: str) -> Iterator[_Row]:
    number, last = 0, 0
    for match in _ROW.finditer(text):
        number += text.count("\n", last, match.start())
        last = match.start()
        rest = (match["tail"].strip() + match["rest"])[:_LIKE]
        shape = re.sub(r"[^\W\d_]+", "a", re.sub(r"[0-9]", "9", rest))
        lead = re.sub(r"[A-Za-z][^:]*:", "a:", re.sub(r"[0-9]+", "9", match["lead"].strip()))
        shapes = [shape] if "9" in shape else []
        if "," in match["head"] and _CELL.match(match["tail"]):
            shapes.append(f"cells{match['tail'].strip()[:1]}")  # `Zand, Bahar P | on leave`
        for told in shapes:
            yield _Row(number, match.start("head"), match.end("head"), lead, told)


def _may_be(text: str, row: _Row) -> bool:
    tokens = [t for t in tokens_of(text, row.start, row.end) if t.text != ","]
    listed = [t for t in tokens if not t.initial]
    named = [t for t in listed if t.given or t.family]
    unknown = [t for t in listed if not (t.given or t.family or t.known.word or t.known.place)]
    known = len(listed) > 1 and bool(named) and len(named) + len(unknown) == len(listed)
    usual = bool(row.lead) or any(t.low not in words()["never"] for t in listed)
    plain = row.rest.startswith("cells") and all(t.known.word for t in listed)  # `Tape, Clear |`
    return known and usual and not plain and not refused(text, tokens, numbered=True)
