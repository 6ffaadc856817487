"""Forms with people beside each other: a column for the borrower, one for the co-borrower."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.headers import capacity_of, role_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r"[ ]{2,}|\t+|[ ]?\|[ ]?")
_PERSON = re.compile(
    r"(?i)(?:primary |joint |first |second |minor |proposed |household )?(?:co-? ?)?"
    r"(?:borrower|applicant|insured|"
    r"member|employee|spouse|"
    r"husband|wife|mother|father|parent(?:/guardian)?|guardian|owner|tenant|driver|party|"
    r"dependent|child|buyer|"
    r"seller|taxpayer|subscriber|patient|student|claimant|petitioner|respondent|plaintiff|"
    r"defendant|"
    r"account ?holder|self|you|victim|suspect|signer|person|beneficiary|donor|"
    r"occupant|guest|you|your spouse)"
    r"(?: ?(?:#|no\.?)? ?[1-9a-d])?(?: information| data| name)?"
)
_NUMBER = re.compile(r"^[ \t]*[0-9]{1,2}[a-z]?[.)]?[ ]+(?=[^\W\d_])")
"""What a form counts its lines with: `5. Social Security number`."""

_LABEL = re.compile(r"[^\d|]{0,3}[^\W\d_][^|]{0,40}?:?")


def is_part(cell: str) -> bool:
    """Whether a cell says in what part somebody stands, in any language: `Spouse`, `Cónyuge`."""
    said = words(cell)
    known = role_of(said) != "subject" or bool(capacity_of(said))
    return (len(said) <= 3 and known) or _PERSON.fullmatch(cell) is not None


def people_beside(
    lines: Sequence[str], at: int
) -> tuple[list[list[str]], list[str], tuple[int, int]] | None:
    """Read lines [at, …) as such a form: for each person the values, the labels, which lines.

    None where the first line does not head at least two people, or fewer than two lines below
    have a label and a value for each. Values stand in the order of the people; a line with
    another number of cells ends the form.
    """
    heads = [cell for cell in _GAP.split(lines[at].strip(" |\t")) if cell]
    people = [cell.strip(" :") for cell in heads]
    if len(people) > 2 and not is_part(people[0]):
        people = people[1:]
    if not 2 <= len(people) <= 4 or not all(map(is_part, people)):
        return None
    labels, values = list[str](), list[list[str]]()
    for line in lines[at + 1 :]:
        cells = _cells(_NUMBER.sub("", line), len(people) + 1)
        if len(cells) != len(people) + 1 or not _LABEL.fullmatch(cells[0]):
            break
        labels.append(cells[0].rstrip(":"))
        values.append(cells[1:])
    if len(labels) < 2:
        return None
    rows = [list(row) for row in zip(*values, strict=True)]
    return rows, labels, (at, at + 1 + len(labels))


def _cells(line: str, many: int) -> list[str]:
    """The cells of a line; between bars an empty one keeps its place: `Born | 2/7/61 | |`."""
    if "|" in line:
        cells = [cell.strip() for cell in line.strip().removeprefix("|").split("|")]
        while len(cells) > many and not cells[-1]:
            cells.pop()
        return cells + [""] * (many - len(cells)) if len(cells) > 1 else cells
    return [cell.strip() for cell in _GAP.split(line.strip()) if cell.strip()]
