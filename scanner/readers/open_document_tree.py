"""The elements of an OpenDocument file: paragraphs, tables, notes, comments, pages, forms.

After OpenDocument 1.3, part 3. One walk gives every part of the document its text.
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass, field

from lxml import etree

from pipelines.blocks import Block, Member
from scanner.readers.document_flow import GAP, Flow, Rows
from scanner.readers.document_properties import properties_of
from scanner.readers.link_targets import address, beside, joined
from scanner.readers.opened import ReadError
from scanner.readers.pictures import is_worth_reading
from scanner.readers.xml_tree import DEEPEST, attribute, local

_MARGINS = (
    *("header", "header-left", "header-first", "header-right", "header-decl"),
    *("footer", "footer-left", "footer-first", "footer-right", "footer-decl"),
)
_ELSEWHERE = {
    "tracked-changes": "tracked changes",
    "annotation": "comments",
    "note": "footnotes",
    **dict.fromkeys(_MARGINS, "headers and footers"),
}
_SKIPPED = frozenset(
    (
        *("annotation-end", "styles", "settings", "scripts", "font-face-decls", "thumbnail"),
        *("creator", "date", "date-string", "note-citation", "change-info", "dde-source"),
        *("page-number", "page-count"),
    )
)
_ROW_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_CELLS = frozenset(("table-cell", "covered-table-cell"))
_REPEATS = 1_000
_CELLS_LIMIT = 4_000_000
_COLUMNS = 16_384


@dataclass(slots=True)
class Sheet:
    """A sheet of a spreadsheet: its rows, without what is empty at their ends."""

    name: str
    hidden: bool
    rows: Rows


@dataclass(slots=True)
class Document:
    """All that one document holds, part by part.

    parts: place -> its paragraphs and tables; files: pictures and objects inside the text.
    pages: what a page is called, "slide" or "page"; cells: whether those of sheets are read.
    """

    pages: str = "slide"
    cells: bool = True
    parts: dict[str, Flow] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    files: list[Block] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    _page: int = 0

    def part(self, place: str) -> Flow:
        """The flow of a part, new where it has none yet."""
        flow = self.parts.get(place)
        return self.parts.setdefault(place, Flow()) if flow is None else flow

    def walk(self, element: etree._Element, place: str, depth: int = 0) -> None:
        """Everything below the element. Raises ReadError("too_deep")."""
        if depth > DEEPEST:
            raise ReadError("too_deep")
        for child in element:
            self._take(child, local(child), place, depth + 1)

    def _take(self, child: etree._Element, name: str, place: str, depth: int) -> None:
        if name in {"p", "h"}:
            self._paragraph(child, place, depth)
        elif name == "table":
            self._table(child, place, depth)
        elif name == "page":
            self._page += 1
            self.walk(child, f"{self.pages} {self._page}", depth)
        elif name == "notes":
            self.walk(child, f"{place}, notes" if place else "notes", depth)
        elif name in _ELSEWHERE:
            self.walk(child, _ELSEWHERE[name], depth)
        elif name not in _SKIPPED:
            self._other(child, name, place, depth)

    def _other(self, child: etree._Element, name: str, place: str, depth: int) -> None:
        """What is no text of the document: its properties, files in it, styles, controls."""
        if name == "meta":
            for line in properties_of(child):
                self.part("properties").paragraph(line)
        elif name == "binary-data":
            self._file(child)
        elif name == "automatic-styles":
            self._styles(child)
        else:
            self._values(child, place)
            self.walk(child, place, depth)

    def _values(self, element: etree._Element, place: str) -> None:
        """What people typed into a control of a form, and titles of pictures."""
        value = attribute(element, "current-value") or attribute(element, "current-selected")
        if value:
            label = attribute(element, "name")
            self.part(place).paragraph(f"{label}: {value}" if label else value)
        if local(element) in {"desc", "title"} and element.text:
            self.part(place).paragraph(element.text)

    def _styles(self, element: etree._Element) -> None:
        """Remembers the styles of tables that are not shown."""
        for style in element:
            for properties in style:
                if attribute(properties, "display") == "false":
                    self.hidden.add(attribute(style, "name"))

    def _paragraph(self, element: etree._Element, place: str, depth: int) -> None:
        parts: list[str] = []
        aside: list[etree._Element] = []
        self._inline(element, parts, aside, depth)
        flow = self.part(place)
        for line in joined(parts).split("\n"):
            flow.paragraph(line)
        for child in aside:
            self._take(child, local(child), place, depth + 1)

    def _inline(
        self,
        element: etree._Element,
        parts: list[str],
        aside: list[etree._Element],
        depth: int,
    ) -> None:
        """The characters of a paragraph; what hangs on it is set aside."""
        if depth > DEEPEST:
            raise ReadError("too_deep")
        parts.append(_flat(element.text))
        for child in element:
            name = local(child)
            if name == "s":
                count = attribute(child, "c")
                parts.append(" " * (min(int(count), 1000) if count.isdecimal() else 1))
            elif name in {"tab", "line-break"}:
                parts.append(GAP if name == "tab" else "\n")
            elif name in {"annotation", "note", "frame", "custom-shape", "g", "rect", "object"}:
                aside.append(child)
            elif name in {"hidden-text", "hidden-paragraph", "variable-input"}:
                parts.append(attribute(child, "string-value") or _flat(child.text))
            elif name and name not in _SKIPPED:
                self._inline(child, parts, aside, depth + 1)
                if name == "a":
                    told = address(attribute(child, "href"))
                    parts.append(beside(told, "".join(parts[-20:])))
            parts.append(_flat(child.tail))

    def _table(self, table: etree._Element, place: str, depth: int) -> None:
        parent = table.getparent()
        sheet = parent is not None and local(parent) == "spreadsheet"
        if sheet and not self.cells:
            for note in table.iter("{*}annotation", "{*}shapes"):
                self.walk(note, "comments", depth)
            return
        rows: Rows = []
        self._rows(table, rows, sheet, depth)
        if not sheet:
            self.part(place).table([[cell or None for cell in row] for row in rows])
            return
        while rows and not any(rows[-1]):
            rows.pop()
        hidden = attribute(table, "style-name") in self.hidden
        self.sheets.append(Sheet(attribute(table, "name"), hidden, rows))
        for child in table:
            if local(child) in {"shapes", "forms"}:
                self.walk(child, "shapes", depth)

    def _rows(self, element: etree._Element, rows: Rows, sheet: bool, depth: int) -> None:
        if depth > DEEPEST:
            raise ReadError("too_deep")
        for child in element:
            name = local(child)
            if name in _ROW_GROUPS:
                self._rows(child, rows, sheet, depth + 1)
            elif name == "table-row":
                row = self._row(child, sheet, depth + 1)
                rows.extend([row] * _repeats(child, "number-rows-repeated", len(rows) * len(row)))

    def _row(self, element: etree._Element, sheet: bool, depth: int) -> list[str | None]:
        row: list[str | None] = []
        for child in element:
            if local(child) in _CELLS:
                text = self._cell(child, sheet, depth + 1)
                times = _repeats(child, "number-columns-repeated", len(row) * 64)
                row.extend([text] * min(times, _COLUMNS - len(row)))
        while sheet and row and not row[-1]:
            row.pop()
        return row

    def _cell(self, element: etree._Element, sheet: bool, depth: int) -> str | None:
        inner = Document(pages=self.pages, hidden=self.hidden)
        inner.walk(element, "", depth)
        for place, flow in inner.parts.items():
            if place:
                self.part(place).add(flow)
        self.files.extend(inner.files)
        text = inner.part("").text()
        date = attribute(element, "date-value") if sheet else ""
        shown = date.removesuffix("T00:00:00").replace("T", " ") or text
        return shown or attribute(element, "value") or None

    def _file(self, element: etree._Element) -> None:
        """A picture or an object that stands in the text itself, in flat files."""
        try:
            data = binascii.a2b_base64(element.text or "")
        except (binascii.Error, ValueError):
            return
        parent = element.getparent()
        kind = local(parent) if parent is not None else ""
        if kind == "object-ole" or (kind == "image" and is_worth_reading(data)):
            self.files.append(Member(name=f"{kind} {len(self.files) + 1}", data=data))


def _flat(text: str | None) -> str:
    """White space as the format means it: runs of it are one blank."""
    if not text:
        return ""
    if text.isprintable() and "  " not in text:
        return text
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() and text.strip() else ""
    return lead + " ".join(text.split()) + tail


def _repeats(element: etree._Element, name: str, held: int) -> int:
    """How often a cell or row stands there, once where it is a great deal of the same."""
    value = attribute(element, name)
    count = int(value[:9]) if value.isdecimal() else 1
    return count if 0 < count <= _REPEATS and held + count < _CELLS_LIMIT else 1
