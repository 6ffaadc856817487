"""Cases one below the other: a line with a number and a name, and what was noted of it below.

`ACCT 0000660417-L40  OLMOS, RIGOBERTO   AUTO` stands over dated notes, `NAME CHEY, BORA   HIC …`
over the services of a claim. Everything up to the next such line is about whom the line names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detectors.catalog import detectors
from detectors.words.headers import is_heading, scores, words
from pipelines.plain.listings import Listing, Row
from pipelines.plain.record_kinds import VALUES
from pipelines.plain.told_cells import cells_of

_WORD = r"[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,2}},[ ]?{_WORD}\.?(?:[ ]{_WORD}\.?){{0,2}}"
_HEAD = re.compile(
    r"[ ]{0,4}(?:(?P<label>[A-Za-z][A-Za-z/ ]{1,18}?)[ ]?[.#:]{0,2}[ ]{1,4}"
    r"(?P<number>[\w/-]{0,12}[0-9][\w/-]{0,16})[ ]{2,}|(?P<asks>[A-Z][A-Za-z]{3,12}):?[ ]{1,4})"
    rf"(?P<name>{_NAME})(?=[ ]{{2}}|[ ]?$)(?P<rest>.*)"
)
_NUMBER = re.compile(
    r"[ ]{0,4}(?P<label>[A-Za-z][A-Za-z/ ]{1,18}?)[ ]?[.#:]{0,2}[ ]{1,4}[\w/-]*[0-9]"
)
_DATED = re.compile(r"[ ]*[0-9][0-9/.:-]{3,}|[ ]*\[?[0-9]{1,2}/")
_FIELD = re.compile(r"(?P<label>[^\W\d_][^:\d]{1,28}?)[ ]?:[ ]*(?P<value>\S.*)")
_NO_FIELD = frozenset({"name", "given_name", "family_name", "organisation", "medical"})
_LEAST, _LONGEST, _ABOVE, _SURE = 2, 120, 3, 0.5


def case_blocks(lines: Sequence[str], at: int) -> Listing | None:
    """The cases that begin at a line: name, fields, notes; None where fewer than two are told.

    A row is placed at its first line, and holds the lines up to what is not its own.
    """
    first = _head(lines[at])
    if first is None:
        return None
    rows, mark = list[tuple[int, re.Match[str], int]](), _mark(first)
    here = at
    while here < len(lines):
        head = _head(lines[here])
        if head is None or _mark(head) != mark:
            break
        end = _end(lines, here, mark)
        rows.append((here, head, end))
        here = _after(lines, end, mark)
    noted = sum(end - start > 1 for start, _, end in rows)
    if len(rows) < _LEAST or 2 * noted < len(rows):
        return None
    listing = _listing(lines, rows)
    listing.rows[0][2].extend(_captions(lines, at))
    return listing


def _head(line: str) -> re.Match[str] | None:
    found = _HEAD.match(line) if "," in line[:80] else None
    if found is None or not is_heading(found["label"] or found["asks"]):
        return None
    return None if not found["label"] and not _asks_a_name(found["asks"]) else found


def _asks_a_name(label: str) -> bool:
    return scores(words(label)).get("world/name", 0.0) >= _SURE or is_heading(label)


def _mark(head: re.Match[str]) -> str:
    return str(head["label"] or head["asks"]).casefold()


def _end(lines: Sequence[str], at: int, mark: str) -> int:
    """The line behind what is noted of the case that begins at a line."""
    indent, end = _indent(lines[at]), at + 1
    for number in range(at + 1, min(at + _LONGEST, len(lines))):
        line = lines[number]
        if not line.strip():
            continue
        other = _NUMBER.match(line)
        if "\f" in line or _head(line) or (other and other["label"].casefold() == mark):
            break
        if _indent(line) <= indent and not _DATED.match(line):
            break
        end = number + 1
    return end


def _after(lines: Sequence[str], end: int, mark: str) -> int:
    """The next line that begins a case, over lines that are nobody's: totals, a firm's case."""
    for number in range(end, min(end + _LONGEST, len(lines))):
        head = _head(lines[number])
        if head is not None and _mark(head) == mark:
            return number
    return len(lines)


def _captions(lines: Sequence[str], at: int) -> Iterator[int]:
    """Lines right above the first case that are headings of what is printed below each."""
    for number in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        said = [cell.text for cell in cells_of(lines[number])]
        known = len(said) > _LEAST and 5 * sum(map(is_heading, said)) >= 2 * len(said)
        if known and not VALUES.search(lines[number]):
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _listing(lines: Sequence[str], cases: Sequence[tuple[int, re.Match[str], int]]) -> Listing:
    told = [dict(_fields(lines[start:end])) for start, _, end in cases]
    labels = list(dict.fromkeys(label for one in told for label in one))
    rows: list[Row] = []
    for (start, head, end), one in zip(cases, told, strict=True):
        above = f"{lines[start][: head.start('name')]}   {head['rest']}".strip()
        notes = "\n".join([above, *(line.strip() for line in lines[start + 1 : end])])
        cells = [head["name"], *(one.get(label, "") for label in labels), notes]
        rows.append((start, cells, list(range(start, end))))
    return Listing(["Name", *labels, "Notes"], rows, cases[0][0], cases[-1][2])


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Labels with values that say something of a person but no name, the first of each."""
    seen = set[str]()
    for line in lines:
        for cell in cells_of(line):
            found = _FIELD.fullmatch(cell.text)
            if found is None or found["label"] in seen:
                continue
            named = {
                detectors()[n].detects
                for n, s in scores(words(found["label"])).items()
                if s > _SURE
            }
            if named and not named & _NO_FIELD:
                seen.add(found["label"])
                yield found["label"], found["value"]
