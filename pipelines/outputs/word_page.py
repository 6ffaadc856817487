"""A DOCX document written straight as its XML: paragraphs, tables and runs, and how it is packed.

python-docx makes the empty document once per language: a case has some twenty documents, and each
would parse and pack the same 800 KB of styles, and make an object of every cell.
"""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

_BODY, _HEADER = "word/document.xml", "word/header1.xml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_BREAKS = {"\t": "w:tab", "\n": "w:br", "\r": "w:br"}
_ROOM = "40"
"""Above and below the text of a cell, in twentieths of a point."""

_LOOK = {
    "firstColumn": "1", "firstRow": "1", "lastColumn": "0", "lastRow": "0", "noHBand": "0",
    "noVBand": "1", "val": "04A0",
}  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordPage:
    """A document that is being written, from its top to its end."""

    def __init__(self, tag: str, header: str, margin: float | None) -> None:
        """tag: of its language; header: on every page; margin: inches, null for the usual one."""
        self._archive, body, self._head = _blank(tag, margin, headed=bool(header))
        self._header = header
        self._root = deepcopy(body)
        self._last = self._root[0][-1]  # how the pages of the section look

    def paragraph(
        self, style: str | None, text: str = "", *, close: bool = False
    ) -> etree._Element:
        """Begin a paragraph; close: without room below it."""
        made = etree.Element(qn("w:p"))
        self._last.addprevious(made)
        if style or close:
            properties = add(made, "w:pPr")
            if style:
                add(properties, "w:pStyle", val=style)
            if close:
                add(properties, "w:spacing", after="0")
        if text:
            add_run(made, text)
        return made

    def table(self, widths: Sequence[int]) -> etree._Element:
        """Begin a table with columns of these widths, in twentieths of a point."""
        made = etree.Element(qn("w:tbl"))
        self._last.addprevious(made)
        properties = add(made, "w:tblPr")
        add(properties, "w:tblStyle", val="TableGrid")
        add(properties, "w:tblW", type="auto", w="0")
        add(properties, "w:tblLayout", type="fixed")
        room = add(properties, "w:tblCellMar")
        for side in ("w:top", "w:bottom"):
            add(room, side, type="dxa", w=_ROOM)
        add(properties, "w:tblLook", **_LOOK)
        columns = add(made, "w:tblGrid")
        for width in widths:
            add(columns, "w:gridCol", w=str(width))
        return made

    def packed(self) -> bytes:
        """The document as a file; every member has the same time."""
        members = {_BODY: self._root}
        if self._header:
            members[_HEADER] = deepcopy(self._head)
            add_run(members[_HEADER][0], self._header)
        stream = io.BytesIO()
        stream.write(self._archive)
        with zipfile.ZipFile(stream, "a") as archive:
            for name, root in members.items():
                _put(archive, name, etree.tostring(root, encoding="UTF-8", standalone=True))
        return stream.getvalue()


def add_run(
    parent: etree._Element, text: str, *, bold: bool | None = None, marked: bool = False
) -> None:
    """Write text at the end of a paragraph; bold: in a table, where it is smaller; else null."""
    made = add(parent, "w:r")
    if bold is not None or marked:
        properties = add(made, "w:rPr")
        if bold is not None:
            add(properties, "w:b", **({} if bold else {"val": "0"}))
            add(properties, "w:sz", val="20")
        if marked:
            add(properties, "w:highlight", val="yellow")
    for piece in filter(None, re.split(r"([\t\n\r])", text)):
        if piece in _BREAKS:
            add(made, _BREAKS[piece])
            continue
        shown = add(made, "w:t")
        shown.text = piece
        if piece != piece.strip():
            shown.set(_SPACE, "preserve")


def add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Add an element of the word processor's namespace; attributes are of it as well."""
    said = {qn(f"w:{key}"): value for key, value in attributes.items()}
    return etree.SubElement(parent, qn(name), said)


@cache
def _blank(
    tag: str, margin: float | None, *, headed: bool
) -> tuple[bytes, etree._Element, etree._Element]:
    """The archive of an empty document without its body and header, and those two, empty.

    margin: inches on every side; null for those of the template.
    """
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    spoken = OxmlElement("w:lang")
    for side in ("w:val", "w:eastAsia"):
        spoken.set(qn(side), tag)
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)
    if headed:
        document.sections[0].header.is_linked_to_previous = False
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin") if margin else ():
        setattr(document.sections[0], side, Inches(margin or 0))
    stream, packed = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(packed, "w") as new:
        names = [name for name in old.namelist() if name not in (_BODY, _HEADER)]
        for name in names:
            _put(new, name, old.read(name))
        body, head = (old.read(name) for name in (_BODY, _HEADER if headed else _BODY))
    return packed.getvalue(), etree.fromstring(body), etree.fromstring(head)


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _BEGINNING)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)
