"""The marks in the filled text of a notice, and that text as paragraphs of runs.

HTML, DOCX and PDF are all made of these paragraphs, so that they say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_OPEN, _CLOSE = "\u27e6", "\u27e7"
_CHECK, _NOTE = "=", "~"
_FIELD = re.compile("\u00ab([a-z_]+)\u00bb|\u27e6([^\u27e7]*)\u27e7")
_KINDS = {"# ": "heading", "- ": "item", "> ": "line", "| ": "row"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a paragraph.

    kind: plain `text`; a `blank` to fill in; a mail-merge `field`; wording to `check`, which is
    plain text once the text is approved; a `note` for those who review, which then is left out.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph.

    kind: `heading`, `item`, `line` (kept close to the one above), `text`, or `row` of a table,
    which has `cells` instead of `runs`; the first row of a table names its columns.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[Run, ...], ...] = ()


def blank(what: str) -> str:
    """Mark something that a person must fill in before the letter is sent."""
    return f"{_OPEN}{what}{_CLOSE}"


def check(text: str) -> str:
    """Mark wording that somebody must compare with the law before the letter is sent."""
    return f"{_OPEN}{_CHECK}{text}{_CLOSE}"


def note(text: str) -> str:
    """Mark what only those who review the text are told."""
    return f"{_OPEN}{_NOTE}{text}{_CLOSE}"


def merge(field: str) -> str:
    """Mark a column of the mailing list that mail merge puts here."""
    return f"\u00ab{field}\u00bb"


def prose(text: str | None) -> str | None:
    """Keep what people typed from being read as a mark of the template."""
    if text is None:
        return None
    plain = re.sub("[\u27e6\u27e7\u00ab\u00bb]", "", text)
    return "\n".join(re.sub(r"^\s*[#>|]+\s*", "", line) for line in plain.splitlines())


def paragraphs(text: str, *, draft: bool = True) -> tuple[Paragraph, ...]:
    """Take the filled text of a notice apart; empty lines only separate.

    draft: whether the text still is reviewed; else what was checked is plain, and no note is left.
    """
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind = _KINDS.get(line[:2], "text")
        if kind == "row":
            cells = tuple(_runs(cell.strip(), draft) for cell in line.strip("|").split("|"))
            found.append(Paragraph(kind=kind, cells=cells))
            continue
        runs = _runs(line[2:] if kind != "text" else line, draft)
        if runs:
            found.append(Paragraph(kind=kind, runs=runs))
    return tuple(found)


def _runs(text: str, draft: bool) -> tuple[Run, ...]:
    runs, end = [], 0
    for match in _FIELD.finditer(text):
        runs.append(Run(kind="text", text=text[end : match.start()]))
        runs.append(_marked(match.group(1), match.group(2)))
        end = match.end()
    runs.append(Run(kind="text", text=text[end:]))
    seen = runs if draft else [_settled(run) for run in runs if run.kind != "note"]
    return tuple(run for run in seen if run.text)


def _marked(field: str | None, inside: str) -> Run:
    if field:
        return Run(kind="field", text=field)
    kind = {_CHECK: "check", _NOTE: "note"}.get(inside[:1], "blank")
    return Run(kind=kind, text=inside if kind == "blank" else inside[1:])


def _settled(run: Run) -> Run:
    return replace(run, kind="text") if run.kind == "check" else run
