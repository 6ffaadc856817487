"""Forms whose captions stand under their values, as on paper with a line to write on.

`Ruiz   Ana` over `Last name   First name`: told as labels with their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from detectors.people import name_lists
from detectors.words.header_words import without_hints
from detectors.words.headers import capacity_of, is_heading, role_of
from detectors.words.headers import words as heading_words
from detectors.words.label_words import claimed, words
from pipelines.blocks import TextBlock
from pipelines.plain.captions_fit import agree, cell_by_cell, fits, plain_caption, plainly
from pipelines.plain.recognized import recomposed
from pipelines.plain.spaced_rows import counted_lines

Pair = tuple[int, int]
"""The number of a row of values, and of the row of their captions."""

_OPTION = r"(?:\[[ xX]?\]|[☐☑☒])[ ]?[^\s\[☐☑☒]+"
_CELL = re.compile(rf"{_OPTION}(?:[ ]{{1,4}}{_OPTION})+|[^ \t\n]+(?:[ ][^ \t\n]+)*")
_BARRED = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?")
_NUMBERED = re.compile(r"^[0-9]{1,2}[a-z]?[.)]?[ ]+(?=[^\W\d_])")
_ITEM = re.compile(r"^(?:[0-9]{1,2}[a-z]?|[a-z])[.)]?[ ]+(?=[^\W\d_])")
_ASIDE = re.compile(r"[ ]*\([^()]*\)$")
_RE = re.compile(r"^RE: ")
_OWN_LABEL = re.compile(r"[^\W\d_][^:]{1,60}:(?:[ ]|$)")
_NO_CAPTION = re.compile(r"[:;,]$|[^\W\d_]{6,}[.]$|[0-9]{3}|\b(?:do not|please)\b")
_RULE = re.compile(r"[-_=.~*]{3,}")
_SAID = re.compile(r"[^\W_]\S*|\S{4,}")  # no box to mark: `[ ] Mr  [x] Ms`
_LONGEST_LABEL, _LONGEST_LINE, _MOST_CELLS, _MOST_WORDS = 90, 400, 8, 9
_SHARE, _HALF, _FEWEST, _SHIFT, _AGREE = 0.6, 0.5, 2, 2, 0.8
_MOST_OVER, _MOST_ASKED, _CALLED = 12, 7, 10
_IN_VALUE = re.compile(r"[0-9]{3}|[@$]|[0-9][-/.][0-9]")


def answered_above(block: TextBlock) -> TextBlock:
    """The block with such captions in front of their values; every line stays where it was."""
    lines = block.text.split("\n")
    if block.kind == "log" or len(lines) < 2 * _FEWEST:
        return block
    cells = (_BARRED.finditer if " | " in line else _CELL.finditer for line in lines)
    found = [
        list(of(line)) if len(line) < _LONGEST_LINE else []
        for of, line in zip(cells, lines, strict=True)
    ]
    written: dict[int, list[str | tuple[int, int]]] = {}
    kept = counted_lines(lines)
    pairs = caption_pairs([[cell.group() for cell in found[at]] for at in kept])
    for value, caption in [(kept[v], kept[c]) for v, c in pairs] or _small_captions(found):
        if len(found[value]) > len(found[caption]):
            continue
        parts, held = list[str | tuple[int, int]](), _columns(found[value], found[caption])
        for cell, label in held:
            parts += ["   " if parts else "", f"{plain_caption(label.group())}: ", cell.span()]
        written |= {value: parts, caption: []}
    return recomposed(block, written) if written else block


def caption_pairs(rows: Sequence[Sequence[str]]) -> list[Pair]:
    """The rows of values with the row of their captions; none where captions stand over values.

    rows: the filled cells of each row, none for a blank one. Rules between the two are passed over.
    """
    if not any(map(_may_ask, rows)):
        return []
    left = [(at, row) for at, row in enumerate(rows) if not _is_rule(row)]
    kinds = [_kind(row, above) for (_, above), (_, row) in pairwise([(0, ()), *left])]
    below, above = list[int](), 0
    at = 0
    while at < len(kinds):
        end = at
        while kinds[end : end + 2] == ["value", "caption"]:
            end += 2
        chain = range(at, end, 2)
        told = [(left[i][1], left[i + 1][1]) for i in chain]
        over = [(left[i + 2][1], left[i + 1][1]) for i in chain if i + 2 < len(left)]
        if end > at and (kinds[end : end + 1] != ["value"] or plainly(told, over)):
            below += chain
        elif end > at or (kinds[at] == "caption" and "value" in kinds[at + 1 : at + 3]):
            above += 0 if _heads_section(left[at : at + 2]) else max(1, len(chain))
        at = max(at + 1, end)
    pairs = [(left[i][0], left[i + 1][0]) for i in below]
    enough = len(pairs) >= _FEWEST and len(pairs) > 2 * above
    told = [(rows[a], rows[b]) for a, b in pairs]
    over = [
        (next((row for _, row in left[i + 2 : i + 4] if row), ()), left[i + 1][1]) for i in below
    ]
    return pairs if enough and agree(told) and cell_by_cell(over) <= cell_by_cell(told) else []


def _heads_section(rows: Sequence[tuple[int, Sequence[str]]]) -> bool:
    """Whether a row is a heading of one cell over a row of several: `RESPONSIBLE PARTY`."""
    return len(rows[0][1]) == 1 < len(rows[-1][1])


def _small_captions(found: Sequence[Sequence[re.Match[str]]]) -> list[Pair]:
    """Rows over captions in small letters, each right below its value; a blank line ends them."""
    return [
        (at, at + 1)
        for at, (values, captions) in enumerate(pairwise(found))
        if 1 < len(captions) == len(values)
        and not any(found[at + 2 : at + 3])
        and all(abs(v.start() - c.start()) <= _SHIFT for v, c in zip(values, captions, strict=True))
        and all(c.group().islower() and _asks(c.group()) for c in captions)
        and not any(_asks(v.group()) or _OWN_LABEL.match(v.group()) for v in values)
    ]


def are_captions_over(captions: Sequence[str], held: Sequence[Sequence[str]]) -> bool:
    """Whether a row asks for the values that stand below each of its cells.

    Half of it asks for something known; of what numbers and names are asked for, they are there.
    """
    values = [value for below in held for value in below]
    if not values or not may_be_captions(captions):
        return False
    if any(claimed(words(value))[0] or _OWN_LABEL.match(value) for value in values):
        return False
    marked = (value.split() for value in values)  # `DL Y4418203` says itself what it is
    if any(len(said) > 1 and claimed(words(said[0]))[0] for said in marked):
        return False
    if sum(map(is_heading, values)) * 2 > len(values):
        return False
    plain = [_bare(caption) for caption in captions]
    fit = [fits(value, cell) for cell, below in zip(plain, held, strict=True) for value in below]
    known = [said for said in fit if said is not None]
    return bool(known) and sum(known) >= _AGREE * len(known)


def may_be_captions(row: Sequence[str]) -> bool:
    """Whether half of a row asks for something known, and none of it is a value or a sentence."""
    plain = list(map(_bare, row))
    return all(map(_is_short, plain)) and sum(map(_asks, plain)) * 2 >= len(plain) > 0


def _bare(caption: str) -> str:
    """A caption without the number of its box, and its sign."""
    return _ASIDE.sub("", _ITEM.sub("", caption)).rstrip(" :?")


def _is_short(cell: str) -> bool:
    told = not _IN_VALUE.search(cell) and any(map(str.isalpha, cell))
    return told and len(cell) <= _LONGEST_LABEL and len(cell.split()) <= _MOST_OVER


def is_form_label(cell: str) -> bool:
    """Whether a cell is the label of a field in a form."""
    plain = without_hints(_NUMBERED.sub("", cell)).rstrip(" :?")
    if not plain or len(plain) > _LONGEST_LABEL:
        return False
    if cell.rstrip().endswith((":", "?")) or is_heading(plain):
        return True
    said = heading_words(plain)
    return len(said) <= _MOST_ASKED and (role_of(said) != "subject" or bool(capacity_of(said)))


def _columns(
    values: Sequence[re.Match[str]], captions: Sequence[re.Match[str]]
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each value with its caption: by their columns where both have them, else in order."""
    placed = [next((c for c in captions if abs(c.start() - v.start()) <= _SHIFT), None)
              for v in values]  # fmt: skip
    apart = len(values) < len(captions) and len({c.start() for c in placed if c}) == len(values)
    return zip(values, [c for c in placed if c] if apart else captions, strict=False)


def _is_rule(row: Sequence[str]) -> bool:
    return bool(row) and all(_RULE.fullmatch(cell) for cell in row)


def _may_ask(row: Sequence[str]) -> bool:
    """Whether a row is short enough for captions, and holds no number and no rest of a sentence."""
    return 0 < len(row) <= _MOST_CELLS and not any(
        len(cell) > _LONGEST_LABEL
        or (cell[0].islower() and len(row) == 1)
        or len(cell.split()) > _MOST_WORDS
        or _NO_CAPTION.search(cell)
        for cell in row
    )


def _kind(row: Sequence[str], above: Sequence[str]) -> str:
    """What a row is: `value`, `caption` (only below another row), or neither."""
    if not row or len(row) > _MOST_CELLS:
        return ""
    if any(_OWN_LABEL.match(_RE.sub("", cell)) or _RULE.search(cell) for cell in row):
        return ""
    each = len(row) == len(above) and not any(map(_asks, above))
    if above and _may_ask(row) and sum(map(_asks, row)) >= (_HALF if each else _SHARE) * len(row):
        return "caption"
    return "value" if all(len(_SAID.findall(cell)) <= _MOST_WORDS for cell in row) else ""


@lru_cache(maxsize=4096)
def _asks(cell: str) -> bool:
    plain = _ASIDE.sub("", cell) or plain_caption(cell)
    said = [name_lists.word(name_lists.fold_plain(word)) for word in plain.split()]
    if len(said) in (2, 3) and said[0].given > _CALLED < said[-1].family:
        return False  # `DEAN CHURCH` is called so
    return is_form_label(plain) or bool(claimed(words(plain))[0])
