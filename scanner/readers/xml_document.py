"""XML: repeated elements become the rows of tables, everything else one row or text.

Streamed in three passes, so that size does not matter: which elements repeat, which columns
they have, the rows. Entities, DTDs and the network are off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import polars as pl
from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import frames
from scanner.readers.json_rows import Columns, Row, rows_of
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("application/xml", "text/xml")

_MIXED = 0.2


def read(source: Opened) -> Iterator[Block]:
    """One table for each kind of element that repeats, its place the path of the element.

    Text mixed with markup comes as text. Adds Unread("damaged") where the document breaks off.
    Raises ReadError("damaged") when nothing can be read.
    """
    survey = _Survey(source)
    if not survey.counts:
        raise ReadError("damaged")
    if survey.mixed > _MIXED * survey.counts.total():
        yield from passages(_texts(source), "", "prose")
    else:
        yield from _tables(source, survey)
    if survey.broken:
        yield Unread(place="", code="damaged")


def _events(source: Opened) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of every element. Raises etree.XMLSyntaxError."""
    with source.open() as stream:
        yield from etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )


@lru_cache(10_000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _name(element: etree._Element) -> str:
    return _local(str(element.tag))


@lru_cache(10_000)
def _below(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


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
    children. broken: the document ends in an error.
    """

    def __init__(self, source: Opened) -> None:
        self.counts: Counter[str] = Counter()
        self.mixed = 0
        self.broken = False
        self._repeated: set[str] = set()
        try:
            self._walk(source)
        except etree.XMLSyntaxError:
            self.broken = True
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
                path = _below(path, _name(element))
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
                path = _below(path, _name(element))
                inside += bool(inside) or path in repeated
                continue
            at, path = path, above.pop()
            if inside > 1:
                inside -= 1
            elif inside:
                inside = 0
                yield at, rows_of({_name(element): _value(element)})
                element.clear()
                _drop_before(element)
            else:
                for key, value in _own(element).items():
                    outside.setdefault(f"{at}/{key}".strip("/"), value)
    except etree.XMLSyntaxError:
        pass
    if outside:
        yield "", rows_of(outside)


def _own(element: etree._Element) -> dict[str, object]:
    """Attributes of an element, and its own text under ""."""
    found: dict[str, object] = {
        _local(str(key)): str(value) for key, value in element.attrib.items()
    }
    text = element.text or ""
    if len(element):
        leaf = all(not isinstance(child.tag, str) for child in element)
        mixed = any((child.tail or "").strip() for child in element)
        text = "".join(map(str, element.itertext())) if leaf or mixed else text
    text = " ".join(text.split())
    return {**found, "": text} if text else found


def _value(element: etree._Element) -> object:
    """An element as a tree of objects: attributes and children by name, text of leaves."""
    if not len(element) and not element.attrib:
        return " ".join((element.text or "").split()) or None
    own = _own(element)
    text = own.pop("", None)
    children: dict[str, list[object]] = {}
    for child in element.iterchildren(etree.Element):
        children.setdefault(_name(child), []).append(_value(child))
    if not own and not children:
        return text
    found: dict[str, object] = {**own}
    if text:
        found["text"] = text
    for name, values in children.items():
        key = name if name not in found else name + "'"
        found[key] = values[0] if len(values) == 1 else values
    return found


def _tables(source: Opened, survey: _Survey) -> Iterator[Block]:
    columns: dict[str, Columns] = {}
    for path, rows in _records(source, survey.repeated):
        columns.setdefault(path, Columns()).add(rows)
    for path, found in columns.items():
        name = path.rpartition("/")[2] or source.stem
        yield Table(
            place=path,
            name=name,
            header=tuple(column.removeprefix(name + ".") for column in found.header),
            batches=_batches(source, survey, path, found),
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
    except etree.XMLSyntaxError:
        return
