"""The text of WordprocessingML: paragraphs, tables, fields, controls, text boxes, links.

After ECMA-376 part 1, chapter 17; Word 2003 uses the same names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from scanner.readers.document_flow import Flow
from scanner.readers.link_targets import beside, joined, of_field
from scanner.readers.opened import ReadError
from scanner.readers.xml_tree import DEEPEST, attribute, local

_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": ""}
_OWN_TEXT = frozenset(("delText", "instrText", "textpath", "ffData"))
_LINKS = frozenset(("hyperlink", "fldSimple"))
_ASIDE = frozenset(("txbxContent", "hdr", "ftr"))
_SKIPPED = frozenset(
    (
        *("Fallback", "rPr", "pPr", "binData", "docPr", "tblPr", "trPr", "tcPr", "styles"),
        *("lists", "fonts", "DocumentProperties", "docSuppData"),
    )
)
_WIDEST = 60


@dataclass(slots=True)
class WordText:
    """Paragraphs and tables of a part.

    addresses: id of a link -> the address it leads to; instruction: of the field that is open.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    flow: Flow = field(default_factory=Flow)
    instruction: list[str] = field(default_factory=list)

    def walk(self, element: etree._Element, depth: int = 0) -> None:
        """Everything below the element. Raises ReadError("too_deep")."""
        if depth > DEEPEST:
            raise ReadError("too_deep")
        for child in element:
            name = local(child)
            if name == "p":
                self._paragraph(child, depth)
            elif name == "tbl":
                rows = [self._row(row, depth) for row in child.iter("{*}tr") if _owns(child, row)]
                self.flow.table(rows)
            elif name in {"t", "v"} and child.text:
                self.flow.paragraph(child.text)
            elif name not in _SKIPPED:
                self.walk(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        parts: list[str] = []
        boxes: list[etree._Element] = []
        self._runs(paragraph, parts, boxes, 0)
        self._end_instruction(parts)
        self.flow.paragraph(joined(parts))
        for box in boxes:
            self.walk(box, depth + 1)

    def _runs(
        self, element: etree._Element, parts: list[str], boxes: list[etree._Element], depth: int
    ) -> None:
        """The characters of a paragraph, deleted ones too; text boxes are set aside."""
        if depth > DEEPEST:
            raise ReadError("too_deep")
        for child in element:
            name = local(child)
            if name in _ASIDE:
                boxes.append(child)
            elif name == "pPr":
                boxes.extend(child.iter("{*}hdr", "{*}ftr"))
            elif name == "t":
                parts.append(child.text or "")
            elif name in _OWN_TEXT or name in _BREAKS:
                parts.append(self._own_text(child, name))
            elif name not in _SKIPPED:
                start = len(parts)
                self._runs(child, parts, boxes, depth + 1)
                if name in _LINKS:
                    shown = "".join(parts[start:])
                    parts.extend(beside(told, shown) for told in self._led_to(child))
                elif name == "fldChar":
                    self._end_instruction(parts)

    def _led_to(self, link: etree._Element) -> list[str]:
        """The addresses that a link, or a field that is one element, leads to."""
        by_id = self.addresses.get(attribute(link, "id"), "")
        return [by_id] if by_id else of_field(attribute(link, "instr"))

    def _end_instruction(self, parts: list[str]) -> None:
        """The instruction of a field is whole: in pieces, its address would be torn."""
        if not self.instruction:
            return
        parts.extend(
            f"{' ' if any(parts) else ''}{told} " for told in of_field("".join(self.instruction))
        )
        self.instruction.clear()

    def _own_text(self, element: etree._Element, name: str) -> str:
        """The characters that one element of a run stands for."""
        if name in _BREAKS:
            return _BREAKS[name]
        if name == "ffData":
            return _chosen(element)
        if name == "textpath":
            return attribute(element, "string")
        text = str(element.text or "")
        if name == "instrText":
            self.instruction.append(text)
            return ""
        return text

    def _row(self, row: etree._Element, depth: int) -> list[str | None]:
        cells: list[str | None] = [None] * _span(row, "gridBefore")
        for cell in row.iter("{*}tc"):
            if next(cell.iterancestors("{*}tr"), None) is not row:
                continue
            inner = WordText(self.addresses)
            inner.walk(cell, depth + 1)
            cells.append(inner.flow.text() or None)
            cells.extend([None] * (_span(cell, "gridSpan") - 1))
        return cells


def _owns(table: etree._Element, row: etree._Element) -> bool:
    """Whether the row belongs to this table and not to one inside it."""
    return next(row.iterancestors("{*}tbl"), None) is table


def _span(element: etree._Element, name: str) -> int:
    """A number of columns that the properties of a cell or row give; 0 where they give none."""
    for properties in element:
        if local(properties) in {"tcPr", "trPr"}:
            for part in properties:
                if local(part) == name:
                    value = attribute(part, "val")
                    return min(int(value[:4]), _WIDEST) if value.isdecimal() else 0
    return 0


def _chosen(control: etree._Element) -> str:
    """The entry chosen in an old drop-down field, which the text does not show."""
    choices = next(control.iter("{*}ddList"), None)
    if choices is None:
        return ""
    entries = [attribute(e, "val") for e in choices if local(e) == "listEntry"]
    number = next((attribute(e, "val") for e in choices if local(e) == "result"), "0")
    index = int(number[:4]) if number.isdecimal() else 0
    return entries[index] if index < len(entries) else ""
