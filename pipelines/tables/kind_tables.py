"""Lookup tables of a database whose labels say what kind of number another table holds.

A table of documents says `dk = 1`, and `doc_kind` says that 1 is a Social Security number; a table
of attributes says that 42 is the date of birth. The label is put in the place of its code, so that
the columns beside it can be typed row by row, and tables of one value a row can be widened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from detectors.catalog import detectors
from detectors.columns.indicator_columns import fitting, names_kind
from detectors.words.headers import scores, words
from pipelines.blocks import Table, begun

_MOST_ROWS = 2_000
_SURE, _FIELD = 0.75, 0.85
_LONGEST = 40
_POINTING = ("id", "cd", "code", "no", "num", "key", "type", "typ", "fk", "ref", "")
_SAYS_NOTHING = frozenset(
    ["id", "code", "cd", "no", "num", "key", "name", "type", "value", "number", "label", "status",
     "description", "seq", "sort", "order", "position", "active"]
)  # fmt: skip
_PERSON = frozenset({"name", "given_name", "family_name", "birth_date", "email"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinds:
    """One lookup table: its name and the header of its codes, as `_plain`, and code -> label."""

    table: str
    header: str
    labels: Mapping[str, str]


class KindTables:
    """The lookup tables of one source, as far as it was read."""

    def __init__(self) -> None:
        self._known: list[_Kinds] = []

    def told(self, table: Table) -> Table:
        """The table with labels in place of codes that an earlier table explains.

        A table that explains codes itself is remembered, and returned as it is.
        """
        first, every = begun(table)
        if first is None:
            return replace(table, batches=every)
        names = [str(cell or "") for cell in first.row(0)] if first.height else []
        header = table.header if table.header is not None else names
        body = first if table.header is not None else first[1:]
        if 2 <= body.height <= _MOST_ROWS and (kinds := _kinds(table.name, header, body)):
            self._known += kinds
            return replace(table, batches=every)
        labels = self._labels(table, header, body) if self._known else {}
        if not labels:
            return replace(table, batches=every)
        return replace(table, batches=_labelled(every, labels))

    def _labels(
        self, table: Table, header: Sequence[str], body: pl.DataFrame
    ) -> dict[int, Mapping[str, str]]:
        """Column -> labels of its codes."""
        found: dict[int, Mapping[str, str]] = {}
        for at, name in enumerate(header[: body.width]):
            for kinds in self._known:
                declared = _plain(table.keys.get(at, "").rsplit(".", 1)[0]) == kinds.table
                if not (declared or _refers(_plain(name), kinds)):
                    continue
                codes = body.to_series(at).str.strip_chars().drop_nulls().unique()
                if len(codes) and codes.is_in(list(kinds.labels)).all():
                    found[at] = kinds.labels
        return found


def _kinds(name: str, header: Sequence[str], body: pl.DataFrame) -> list[_Kinds]:
    """What a table explains: for each of its columns of codes the labels; nothing for others."""
    if any(_is_field(each, _PERSON - {"name"}) for each in header):
        return []
    columns = body.select(pl.all().str.strip_chars()).get_columns()
    telling = [(_telling(column), -at) for at, column in enumerate(columns)]
    share, place = max(telling)
    if share <= 0.0:
        return []
    labels = columns[-place]
    others = [column.fill_null("") for at, column in enumerate(columns) if at != -place]
    lowered = labels.fill_null("").str.to_lowercase()
    if any(fitting(lowered, column.rename("numbers")) for column in others):
        return []  # the numbers themselves stand there: documents, each of another kind
    return [
        _Kinds(
            table=_plain(name),
            header=_plain(header[at]) if at < len(header) else "",
            labels=dict(zip(column.to_list(), labels.to_list(), strict=True)),
        )
        for at, column in enumerate(columns)
        if at != -place and _are_codes(column) and labels.null_count() == 0
    ]


def _telling(column: pl.Series) -> float:
    """Share of the cells that name an element; 0 where they are no labels."""
    cells = column.drop_nulls()
    if len(cells) < 2 or cells.n_unique() < len(cells) or cells.str.len_chars().max() > _LONGEST:  # type: ignore[operator]
        return 0.0
    lettered = cells.str.contains(r"\p{L}{2}").mean()
    named = [names_kind(cell, _SURE) for cell in cells.to_list()]
    fields = [not kind and _is_field(cell) for kind, cell in zip(named, cells, strict=True)]
    elements = sum(kind is not None for kind in named)
    if lettered != 1.0 or not elements:
        return 0.0
    return (elements + sum(fields)) / len(cells)


def _is_field(label: str, codes: frozenset[str] = _PERSON) -> bool:
    found = scores(words(label)).items()
    return any(score >= _FIELD and detectors()[name].detects in codes for name, score in found)


def _are_codes(column: pl.Series) -> bool:
    whole = column.null_count() == 0 and column.n_unique() == len(column)
    return whole and bool((column.str.len_chars() <= _LONGEST).all())


def _refers(header: str, kinds: _Kinds) -> bool:
    """Whether a header is that of the codes, or names the table of kinds."""
    if header == kinds.header and header not in _SAYS_NOTHING:
        return True
    table = kinds.table.removesuffix("s")
    return bool(header) and any(
        header.removesuffix(end) in {table, kinds.table} or _ends(table, header.removesuffix(end))
        for end in _POINTING
        if header.endswith(end)
    )


def _ends(table: str, short: str) -> bool:
    """Whether the table's name ends in the word that the header begins with: `doc_kind`, `kind`."""
    return len(short) >= 4 and table.endswith(short)


def _plain(written: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", written.lower().rsplit(".", 1)[-1])


def _labelled(
    batches: Iterator[pl.DataFrame], labels: Mapping[int, Mapping[str, str]]
) -> Iterator[pl.DataFrame]:
    for batch in batches:
        yield batch.with_columns(
            pl.nth(at).str.strip_chars().replace(dict(told)) for at, told in labels.items()
        )
