"""What notes about the row's person say of their health: cells of text under a narrative header."""

from __future__ import annotations

import polars as pl

from detectors.columns.animal_columns import OF_ANIMALS
from detectors.columns.companions import HAPPENED
from detectors.columns.judge import Verdict
from detectors.columns.nine_digits import is_bare
from detectors.texts.long_cells import overlapping
from detectors.words.clinical_words import CLEAR, clinical
from detectors.words.header_words import word_set
from detectors.words.headers import words
from pipelines.model import EXPOSURE
from pipelines.tables.exposures import ROW, Places, as_exposures

_NARRATIVE = frozenset(
    [
        "note",
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "narrative",
        "summary",
        "details",
        "history",
        "memo",
        "message",
        "text",
        "observation",
        "obs",
        "apuntes",
        "anotaciones",
        "observations",
        "circumstances",
        "statement",
        "concern",
        "concerns",
        "issue",
        "situation",
        "background",
        "reason",
        "accommodation",
        "accommodations",
        "nota",
        "notas",
        "comentario",
        "comentarios",
        "observaciones",
        "ghi",
        "chu",
        "complaint",
        "complaints",
        "incident",
        "happened",
        "action",
        "actions",
        "followup",
        "log",
        "entry",
        "assessment",
        "disposition",
        "outcome",
        "result",
        "results",
        "finding",
        "findings",
        "impression",
        "interpretation",
        "intake",
        "needs",
        "limitations",
        "restrictions",
        "explanation",
        "explain",
        "describe",
        "else",
        "why",
        "contents",
        "content",
        "motivo",
        "razon",
        "queja",
    ]
)
"""Headers of text that somebody wrote about the person of the row, questions of forms among them.
Not "description": it heads goods as often as people."""

_DESCRIBED = frozenset(["description", "desc", "descr", "detail", "cause", "nature", "descripcion"])
"""What happened to the person of the row, described: `Loss description`, `Nature of injury`."""

_OF_THINGS = word_set("things", "name") | {
    "fund", "cause", "donation", "gift", "topic", "interest", "interests", "book", "article",
    "subject", "study", "studies", "vaccine", "order", "description", "supply", "specialty",
    "speciality", "ward", "floor", "room", "services", "tags", "keywords",
}  # fmt: skip
"""Headers under which an illness is what people give to, learn, sell or work at."""
_LOOKED_AT, _SHORT, _MOSTLY = 100, 120, 0.5

_OWN = r"(?i)(?:^|[.,;:!?]\s*|\band )(?:I|my|I['’]?m|tengo|padezco|sufro|soy|mi)\b\s+\S"
"""How somebody begins who answers a question of a form about themselves."""

_NOTE = "world/clinical_note"
_SCORE = 0.6
_SHORTEST = 4


def narrated(cells: pl.DataFrame, verdict: Verdict, places: Places, secret: bytes) -> pl.DataFrame:
    """Medical exposures told in a column of notes: `ROW` and "stray", a line per cell that has one.

    cells: `ROW` and value; secret: of the case. Only words that name an illness, a treatment, a
    drug or a result count. A column under another header gives what is nothing but an illness or a
    treatment, one whose header says nothing what people say of themselves ("I have …").
    """
    nothing = pl.DataFrame(schema={ROW: cells.schema[ROW], "stray": EXPOSURE})
    said = words(verdict.header)
    asked = _narrates(set(said))
    if verdict.detects is not None or OF_ANIMALS in verdict.reasons:
        return nothing
    if not (asked or is_bare(said)):
        cells = _mostly_illnesses(cells, set(said))
        asked = True
    long = pl.col("value").str.len_bytes() >= _SHORTEST
    told = cells.filter(long if asked else long & pl.col("value").str.contains(_OWN))
    distinct = told["value"].unique().to_list()
    phrases = {text: phrase for text in distinct if (phrase := _first(text)) is not None}
    kept = told.with_columns(
        value=pl.col("value").replace_strict(phrases, default=None, return_dtype=pl.String)
    ).drop_nulls("value")
    because = "a note about the person names it"
    held = as_exposures(kept, _NOTE, _SCORE, because, places.cell(verdict.column), secret)
    return held.rename({"held": "stray"})


def _mostly_illnesses(cells: pl.DataFrame, header: set[str]) -> pl.DataFrame:
    """The cells that say little but an illness or a treatment; none where few of a column do."""
    few = cells["value"].unique().drop_nulls().head(_LOOKED_AT)
    if header & _OF_THINGS or cells.is_empty():
        return cells.clear()
    sure = [text for text in few.to_list() if len(text) <= _SHORT and _covered(text) > _MOSTLY]
    if len(sure) < _MOSTLY * len(few):
        return cells.clear()
    kept = {text for text in cells["value"].unique().to_list() if text and _covered(text) > _MOSTLY}
    return cells.filter(pl.col("value").is_in(sorted(kept)))


def _covered(text: str) -> float:
    """The share of a text that clear words of medicine make."""
    told = [word for word in clinical(text[:_SHORT]) if word.because == CLEAR]
    return sum(word.end - word.start for word in told) / max(1, len(text.strip()))


def _narrates(header: set[str]) -> bool:
    """Whether a header is one of notes, or of what happened to somebody."""
    return bool(header & _NARRATIVE or (header & HAPPENED and header & _DESCRIBED))


def _first(text: str) -> str | None:
    """The first clear word of medicine in a note, None without one."""
    for *_, piece in overlapping(text):
        for word in clinical(piece):
            if word.because == CLEAR:
                return piece[word.start : word.end]
    return None
