"""HTML: the text as a browser lays it out, its data tables, values that hide in attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipelines.blocks import Block, Table
from scanner.readers.cells import grid
from scanner.readers.encoding import decode
from scanner.readers.opened import XML_DEPTH, Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SKIPPED = frozenset(("script", "style", "template", "head", "noscript"))
_PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre", "hr")
)
_BLOCKS = _PARAGRAPHS | {
    *("address", "article", "aside", "body", "caption", "dd", "details", "dialog", "div", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "html", "legend", "li"),
    *("main", "nav", "option", "section", "summary", "tbody", "tfoot", "thead", "title", "tr"),
}
_LINE = "\x1d"  # a line end, of which several in a row count once
_ENDS = {"br": "\n", "td": "\t", "th": "\t"}
_LONG_CELL = 2000


def read(source: Opened) -> Iterator[Block]:
    """Data tables, each as it comes, then the text of all the rest.

    Raises ReadError("empty") for a page without any text, "too_deep" for absurd nesting.
    """
    content = source.bytes()
    declared = _CHARSET.search(content[:4096])
    name = declared[1].decode("ascii", "ignore") if declared else None
    found = False
    for block in blocks(decode(content, _web(name)), "", source.stem, "page"):
        found = True
        yield block
    if not found:
        raise ReadError("empty")


def _web(name: str | None) -> str | None:
    """The encoding a browser takes for a declared one."""
    return "cp1252" if name and name.lower() in {"iso-8859-1", "latin1", "us-ascii"} else name


def blocks(markup: str, place: str, name: str, kind: str) -> Iterator[Block]:
    """The blocks of a page or of the body of a message; kind is that of the text.

    place: of the text; tables add "table N". Raises ReadError: `damaged`, `too_deep`.
    """
    try:
        tree = LexborHTMLParser(markup)
    except (SelectolaxError, ValueError) as error:
        raise ReadError("damaged") from error
    root = tree.root
    if root is None:
        return
    page = _Page()
    page.walk(root)
    for number, rows in enumerate(page.tables, 1):
        at = f"table {number}"
        where = f"{place}, {at}" if place else at
        yield Table(place=where, name=name, header=None, batches=grid(rows))
    yield from passages([page.text()], place, kind)


class _Page:
    """Collects the text of a tree in `parts`, and its data tables."""

    def __init__(self) -> None:
        self.tables: list[list[list[str | None]]] = []
        self._parts: list[str] = []

    def text(self) -> str:
        """The lines, white space tidied, at most one empty line between."""
        text = re.sub(rf" *{_LINE}[ {_LINE}]*", "\n", "".join(self._parts))
        text = re.sub(r"[^\S\n\t]+", " ", text)
        text = re.sub(r" ?(\n|\t) ?", r"\1", text).replace("\t", "  ")
        return re.sub(r"\n{3,}", "\n\n", text).strip()

    def walk(self, root: LexborNode) -> None:
        """Everything below the node, without recursion."""
        stack: list[tuple[LexborNode | str, int]] = [(root, 0)]
        while stack:
            node, depth = stack.pop()
            if isinstance(node, str):
                self._parts.append(node)
                continue
            if depth > 4 * XML_DEPTH:
                raise ReadError("too_deep")
            after = self._enter(node)
            if after is None:
                continue
            stack.append((after, depth))
            children = []
            child = node.child
            while child is not None:
                children.append((child, depth + 1))
                child = child.next
            stack.extend(reversed(children))

    def _enter(self, node: LexborNode) -> str | None:
        """Writes what stands before the children; what stands behind, null to skip them."""
        tag = node.tag or ""
        if tag in _SKIPPED or tag.startswith(("-", "_")):
            self._parts.append(_shown(node, tag))
            return None
        if tag == "table" and self._data_table(node):
            return None
        self._parts.append(_attributes(node, tag))
        if tag in _BLOCKS:
            end = "\n\n" if tag in _PARAGRAPHS else _LINE
            self._parts.append(end)
            return end
        return _ENDS.get(tag, "")

    def _data_table(self, node: LexborNode) -> bool:
        """Takes the table apart where it is one of data and not of layout."""
        if node.css_first("table table, table form") is not None:
            return False
        rows = [row for row in map(_row, node.css("tr")) if row]
        wide = [row for row in rows if len(row) >= 2]
        if len(wide) < 2 or len(wide) * 2 < len(rows):
            return False
        longest = max(len(cell or "") for row in rows for cell in row)
        filled = sum(bool(cell) for row in rows for cell in row)
        if longest > _LONG_CELL or filled * 3 < sum(map(len, rows)):
            return False
        if max(map(len, rows)) == 2 and len(rows) < 30 and _labels(rows):
            return False
        self.tables.append(rows)
        return True


def _shown(node: LexborNode, tag: str) -> str:
    """What counts of a node whose children are not walked: text, title, data in scripts."""
    if tag == "-text":
        return re.sub(r"\s+", " ", node.text_content or "")
    if tag == "script" and "json" in (node.attributes.get("type") or ""):
        return f"\n{node.text(deep=True)}\n"
    title = node.css_first("title") if tag == "head" else None
    return f"{title.text()}\n" if title else ""


def _labels(rows: list[list[str | None]]) -> bool:
    """Two columns of which the first holds labels: a form, better read as lines of text."""
    first = [row[0] or "" for row in rows if row]
    ended = sum(label.rstrip().endswith(":") for label in first)
    return ended * 2 > len(first)


def _row(node: LexborNode) -> list[str | None]:
    cells: list[str | None] = []
    for cell in node.css("td, th"):
        inner = _Page()
        child = cell.child
        while child is not None:
            inner.walk(child)
            child = child.next
        text = " ".join(inner.text().split())
        span = cell.attributes.get("colspan") or "1"
        cells.append(text or None)
        cells.extend([None] * (min(int(span), 100) - 1 if span.isascii() and span.isdigit() else 0))
    return cells


def _attributes(node: LexborNode, tag: str) -> str:
    """Values a reader of the page would see or reach: links, filled fields, hints."""
    attributes = node.attributes
    found: list[str] = []
    link = attributes.get("href") or ""
    if link.lower().startswith(("mailto:", "tel:", "sms:")):
        found.append(link.split(":", 1)[1].split("?")[0])
    if tag in {"input", "button", "data", "option"} and attributes.get("value"):
        label = attributes.get("name") or attributes.get("id") or ""
        chosen = attributes.get("type") not in {"submit", "checkbox", "radio", "button"}
        value = str(attributes["value"])
        found.append(f"{label}: {value}" if label and chosen else value)
    hints = (attributes.get(key) for key in ("title", "alt", "aria-label"))
    found.extend(hint for hint in hints if hint)
    text = " ".join(found)
    return f" {text} " if text else ""
