"""Screens and prints that set two people beside each other, with the labels of each in front.

`First   LORENZO        First   XIMENA` over `SSN   563-…      SSN   624-…`: systems of banks,
schools and clinics show holder and joint holder so. Read line by line, each value would have two
people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.words.headers import is_heading, scores, words

_CELL = re.compile(r"\S+(?:[ ]\S+)*")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,40}?)[ ]*(?::[ ]*(?P<value>.*))?")
_NAMED = ("world/name", "world/given_name", "world/family_name")
_FEWEST, _SLACK, _SURE = 3, 1, 0.9

_Cells = list[tuple[int, str]]
_Fields = dict[str, str]


def twins(
    lines: Sequence[str], at: int
) -> tuple[list[list[str]], list[str], tuple[int, int]] | None:
    """Read lines [at, …) as such a screen: the values of each person, the labels, which lines.

    None where fewer than three lines have the same label at the same two places, or no label asks
    for a name. A line with other places ends the screen.
    """
    places = _places(_cells(lines[at]))
    if places is None:
        return None
    end, people = at, (_Fields(), _Fields())
    while end < len(lines):
        line = lines[end].expandtabs()
        here = _places(_cells(line))
        if here is None or any(abs(a - b) > _SLACK for a, b in zip(here, places, strict=True)):
            break
        for person, half in zip(people, (line[here[0] : here[1]], line[here[1] :]), strict=True):
            person.update(_fields(_cells(half), len(person)))
        end += 1
    labels = list(dict.fromkeys((*people[0], *people[1])))
    if end - at < _FEWEST or not _ask_for_people(labels):
        return None
    return [[person.get(label, "") for label in labels] for person in people], labels, (at, end)


def _cells(line: str) -> _Cells:
    return [(match.start(), match.group()) for match in _CELL.finditer(line.expandtabs())]


def _places(cells: _Cells) -> tuple[int, int] | None:
    """Where the first label of a line stands, and where it comes again; None where it does not."""
    asked = [(start, _asked(cell)) for start, cell in cells]
    if len(asked) < 2 or not asked[0][1]:
        return None
    again = [start for start, label in asked[1:] if label == asked[0][1]]
    return (asked[0][0], again[0]) if len(again) == 1 else None


def _asked(cell: str) -> str:
    label = _LABEL.fullmatch(cell)
    return label["label"].lower() if label else ""


def _fields(cells: _Cells, number: int) -> _Fields:
    """The labels and values of a person's half of a line; "" for a label without a value."""
    texts = [text for _, text in cells]
    first = _LABEL.fullmatch(texts[0])
    if first is None:
        return {}
    values = [first["value"], *texts[1:]] if first["value"] else texts[1:]
    found, bare = _Fields(), True
    for value in values:
        inner = _LABEL.fullmatch(value)
        if inner is not None and inner["value"]:
            found[inner["label"]] = inner["value"]
        elif bare:
            found[first["label"]], bare = value, False
        else:
            found["-" * (number + len(found))] = value  # a column that nothing names
    return found


def _ask_for_people(labels: Sequence[str]) -> bool:
    """Whether most labels are known, one of them for a name."""
    graded = [scores(words(label)) for label in labels]
    named = any(max(g.get(name, 0.0) for name in _NAMED) >= _SURE for g in graded)
    return named and 2 * sum(map(is_heading, labels)) >= len(labels)
