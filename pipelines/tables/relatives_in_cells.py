"""Notes that tell of a relative of the row's person: "wife Mai Thao ss# …", "for his mother …".

What stands in a row is about whom the row names, but for what a note says of somebody else by
name. That part of a note goes through the search of texts; the rest of it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from detectors.people.person_finder import find
from detectors.words.headers import words
from pipelines.tables.opened import Opened, Span
from pipelines.tables.titled_items import TEXTS

_KIN = (
    r"\b(?i:wife|husband|spouse|partner|son|daughter|child|mother|father|mom|mum|dad|brother|"
    r"sister|grand(?:mother|father|son|daughter)|esposa|esposo|marido|hij[oa]|madre|padre)"
)
_RELATIVE = rf"{_KIN}(?:[ ](?:is|named))?[ ]?[:,(-]?[ ]{{0,2}}\p{{Lu}}\p{{L}}+"
_RELATED = re.compile(_RELATIVE.replace(r"\p{Lu}", r"[^\W\d_a-z]").replace(r"\p{L}", r"[^\W\d_]"))
_END = re.compile(r"\n|[.;][ ]")
_NUMBER = re.compile(r"[A-Z]?[0-9](?:[ -]?[0-9]){4}")
_SPOKE = re.compile(
    r"(?i)\b(?:his|called|calls|calling|says|said|states|stated|verified|provided|gave|requests?|"
    r"phone|cell|tel|contact|emergency)\b"
)
"""Words behind which a number is the row's own, or none of the kinds that count."""


def relatives(table: Opened) -> Iterator[pl.DataFrame] | None:
    """The batches without what notes tell of relatives by name, which is heard; None without."""
    said = [words(name) for name in table.header] if table.is_headed() else []
    noted = [at for at, name in enumerate(said) if name and name[-1] in TEXTS]
    noted = [at for at in noted if table.first.to_series(at).str.contains(_RELATIVE).any()]
    return table.cut(noted, _parts) if noted else None


def _parts(cell: str) -> Iterator[Span]:
    """Where a note tells of a relative by name, and a number right behind the name."""
    found = list(_RELATED.finditer(cell))
    people = find(cell) if found else []
    for at, match in enumerate(found):
        named = [p for p in people if match.start() < p.end and p.start <= match.end() <= p.end]
        if not named:
            continue
        ends = _END.search(cell, named[0].end)
        end = ends.start() if ends else len(cell)
        end = min([end, *(other.start() for other in found[at + 1 :])])
        number = _NUMBER.search(cell, named[0].end, end)
        if number and not _SPOKE.search(cell, named[0].end, number.start()):
            yield match.start(), end
