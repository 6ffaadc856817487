"""Whether lines of text are a table: cells between separators, or in fixed columns."""

from __future__ import annotations

import csv
import re
from itertools import accumulate, pairwise

from scanner.readers.dialect import UNIT, Dialect, dialect_of, parse

_CLOCK = re.compile(r"\b[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?\b")
_FORM_ROWS = 40
_PARTIES = frozenset({
    "taxpayer", "spouse", "dependent", "applicant", "co-applicant", "borrower", "co-borrower",
    "patient", "subscriber", "guarantor", "insured", "member", "employee", "child", "parent",
    "guardian", "mother", "father", "plaintiff", "defendant", "petitioner", "respondent", "tenant",
})  # fmt: skip
_TOLD_OBJECT = re.compile(r'[^\s,;:|"\'{\[][:=]?[ ]?\{"[^{}"]{1,60}":')
_RULE = re.compile(r"\+[-=+]{3,}\+?")
_SPOKEN = re.compile(r"[ ]?From[ ]+\S[^:\n]{0,90}:")
_PROMPT = re.compile(r"\?[ ]*[-=]?>")
"""A question with its answer, as a kiosk prints them: `Q02 when were you born? > 2/7/1961`."""

_ENVELOPE = re.compile(
    r"(?m)^[ ]*[0-9]{1,6}[A-Za-z]? [^\n]{3,60}?(?:[ ]{2,}[^\n]*)?\n"
    r"[ ]*[A-Z][\w .'’-]{1,30}, [A-Z]{2} +[0-9]{5}(?:-[0-9]{4})?(?:[ ]{2,}[^\n]*)?$"
)
_CHARACTERS = 24_000
_SURE_ROWS = 3
_MARGIN_LINES, _WORDS, _NOTE_LINES = 5, 4, 80


def is_table(text: str) -> bool:
    """Whether the beginning of a text, its line ends line feeds, reads as rows of cells.

    Prose with commas, a list with one word a line, key-value notes and a single line are none.
    """
    lines = text.splitlines(keepends=True)
    fitting = sum(length <= _CHARACTERS for length in accumulate(map(len, lines)))
    lines = lines[: max(fitting, 2)]
    dialect = dialect_of("".join(lines))
    if sum(map(bool, map(_PROMPT.search, lines))) >= 0.5 * len(lines):
        return False
    if dialect.starts:
        return len(dialect.starts) >= 3 and not _of_a_form(lines)
    rows = _rows(lines, dialect)
    several = sum(len(row) > 1 for row in rows) > 1
    if not several or _even(rows) < 0.5 or _tears_objects(lines, dialect):
        return False
    if _prose_in_a_margin(rows) or _of_boxes(lines) or _of_a_chat(rows) or _is_note(lines):
        return False
    return _cells_not_clauses(rows, dialect)


def _rows(lines: list[str], dialect: Dialect) -> list[list[str]]:
    if dialect.long:
        rows = [line.rstrip("\n").split(dialect.long) for line in lines]
    elif dialect.separator == UNIT and not any(UNIT in line for line in lines):
        return []
    else:
        try:
            rows = parse(lines, dialect)
        except csv.Error:
            return []
    return [row for row in rows if any(cell.strip() for cell in row)]


def _of_a_form(lines: list[str]) -> bool:
    """Whether rows begin with what people are called in forms: Taxpayer, Spouse, Dependents.

    Or one address stands at their margin as in the window of an envelope, with labels beside it.
    """
    if len(lines) < _FORM_ROWS and len(_ENVELOPE.findall("".join(lines))) == 1:
        return True
    first = [line.split("  ")[0].strip().lower().rstrip(":s") for line in lines[:_FORM_ROWS]]
    return len(lines) < _FORM_ROWS and len({word for word in first if word in _PARTIES}) > 1


def _prose_in_a_margin(rows: list[list[str]]) -> bool:
    """Whether sentences stand in one column beside the numbers of the lines or a drawn border.

    So is pleading paper printed (` 7 |  In re the Marriage of`), and testimony.
    """
    told = [[cell for cell in map(str.strip, row) if cell] for row in rows]
    numbers = [int(row[0]) if row and row[0].isdecimal() else -1 for row in told]
    steps = [b == a + 1 or b == 1 for a, b in pairwise(numbers) if min(a, b) >= 0]
    counted = len(steps) > _MARGIN_LINES and sum(steps) >= 0.9 * len(rows) - 1
    texts = [[c for c in row if not (counted and c.isdecimal())] for row in told]
    texts = [row for row in texts if row]
    lone = sum(len(row) == 1 for row in texts)
    long = sum(len(row[0].split()) > _WORDS for row in texts if len(row) == 1)
    return len(texts) > _MARGIN_LINES and lone >= 0.8 * len(texts) and long >= 0.4 * len(texts)


def _of_a_chat(rows: list[list[str]]) -> bool:
    """Whether a moment and who speaks lead the rows, as meetings save their chats (Zoom)."""
    said = [row for row in rows if len(row) > 1 and _SPOKEN.match(row[1])]
    return len(said) >= 0.5 * len(rows) and all(_CLOCK.fullmatch(row[0].strip()) for row in said)


def _is_note(lines: list[str]) -> bool:
    """Whether a page with a title and remarks around it holds lines cut by bars as people type.

    What is a table in it is found there; what is none has no header that would tell its columns.
    """
    if len(lines) > _NOTE_LINES or not any(" | " in line for line in lines):
        return False
    told = [line for line in map(str.strip, lines) if line]
    bare = [line for line in told if "|" not in line]
    barred = [line for line in told if "|" in line and not line.startswith("|")]
    typed = [line for line in barred if line.count("|") == line.count(" | ")]
    remarks = [line for line in bare if len(line.split()) > _WORDS]
    return len(typed) + len(bare) == len(told) and len(remarks) > 1


def _of_boxes(lines: list[str]) -> bool:
    """Whether lines draw boxes of several widths, as forms do: the rules of a table are alike."""
    ruled = [line.strip() for line in lines if "+--" in line or "+==" in line]
    within = any(line[:1] in "|" and _RULE.search(line) for line in ruled)
    crossed = {tuple(i for i, c in enumerate(line) if c == "+") for line in ruled}
    return within or (len(ruled) >= _SURE_ROWS and len(crossed) > 1)


def _tears_objects(lines: list[str], dialect: Dialect) -> bool:
    """Whether the separators are those of JSON behind other words: `DEBUG body: {"a":1,"b":2}`."""
    if dialect.separator not in ",:":
        return False
    return sum(_TOLD_OBJECT.search(line) is not None for line in lines) >= 0.5 * len(lines)


def _width(rows: list[list[str]]) -> int:
    """The commonest width of rows with more than one cell; 1 where there is none."""
    widths = [len(row) for row in rows if len(row) > 1]
    return max(set(widths), key=lambda width: (widths.count(width), width), default=1)


def _even(rows: list[list[str]]) -> float:
    """Share of rows of the commonest width; one more or less counts too where it is over 4."""
    width = _width(rows)
    if width == 1:
        return 0.0
    return sum(abs(len(row) - width) <= (width > 4) for row in rows) / len(rows)


def _cells_not_clauses(rows: list[list[str]], dialect: Dialect) -> bool:
    """Whether what lies between the separators reads like values and not like speech."""
    width, even = _width(rows), _even(rows)
    cells = [cell for row in rows if len(row) == width for cell in row]
    terse = sum(len(cell.split()) <= 4 for cell in cells) / len(cells)
    if dialect.separator == ":":
        # user:password lists; "Name: value" has a blank, and lines of two kinds
        blank = sum(row[1][:1] in " \t" for row in rows if len(row) > 1) / len(rows)
        clocks = sum(":" not in _CLOCK.sub("", ":".join(row)) for row in rows) / len(rows)
        labels = sum(" " in row[0].strip() for row in rows) / len(rows)
        plain = max(blank, clocks, labels) < 0.2
        return even >= 0.8 and plain and terse >= 0.9
    if dialect.separator not in ",;":
        return width > 2 or even >= 0.8
    blank = _blank_after(rows)
    if blank < 0.7:
        return (width > 2 and terse >= 0.3) or (even >= 0.8 and terse >= 0.6)
    return width > 2 and terse >= 0.8 and even >= 0.8 and len(rows) >= _SURE_ROWS


def _blank_after(rows: list[list[str]]) -> float:
    """Share of cells after a separator that begin with a blank, as words after a comma do."""
    after = [cell for row in rows for cell in row[1:]]
    return sum(cell[:1] == " " for cell in after) / max(1, len(after))
