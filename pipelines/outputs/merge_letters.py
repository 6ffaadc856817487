"""The letters of one variant for print: one PDF, one letter per person, the text of the notice.

Typst sets them (templates/letter.typ) in the font that its wheel carries, so that the same letters
give the same pages on every machine.
"""

from __future__ import annotations

import io
import itertools
import json
import multiprocessing
import os
import re
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from importlib import resources
from typing import TYPE_CHECKING

from pipelines.outputs import marks, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipelines.outputs.marks import Paragraph
    from pipelines.outputs.pages import Page

AT_ONCE = 250
"""Letters that one process sets: Typst keeps all it ever set in memory, 0.6 MB a letter."""

_PROCESSES = 4

_PRINTED = re.compile(
    "[\n\u0020-\u007e\u00a0-\u02af\u0300-\u036f\u0386-\u03ce\u0400-\u0477\u0490-\u04c4\u05d0-\u05ea"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u2037\u2039-\u203d\u20ac\u2122]*"
)
"""What Libertinus Serif has a glyph for, as looked at on paper: Latin with every diacritic, Greek,
Cyrillic, Hebrew, punctuation."""


_FIELDS = ("addressee", "address", "city", "state", "postal_code")
"""What a letter may merge."""


def can_print(text: str) -> bool:
    """Whether the font has every character of the text."""
    return _PRINTED.fullmatch(_tidy(text)) is not None


def prints_text(page: Page) -> bool:
    """Whether the words that all letters share can be set."""
    parts = marks.paragraphs(page.text)
    return all(can_print(run.text) for part in parts for run in part.runs)


def prints(person: Mapping[str, object]) -> bool:
    """Whether the letter to this person can be set; see `pdf`."""
    return all(can_print(str(person.get(field) or "")) for field in _FIELDS)


def pdf(page: Page, people: Sequence[Mapping[str, str | None]], *, draft: bool) -> bytes:
    """Set one letter per person, each from a new page; the same input gives the same bytes.

    page: the text of the variant. people: values of the fields that the text merges, None for
    what is not known: its place stays empty. draft: says so across every page.
    """
    paragraphs = marks.paragraphs(page.text, draft=draft)
    own = [part for part in paragraphs if _has_field(part)]
    told = json.dumps(
        {
            "title": page.title,
            "language": page.tag.partition("-")[0],
            "header": f"{pages.DRAFT}. {page.mark}" if draft else "",
            "draft": draft,
            "paragraphs": [_shared(part, own) for part in paragraphs],
        }
    )
    filled = [[_filled(part, one) for part in own] for one in people]
    parts = [
        json.dumps(filled[start : start + AT_ONCE]) for start in range(0, len(filled), AT_ONCE)
    ]
    if len(parts) <= 1:
        return _set(told, parts[0] if parts else "[]")
    processes = min(_PROCESSES, os.cpu_count() or 1, len(parts))
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, max_tasks_per_child=1) as pool:
        return _joined(pool.map(_set, itertools.repeat(told), parts))


def _has_field(paragraph: Paragraph) -> bool:
    return any(run.kind == "field" for run in paragraph.runs)


def _shared(paragraph: Paragraph, own: Sequence[Paragraph]) -> dict[str, object]:
    """What of a paragraph is the same in every letter; `own`: its place among those that differ."""
    place = next((n for n, part in enumerate(own) if part is paragraph), None)
    cells = [run for cell in paragraph.cells for run in cell]
    runs = [{"kind": run.kind, "text": _tidy(run.text)} for run in (*paragraph.runs, *cells)]
    return {"kind": paragraph.kind, "own": place, "runs": runs}


def _filled(paragraph: Paragraph, person: Mapping[str, str | None]) -> str:
    text = "".join(
        _tidy(person.get(run.text) or "") if run.kind == "field" else run.text
        for run in paragraph.runs
    )
    # "City, ST 95110" where the city or the state is not known
    return re.sub(r"\s+", " ", re.sub(r",\s*$", "", text.strip(" ,"))).strip()


def _tidy(text: str) -> str:
    """The text composed, without what steers a printer or turns the line around."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def _set(told: str, people: str) -> bytes:
    from typst import Fonts, compile  # noqa: A004, PLC0415 (80 MB that others need not load)

    source = resources.files("templates").joinpath("letter.typ").read_bytes()
    return compile(
        source,
        sys_inputs={"told": told, "people": people},
        font_paths=Fonts(include_system_fonts=False),
        pdf_tags=False,
    )


def _joined(parts: Iterable[bytes]) -> bytes:
    from pypdfium2 import PdfDocument  # noqa: PLC0415 (a library of C++ that only this needs here)

    whole = PdfDocument.new()
    for part in parts:
        whole.import_pages(PdfDocument(part))
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()
