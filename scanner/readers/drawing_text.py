"""Text of slides, charts and diagrams: paragraphs, tables and cached values of DrawingML."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from scanner.readers.document_flow import GAP, Flow, Rows
from scanner.readers.opened import ReadError
from scanner.readers.xml_tree import DEEPEST, attribute, local

_SKIPPED = frozenset(("Fallback", "pPr", "rPr", "style", "extLst", "timing", "transition"))
_SHAPES = frozenset(("sp", "cxnSp", "pic", "graphicFrame"))
_FOOTINGS = frozenset(("dt", "ftr", "sldNum", "hdr"))


@dataclass(slots=True)
class Drawing:
    """The text of one part. prompts: whether shapes that only keep a place for text count."""

    prompts: bool = True
    flow: Flow = field(default_factory=Flow)
    _mixed: set[etree._Element] = field(default_factory=set)
    _runs: dict[etree._Element | None, list[str]] = field(default_factory=dict)

    def read(self, root: etree._Element) -> None:
        """Everything below the root. Raises ReadError("too_deep")."""
        for element in root.iter("{*}fld", "{*}br", "{*}tab"):
            self._mixed.update(element.iterancestors("{*}p"))
        self._take_runs(root)
        self._walk(root, 0)
        left = [element for element in self._runs if element is not None]
        odd = {paragraph for element in left for paragraph in element.iterancestors("{*}p")}
        if odd - self._mixed:  # text further down in a paragraph than in its runs
            self._mixed |= odd
            self.flow = Flow()
            self._take_runs(root)
            self._walk(root, 0)

    def _take_runs(self, root: etree._Element) -> None:
        """The texts of each paragraph: to look for them once takes half as long as in each."""
        self._runs.clear()
        for text in root.iter("{*}t"):
            run = text.getparent()
            around = None if run is None else run.getparent()
            self._runs.setdefault(around, []).append(text.text or "")

    def _walk(self, element: etree._Element, depth: int) -> None:
        if depth > DEEPEST:
            raise ReadError("too_deep")
        said: list[str] = []
        for child in element:
            name = local(child)
            if name == "p":
                said.append(self._paragraph(child))
            elif name not in _SKIPPED:
                self.flow.running(said)
                said = []
                self._other(child, name, depth)
        self.flow.running(said)

    def _other(self, child: etree._Element, name: str, depth: int) -> None:
        """What is no paragraph."""
        if name == "tbl":
            self.flow.table(self._rows(child))
        elif name == "ser":
            self._series(child)
        elif name in {"text", "t"} and child.text:
            self.flow.paragraph(child.text)  # comments of both kinds
        elif name == "cNvPr":
            self.flow.paragraph(attribute(child, "descr"))
            self._walk(child, depth + 1)
        elif not (name in _SHAPES and self._is_prompt(child)):
            self._walk(child, depth + 1)

    def _is_prompt(self, shape: etree._Element) -> bool:
        if self.prompts:
            return False
        keeps = next(shape.iter("{*}ph"), None)
        return keeps is not None and keeps.get("type", "obj") not in _FOOTINGS

    def _series(self, series: etree._Element) -> None:
        """A series of a chart: its name, then category and value line by line, as cached."""
        held: dict[str, list[str]] = {}
        for part in series:
            points = [str(value.text or "") for value in part.iter("{*}v")]
            if points:
                held[local(part)] = points
        titles = held.pop("tx", [])
        lead = " ".join(titles)
        columns = list(held.values())
        for index in range(max(map(len, columns), default=0)):
            cells = [column[index] for column in columns if index < len(column)]
            self.flow.paragraph(GAP.join(filter(None, [lead, *cells])))

    def _paragraph(self, paragraph: etree._Element) -> str:
        texts = self._runs.pop(paragraph, ())
        if self._mixed and paragraph in self._mixed:
            return _mixed(paragraph)
        return "".join(texts)

    def _rows(self, table: etree._Element) -> Rows:
        """Cells of a table; those that a wider cell covers are empty."""
        rows: Rows = []
        for row in table:
            if local(row) != "tr":
                continue
            cells: list[str | None] = []
            for cell in row:
                if local(cell) == "tc":
                    lines = [self._paragraph(paragraph) for paragraph in cell.iter("{*}p")]
                    cells.append("\n".join(filter(None, lines)).strip() or None)
            rows.append(cells)
        return rows


def _mixed(paragraph: etree._Element) -> str:
    """The text of a paragraph with line ends, tabs or fields between its runs."""
    parts: list[str] = []
    filled_in = False
    for element in paragraph.iter("{*}t", "{*}fld", "{*}br", "{*}tab"):
        name = local(element)
        if name == "t":
            if not filled_in or not _counts(element):
                parts.append(element.text or "")
        elif name == "fld":
            filled_in = True
        else:
            parts.append("\n" if name == "br" else "\t")
    return "".join(parts)


def _counts(element: etree._Element) -> bool:
    """Whether it is a number or date that the program fills in: of the slide, of today."""
    parent = element.getparent()
    kind = attribute(parent, "type") if parent is not None and local(parent) == "fld" else ""
    return kind == "slidenum" or kind.startswith("datetime")
