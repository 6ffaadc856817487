"""DOCX: body in order, headers, footers, notes, comments, text boxes, tracked changes.

Readers that only look at the body miss a fifth of the words (study of readers); this one goes
through every part that holds text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import grid
from scanner.readers.office_zip import checked, embedded, opened_zip
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import kind_of, passages

MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.ms-word.document.macroenabled.12",
)

_BODY = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_PARTS = re.compile(
    r"word/(?:(header|footer|footnotes|endnotes|comments)\d*\.xml"
    r"|(?:diagrams/data|charts/chart)\d*\.xml)",
    re.IGNORECASE,
)
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": ""}
_ROWS = 3


def read(source: Opened) -> Iterator[Block]:
    """Data tables, each as it comes, then the text of body and of every other part.

    Tables that are forms (labels beside values) stay in the text, cells three spaces apart.
    Files inside come as members. Raises ReadError: `damaged`, `empty` without any text.
    """
    try:
        archive = opened_zip(source)
    except (zipfile.BadZipFile, OSError) as error:
        raise ReadError("damaged") from error
    found = False
    with archive:
        for block in _blocks(archive, source.stem):
            found = True
            yield block
    for block in embedded(source):
        found = True
        yield block
    if not found:
        raise ReadError("empty")


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[Block]:
    infos = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
    bodies = [part for part in infos if _BODY.fullmatch(part)]
    if not bodies:
        raise ReadError("damaged")
    count = 0
    for part in [*bodies, *sorted(part for part in infos if _PARTS.fullmatch(part))]:
        place = "" if part in bodies else part.removeprefix("word/").removesuffix(".xml")
        try:
            root = _root(checked(archive, infos[part]))
        except ReadError as error:
            yield Unread(place=place, code=error.code)
            continue
        text = _Text()
        text.walk(root)
        for rows in text.tables:
            count += 1
            yield Table(place=f"table {count}", name=name, header=None, batches=grid(rows))
        flow = text.flow()
        yield from passages([flow], place, kind_of(flow))


def _root(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("damaged") from error
    if root is None:
        raise ReadError("damaged")
    return root


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(slots=True)
class _Text:
    """Paragraphs of a part in order, and its data tables."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[list[list[str | None]]] = field(default_factory=list)

    def flow(self) -> str:
        """The paragraphs, one line each."""
        return "\n".join(self.paragraphs)

    def walk(self, element: etree._Element, depth: int = 0) -> None:
        """Everything below the element."""
        if depth > 200:
            raise ReadError("too_deep")
        for child in element:
            name = _name(child)
            if name == "p":
                self._paragraph(child, depth)
            elif name == "tbl":
                self._table(child, depth)
            elif name in {"t", "v"} and child.text:
                self.paragraphs.append(child.text)
            elif name != "Fallback":
                self.walk(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        parts: list[str] = []
        boxes: list[etree._Element] = []
        _runs(paragraph, parts, boxes, 0)
        text = "".join(parts).replace("\t", "   ").rstrip()
        if text.strip():
            self.paragraphs.append(text)
        for box in boxes:
            self.walk(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = [_row(row, depth) for row in table.iter("{*}tr") if _owner(row) is table]
        cells = [cell for row in rows for cell in row if cell]
        wide = sum(len(row) > 1 for row in rows)
        data = len(rows) >= _ROWS and wide * 2 > len(rows) and not _form(rows)
        if data and max(map(len, cells), default=0) <= 2000:
            self.tables.append(rows)
            return
        for row in rows:
            line = "   ".join(cell for cell in row if cell)
            if line:
                self.paragraphs.append(line)


def _runs(
    element: etree._Element, parts: list[str], boxes: list[etree._Element], depth: int
) -> None:
    """The characters of a paragraph, deleted ones too; text boxes are set aside."""
    if depth > 200:
        raise ReadError("too_deep")
    for child in element:
        name = _name(child)
        if name in {"t", "delText"}:
            parts.append(child.text or "")
        elif name == "instrText":
            parts.extend(re.findall(r'HYPERLINK "mailto:([^"?]+)', child.text or ""))
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in {"Fallback", "rPr", "pPr"}:
            _runs(child, parts, boxes, depth + 1)


def _owner(row: etree._Element) -> etree._Element | None:
    """The table that a row belongs to, which is not the one around that table."""
    for parent in row.iterancestors("{*}tbl"):
        return parent
    return None


def _row(row: etree._Element, depth: int) -> list[str | None]:
    cells: list[str | None] = []
    for cell in row.iter("{*}tc"):
        owner = next(cell.iterancestors("{*}tr"), None)
        if owner is not row:
            continue
        inner = _Text()
        inner.walk(cell, depth + 1)
        nested = ["   ".join(filter(None, line)) for table in inner.tables for line in table]
        text = "\n".join([*inner.paragraphs, *nested]).strip()
        cells.append(text or None)
        span = next(cell.iter("{*}gridSpan"), None)
        wide = next((str(v) for v in span.attrib.values()), "1") if span is not None else "1"
        cells.extend([None] * (min(int(wide), 60) - 1 if wide.isdecimal() else 0))
    return cells


def _form(rows: list[list[str | None]]) -> bool:
    """Labels beside values: half of the first cells end in a colon, or half of all hold one."""
    first = [(row[0] or "").strip() for row in rows if row]
    labels = sum(text.endswith((":", "?")) for text in first)
    inline = sum(
        bool(re.match(r"[A-Za-z ./#]{2,30}: \S", cell or "")) for row in rows for cell in row
    )
    return labels * 2 > len(first) or inline * 2 > sum(len(row) for row in rows)
