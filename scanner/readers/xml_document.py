"""XML: repeated elements become the rows of tables, everything else one row or text.

A small document that is one list of records is read as a tree (`xml_records`). Others are
streamed in three passes, so that size does not matter: which elements repeat, which columns they
have, the rows. Entities, DTDs and the network are off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import polars as pl
from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import frames
from scanner.readers.json_rows import Columns, Row, rows_of
from scanner.readers.opened import XML_DEPTH, Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.xml_records import record_tables
from scanner.readers.xml_values import SAFE, below, name_of, own, record_rows, without_name

MEDIA_TYPES = ("application/xml", "text/xml")

_MIXED = 0.2
_KEPT = 16 << 20
_TEXT_LIMIT = 10_000_000
"""Bytes of a text or value above which libxml2 gives up, if it is not told to go on."""

_FIRST = 2_000
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*<\?[A-Za-z][^?>]{0,200}\?>)+\s*")
_DECLARED = re.compile(rb"<\?xml [^?>]*\?>")
_ODD = re.compile(rb"<\?(?:XML|Xml|ADF|adf)\b|\?>\s*<\?xml\b|^\s+<\?xml\b")

_BROKEN = (etree.XMLSyntaxError, ReadError)
_ENTITY = "<!ENTITY"
_PIECE = 1 << 20


def read(source: Opened) -> Iterator[Block]:
    """One table for each kind of element that repeats, its place the path of the element.

    Text mixed with markup comes as text. Adds Unread where the document breaks off (`damaged`) or
    nests too deep.
    Raises ReadError("damaged") when nothing can be read.
    """
    source = _in_order(source)
    if source.size <= _KEPT and (found := record_tables(source)):
        yield from found
        return
    survey = _Survey(source)
    if not survey.counts:
        raise ReadError("damaged")
    if survey.mixed > _MIXED * survey.counts.total():
        yield from passages(_texts(source), "", "prose")
    else:
        yield from _tables(source, survey)
    if survey.broken:
        yield Unread(place="", code=survey.broken)


def _in_order(source: Opened) -> Opened:
    """The document with its declaration first and no other instruction before the root.

    Dealers get their leads (ADF) behind `<?ADF VERSION "1.0"?>` and `<?XML VERSION "1.0"?>`, which
    a parser refuses.
    """
    with source.open() as stream:
        prolog = _PROLOG.match(stream.read(_FIRST))
    if prolog is None or source.size > _KEPT or not _ODD.search(prolog[0]):
        return source
    declared = _DECLARED.search(prolog[0])
    data = (declared[0] if declared else b"") + source.bytes()[prolog.end() :]
    return replace(source, data=data, size=len(data), path=None)


def _events(source: Opened) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of every element. Raises etree.XMLSyntaxError.

    Raises ReadError("too_deep") where a large document nests deeper than libxml2 lets small ones.
    """
    with source.open() as stream:
        large = source.size > _TEXT_LIMIT and not _declares_entities(stream)
        stream.seek(0)
        depth = 0
        for event, element in etree.iterparse(
            stream,
            events=("start", "end"),
            remove_comments=True,
            remove_pis=True,
            **{**SAFE, "huge_tree": large},
        ):
            depth += 1 if event == "start" else -1
            if depth > XML_DEPTH:
                raise ReadError("too_deep")
            yield event, element


def _declares_entities(stream: BinaryIO) -> bool:
    """Whether there is a declaration by which few bytes could become many."""
    marks = [_ENTITY.encode(name) for name in ("ascii", "utf-16-le", "utf-16-be")]
    held = b""
    while piece := stream.read(_PIECE):
        held = held[-len(marks[1]) :] + piece
        if any(mark in held for mark in marks):
            return True
    return False


def _drop_before(element: etree._Element) -> bool:
    """Frees the elements before this one; whether text stood between them."""
    parent = element.getparent()
    mixed = False
    while parent is not None and (previous := element.getprevious()) is not None:
        mixed = mixed or bool((previous.tail or "").strip())
        parent.remove(previous)
    return mixed


class _Survey:
    """The first pass.

    counts: elements at each path. repeated: paths of records. mixed: elements with text beside
    children. broken: the code of the error that the document ends in, "" for none.
    """

    def __init__(self, source: Opened) -> None:
        self.counts: Counter[str] = Counter()
        self.mixed = 0
        self.broken = ""
        self._repeated: set[str] = set()
        try:
            self._walk(source)
        except _BROKEN as error:
            self.broken = error.code if isinstance(error, ReadError) else "damaged"
        self.repeated = frozenset(
            path
            for path in self._repeated
            if not any(path.startswith(other + "/") for other in self._repeated)
        )

    def _walk(self, source: Opened) -> None:
        path = ""
        open_: list[tuple[str, set[str]]] = []
        for event, element in _events(source):
            if event == "start":
                above = open_[-1][1] if open_ else set()
                open_.append((path, set()))
                path = below(path, name_of(element))
                if path in above:
                    self._repeated.add(path)
                above.add(path)
                continue
            self.counts[path] += 1
            path, inner = open_.pop()
            self.mixed += bool(inner) and bool((element.text or "").strip())
            self.mixed += _drop_before(element)


def _records(source: Opened, repeated: frozenset[str]) -> Iterator[tuple[str, list[Row]]]:
    """Path and rows of each record; at the end the rows of what stands outside, path ""."""
    path, inside = "", 0
    above: list[str] = []
    outside: dict[str, object] = {}
    try:
        for event, element in _events(source):
            if event == "start":
                above.append(path)
                path = below(path, name_of(element))
                inside += bool(inside) or path in repeated
                continue
            at, path = path, above.pop()
            if inside > 1:
                inside -= 1
            elif inside:
                inside = 0
                yield at, record_rows(element)
                element.clear()
                _drop_before(element)
            else:
                for key, value in own(element).items():
                    outside.setdefault(f"{at}/{key}".strip("/"), value)
    except _BROKEN:
        pass
    if outside:
        yield "", rows_of(outside)


def _tables(source: Opened, survey: _Survey) -> Iterator[Block]:
    columns: dict[str, Columns] = {}
    kept: dict[str, list[Row]] = {}
    for path, rows in _records(source, survey.repeated):
        columns.setdefault(path, Columns()).add(rows)
        if source.size <= _KEPT:
            kept.setdefault(path, []).extend(rows)
    for path, found in columns.items():
        name = path.rpartition("/")[2] or source.stem
        yield Table(
            place=path,
            name=name,
            header=without_name(found.header, name),
            batches=frames(found.cells(kept.pop(path)), len(found))
            if path in kept
            else _batches(source, survey, path, found),
        )


def _batches(
    source: Opened, survey: _Survey, path: str, columns: Columns
) -> Iterator[pl.DataFrame]:
    groups = (rows for at, rows in _records(source, survey.repeated) if at == path)
    rows = (row for group in groups for row in group)
    return frames(columns.cells(rows), len(columns))


def _texts(source: Opened) -> Iterator[str]:
    """The text of a document of running text, a line end behind each element with text."""
    try:
        for event, element in _events(source):
            if event == "end":
                parent = element.getparent()
                block = (element.text or "") if len(element) == 0 else ""
                yield " ".join(block.split()) + (" " if parent is not None else "\n")
                if (element.tail or "").strip():
                    yield " ".join((element.tail or "").split()) + "\n"
    except _BROKEN:
        return
