"""People of a table inside a text of whom the text around it speaks by less than their name.

`Levon's number`, `the account of proposed insured 2`: who reads such a text has the table before
them. So their names, under what heads their columns, follow the text as lines of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.blocks import TextBlock
from pipelines.plain.side_by_side import is_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.plain.text_tables import TextTable

_CELL = re.compile(r"[^\s|]+(?:[ ][^\s|]+)*")
_PLAIN = re.compile(r"[^\W\d_][\w-]*(?:[ ][^\W\d_][\w-]*){0,2}(?:[ ]#?[1-9])?")
_TONGUE = re.compile(r"[ ]?/[ ]?")
_FEW, _MOST = 2, 8
_SLACK, _AROUND, _SHORTEST = 2, 2, 2


def told_beside(
    block: TextBlock, around: str, found: Sequence[tuple[TextTable, Sequence[str]]]
) -> list[TextBlock]:
    """The lines that name such people, as a text of its own; none where nobody is spoken of so.

    block: with its tables; around: its text without them; found: each table with whom it names.
    """
    lines = block.text.split("\n")
    people = dict[str, str]()
    for item, names in found:
        whole = list(dict.fromkeys(name for name in names if " " in name))
        if _FEW <= len(whole) <= _MOST:
            people |= {name: _part(lines, item, name) for name in whole}
    heads = list(people.values())
    people = {name: part if heads.count(part) == 1 else "" for name, part in people.items()}
    plain = " ".join(around.casefold().split())
    if not any(_spoken_of(plain, name, part) for name, part in people.items()):
        return []
    said = [f"{part}: {name}" if part else name for name, part in people.items()]
    text = "\n\n".join(["-" * 20, *said])
    return [TextBlock(text=text, place=block.place, kind=block.kind)]


def _spoken_of(plain: str, name: str, part: str) -> bool:
    """Whether a text says somebody's part and number, or the first name without the last."""
    if part and _said(plain, re.escape(part.casefold())):
        return True
    first, *_, last = map(re.escape, name.casefold().split())
    whole = rf"(?<!\w){first}\b.{{0,20}}\b{last}\b|(?<!\w){last},? {first}\b"
    return len(first) > _SHORTEST and _said(plain, first) and not re.search(whole, plain)


def _said(plain: str, words: str) -> bool:
    return re.search(rf"(?<!\w){words}(?!\w)", plain) is not None


def _part(lines: Sequence[str], item: TextTable, name: str) -> str:
    """What heads the column of a name: `Donor 2`; of `Client / Cliente` the first."""
    words = _words(name)
    for at in range(item.first, min(item.last, len(lines))):
        cells = _cells(lines[at])
        for place, (start, cell) in enumerate(cells):
            if _words(cell) >= words:
                near = range(max(0, at - _AROUND), min(len(lines), at + _AROUND + 1))
                heads = (_head(lines[n], place, len(cells), start) for n in near)
                return next(filter(None, heads), "")
    return ""


def _head(line: str, place: int, many: int, start: int) -> str:
    """The cell of a line that stands over a column, where it says a part.

    Cells count by their order where a line has as many, or lacks but the one over the labels.
    """
    heads = _cells(line)
    missing = many - len(heads)
    if missing in (0, 1) and place >= missing:
        same = [heads[place - missing][1]]
    else:
        same = [cell for at, cell in heads if abs(at - start) <= _SLACK]
    told = (_TONGUE.split(c)[0] for c in same if is_part(c))
    return next((c for c in told if _PLAIN.fullmatch(c)), "")


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a line: the place and the words of each."""
    return [(m.start(), m.group()) for m in _CELL.finditer(line.expandtabs())]


def _words(name: str) -> set[str]:
    return set(name.casefold().replace(",", " ").split())
