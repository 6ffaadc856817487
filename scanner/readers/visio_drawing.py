"""VSDX of Visio: the text of every shape, the data that shapes carry, comments, files inside.

An organization chart keeps its people as shape data: a table for each page, one row a shape.
Parts as in [MS-VSDX] 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import grid
from scanner.readers.document_properties import zip_properties
from scanner.readers.office_zip import ZIP_ERRORS, checked, files_inside, opened_zip
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.xml_tree import attribute, local, tree

MEDIA_TYPES = ("application/vnd.ms-visio.drawing",)

_PAGE = re.compile(r"visio/(pages|masters)/(?:page|master)(\d+)\.xml", re.IGNORECASE)
_COMMENTS = "visio/comments.xml"
_OWN = frozenset(("Shapes", "Shape"))


def read(source: Opened) -> Iterator[Block]:
    """Page by page: shape data as a table, then text; masters, comments and files behind them.

    Raises ReadError: `damaged`, `empty` where no shape says anything and no file is inside.
    """
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS as error:
        raise ReadError("damaged") from error
    found = False
    with archive:
        infos = {info.filename: info for info in archive.infolist()}
        for part in [*sorted(filter(_PAGE.fullmatch, infos), key=_order), _COMMENTS]:
            if part not in infos:
                continue
            found = True
            try:
                root, broken = tree(checked(archive, infos[part]))
            except ReadError as error:
                yield Unread(place=_place(part), code=error.code)
                continue
            yield from _blocks(root, _place(part), source.stem)
            if broken:
                yield Unread(place=_place(part), code="damaged")
        for block in (*files_inside(archive), *zip_properties(archive)):
            found = True
            yield block
    if not found:
        raise ReadError("empty")


def _order(part: str) -> tuple[bool, int]:
    found = _PAGE.fullmatch(part)
    return (found is None or found[1].lower() != "pages", int(found[2]) if found else 0)


def _place(part: str) -> str:
    found = _PAGE.fullmatch(part)
    if found is None:
        return "comments"
    return f"page {found[2]}" if found[1].lower() == "pages" else f"master {found[2]}"


def _blocks(root: etree._Element, place: str, name: str) -> Iterator[Block]:
    lines: list[str] = []
    rows: list[dict[str, str]] = []
    for element in root.iter("{*}Shape", "{*}CommentEntry"):
        text = " ".join("".join(str(t) for t in _texts(element)).split())
        data = _data(element)
        if text:
            lines.append(f"{text}\n")
        if data:
            rows.append({"Text": text, **data})
    if rows:
        header = tuple(dict.fromkeys(label for row in rows for label in row))
        cells = [[row.get(label) for label in header] for row in rows]
        where = f"{place}, shape data"
        yield Table(place=where, name=name, header=header, batches=grid(cells))
    yield from passages(lines, place, "page")


def _texts(element: etree._Element) -> Iterator[object]:
    """The text of a shape without that of the shapes in it; of a comment all."""
    if local(element) == "CommentEntry":
        yield from element.itertext()
    for child in element:
        if local(child) == "Text":
            yield from child.itertext()


def _data(shape: etree._Element) -> dict[str, str]:
    """What the section "Property" of a shape holds: label -> value."""
    found: dict[str, str] = {}
    for section in shape:
        if local(section) != "Section" or attribute(section, "N") != "Property":
            continue
        for row in section:
            cells = {attribute(c, "N"): attribute(c, "V") for c in row}
            label = cells.get("Label") or attribute(row, "N")
            if cells.get("Value") and label:
                found[label] = cells["Value"]
    return found
