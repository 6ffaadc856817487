"""Sheets that are no lists: labels down one column, values beside them, one or more people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import polars as pl

from detectors.columns.verdicts import NAME_LIKE
from detectors.people.person_likeness import person_likeness
from detectors.words.gene_markers import is_marker
from detectors.words.headers import is_heading, says_only_whom, scores, words

Row = tuple[str | None, ...]
Pairs = tuple[tuple[int, tuple[int, ...]], ...]
"""(column of the labels, columns of their values), left to right."""

_NUMBERED = re.compile(r"^[0-9]{1,2}[a-z]?[.)]?[ ]+(?=[^\W\d_])")
_GLUED = re.compile(r"[^\W\d_][0-9]+$")
"""`reader27`: where most are numbered they are user names that begin with the word of a label."""

_LOOKED_AT = 200
_SHARE, _NAMED_SHARE = 0.6, 0.3
"""Of the first column, the share of labels that are known; less where names stand beside one."""

_ACROSS, _TOP = 3, 12
_WHO = "Full name"
_NAMES, _NEAR_TOP, _ASKED = ("world/name", "world/given_name", "world/family_name"), 4, 0.9


def _known(cell: str | None) -> bool:
    return cell is not None and is_heading(_NUMBERED.sub("", cell.rstrip(" :")))


def _names_a_field(cell: str | None) -> bool:
    said = words(_NUMBERED.sub("", str(cell)))
    return _known(cell) and max(scores(said).values(), default=0.0) >= 0.55


def _label_share(rows: Sequence[Row], column: int) -> float:
    cells = [row[column] for row in rows if row[column] is not None]
    if len(set(cells)) < 3 or len(cells) < 0.5 * len(rows):
        return 0.0
    return sum(_known(cell) and not _GLUED.search(str(cell)) for cell in cells) / len(cells)


def form_pairs(rows: Sequence[Row]) -> Pairs | None:
    """Which columns of a block hold labels, and which their values; None when it is a list.

    rows: the cells of a block without blank rows, null where blank. A form has a first column of
    labels and no header row; values may stand in several columns (people side by side) or labels
    and values in turn (label, value, label, value).
    """
    looked = rows[:_LOOKED_AT]
    used = [c for c in range(len(looked[0])) if any(row[c] is not None for row in looked)]
    if _people_across(looked, used):
        return ((used[0], tuple(used[1:])),)
    if _people_below(looked, used[1:]):
        return None
    named = _names_across(looked, used[0], used[1:])
    least = _NAMED_SHARE if named else _SHARE
    if len(used) < 2 or len(looked) < 3 or _label_share(looked, used[0]) < least:
        return None
    if sum(_names_a_field(row[used[0]]) for row in looked) < 2:
        return None
    labels = [used[0], *(c for c in used[2:] if _label_share(looked, c) >= _SHARE)]
    values = [c for c in used if c not in labels]
    head = [looked[0][c] for c in values if looked[0][c] is not None]
    sure = sum(_names_a_field(row[used[0]]) for row in looked) >= max(3, 0.7 * len(looked))
    heads = sum(map(_known, head)) > 0.4 * len(head) or any(_heads(r, values) for r in looked[:10])
    if heads and not _counted(head) and (not (sure or named) or _is_header(looked[0][used[0] :])):
        return None
    ends = [*labels[1:], used[-1] + 1]
    return tuple(
        (label, tuple(c for c in values if label < c < end))
        for label, end in zip(labels, ends, strict=True)
    )


def _counted(head: Sequence[str | None]) -> bool:
    """Whether the cells over the values only count: "Pt 1", "Pt 2", "Pt 3"."""
    said = [words(str(cell)) for cell in head]
    bare = {tuple(word for word in each if not word.isdigit() and len(word) > 1) for each in said}
    return len(said) > 1 and len(bare) == 1 and len(set(said)) == len(said)


def _people_across(rows: Sequence[Row], used: Sequence[int]) -> bool:
    """Whether people stand side by side behind a corner, and labels in the first column.

    The corner is blank, or says whose names they are; lines of the whole sheet may stand above.
    """
    if len(used) < _ACROSS or len(rows) < _ACROSS:
        return False
    tops = (i for i, row in enumerate(rows[:_TOP]) if _behind_corner(row, used, i < _ACROSS))
    top = next(tops, None)
    corners = [row[used[0]] for row in rows]
    # A word that comes again is what the rows of a list are.
    if top is not None and corners[top] is not None and corners.count(corners[top]) > 1:
        return False
    if top is None or not any(_field_across(row[used[0]]) for row in rows[top + 1 :]):
        return False
    people = pl.Series([rows[top][c] for c in used[1:]], dtype=pl.String).drop_nulls()
    return bool((person_likeness(people) >= NAME_LIKE).mean() >= _SHARE)  # type: ignore[operator]


def _people_below(rows: Sequence[Row], values: Sequence[int]) -> bool:
    """Whether a column has a heading over names of people: `Room | Child | What to do`."""
    for column in values:
        head, names = rows[0][column], {row[column] or "" for row in rows[1:]}
        names = {name for name in names if " " in name}
        if len(names) < _ACROSS - 1 or not _known(head):
            continue
        likely = person_likeness(pl.Series(sorted(names))) >= NAME_LIKE
        if likely.mean() >= _SHARE:  # type: ignore[operator]
            return True
    return False


def _behind_corner(row: Row, used: Sequence[int], blank: bool) -> bool:
    corner, cells = row[used[0]], [row[c] for c in used[1:] if row[c] is not None]
    who = blank if corner is None else says_only_whom(words(corner.rstrip(" :")))
    return who and len(cells) >= _ACROSS - 1 and len(set(cells)) == len(cells)


def _field_across(label: str | None) -> bool:
    return label is not None and (_names_a_field(label) or is_marker(label))


def _names_across(rows: Sequence[Row], label: int, values: Sequence[int]) -> bool:
    """Whether a row near the top says "Name" and then the names of two people or more."""
    for row in rows[:_NEAR_TOP]:
        names = {row[c] for c in values if row[c] is not None}
        asked = scores(words(row[label] or ""))
        if len(names) > 1 and max(asked.get(name, 0.0) for name in _NAMES) >= _ASKED:
            likely = person_likeness(pl.Series(sorted(map(str, names)))) >= NAME_LIKE
            if likely.mean() >= _SHARE:  # type: ignore[operator]
                return True
    return False


def _is_header(row: Row) -> bool:
    """Whether every cell of the first row is a label: the rows below it may begin with one too.

    "Person 1", "Person 2" side by side are one label.
    """
    cells = [cell for cell in row if cell is not None]
    fields = {words(cell)[:1] for cell in cells if _names_a_field(cell)}
    return len(cells) >= 4 and row[0] is not None and all(map(_known, cells)) and len(fields) >= 3


def _heads(row: Row, values: Sequence[int]) -> bool:
    """Whether a row looks like a header over the value columns."""
    cells = [row[c] for c in values if row[c] is not None]
    return len(cells) >= 2 and sum(map(_names_a_field, cells)) >= max(2, 0.5 * len(cells))


def turned(
    rows: Sequence[Row], pairs: Pairs
) -> tuple[tuple[str, ...], pl.DataFrame, list[tuple[int, int]]]:
    """A form as a list: header, one row per person, the row and column where each one begins.

    The frame has String columns "0", "1", …, as many as the header has names. A label that comes
    again after others begins the next person; one that comes twice in a row is a second field of
    the same name.
    """
    people = [
        ((first, span[0][1]), fields)
        for span in _spans(pairs)
        for first, fields in _read(rows, span)
    ]
    header = tuple(dict.fromkeys(label for _, fields in people for label in fields))
    columns = {
        str(i): pl.Series([fields.get(label) for _, fields in people], dtype=pl.String)
        for i, label in enumerate(header)
    }
    return header, pl.DataFrame(columns), [place for place, _ in people]


def _spans(pairs: Pairs) -> list[list[tuple[int, int]]]:
    """For each person side by side, the (label, value) columns that are read together."""
    if len(pairs) > 1:
        return [[(label, value) for label, values in pairs for value in values]]
    label, values = pairs[0]
    return [[(label, value)] for value in values]


def _read(
    rows: Sequence[Row], span: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, dict[str, str]]]:
    first, fields, before = 0, dict[str, str](), None
    for at, row in enumerate(rows):
        for label, value in span:
            name, cell = row[label], row[value]
            if name is None and at and rows[at - 1][value] is None:
                name = rows[at - 1][label]  # the value stands a row below its label
            name = _WHO if name is None and not fields else name  # the corner over the labels
            if name is None or cell is None:
                continue
            name = _NUMBERED.sub("", name)
            if name in fields and name != before:
                yield first, fields
                fields = {}
            if not fields:
                first = at
            before = name
            while name in fields:
                name += " "
            fields[name] = cell
    if fields:
        yield first, fields
