"""HTML: the text as a browser lays it out, its data tables, values that hide in attributes.

The parser repairs the page and writes it out again: every tag closed, `<`, `>` and `&` only where
they are markup, in the values of attributes too. That is taken apart by plain patterns, ten times
faster than node by node.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from pipelines.blocks import Block, Table, Unread
from pipelines.tables.document_forms import GAP, form_lines, lines_over
from scanner.readers.cells import grid
from scanner.readers.encoding import decode
from scanner.readers.html_cells import close_cells, is_plain
from scanner.readers.html_nesting import bare_text, nests_too_deep
from scanner.readers.html_scripts import written_data
from scanner.readers.html_tags import BLANK, BREAK, LINE, PARAGRAPH, TAB, Shown, at_most, tidy
from scanner.readers.html_unseen import comments, files, frames
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_FIXED = frozenset(("pre", "textarea"))
_TURNED = re.compile(r"</?(?:pre|textarea)[\s/>]")
_LONG_CELL = 2000

_RAW = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>"
    r"|<(script|style|xmp|iframe|noembed|noframes|plaintext)([^>]*)>(.*?)</\1>",
    re.DOTALL | re.IGNORECASE,
)
_RAW_SIGN = re.compile("<!|<script|<style|<xmp|<iframe|<no|<plain")
_TAG = re.compile(r"<(/?[^\s/>]+)([^>]*)>([^<]*)")
_TABLE = re.compile(r"<(/?)table(?=[\s/>])")
_CELL = re.compile(r"<t[dh](?=[ >])([^>]*)>([^<]*(?:<(?!/t[dh]>)[^<]*)*)</t[dh]>")
_BARE_CELL = re.compile("<t[dh]>([^<&]*)</t[dh]>")
_CAPTION = re.compile(r"<caption(?=[ >])[^>]*>(.*?)</caption>", re.DOTALL)
_SPAN = re.compile(r' colspan="([0-9]{1,9})"')


def read(source: Opened) -> Iterator[Block]:
    """Data tables, each as it comes, then the text of all the rest, comments, files in addresses.

    Pages inside frames and data inside scripts come as members.

    A page that nests absurdly gives its text without its tags, and Unread("too_deep"). Raises
    ReadError("empty") for a page without any text.
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

    place: of the text; tables add "table N", the text of comments "comments". Raises
    ReadError("damaged").
    """
    if nests_too_deep(markup):
        yield from passages([bare_text(markup)], place, kind)
        yield Unread(place=place, code="too_deep")
        return
    try:
        repaired = LexborHTMLParser(markup).html or ""
    except (SelectolaxError, ValueError) as error:
        raise ReadError("damaged") from error
    page = _Page()
    if any(sign in repaired for sign in (PARAGRAPH, LINE, TAB, BREAK, BLANK)):
        repaired = re.sub("[\x01-\x05]", " ", repaired)
    page.add(_RAW.sub(_plain, repaired) if _RAW_SIGN.search(repaired) else repaired)
    for number, rows in enumerate(page.tables, 1):
        at = f"table {number}"
        where = f"{place}, {at}" if place else at
        yield Table(place=where, name=name, header=None, batches=grid(rows))
    yield from passages([page.text()], place, kind)
    yield from passages([comments(repaired)], f"{place}, comments" if place else "comments", kind)
    yield from files(markup)
    yield from frames(repaired)
    yield from written_data(repaired)


def _plain(found: re.Match[str]) -> str:
    """What stands for an element whose content is no markup: its text where a person reads it."""
    name, attributes, content = found.groups()
    shown = "json" in attributes.lower() if name == "script" else name not in {None, "style"}
    return f"<pre>{html.escape(content)}</pre>" if shown else ""


class _Page:
    """Collects the text of repaired markup, and its data tables."""

    def __init__(self) -> None:
        self.tables: list[list[list[str | None]]] = []
        self._parts: list[str] = []
        self._fixed = 0
        self._around = 0

    def text(self) -> str:
        """The lines, white space tidied, at most one empty line between."""
        text = "".join(self._parts).replace("&nbsp;", " ")
        text = tidy(text.strip(f" \n{LINE}{PARAGRAPH}{TAB}{BREAK}"))
        for sign in (LINE, PARAGRAPH, TAB, BREAK):
            if sign in text:
                text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
        text = at_most(text, LINE, 1).replace(LINE, "\n")
        text = text.replace(PARAGRAPH, "\n\n").replace(TAB, "  ").replace(BREAK, "\n")
        text = text.replace("\n" * 5, "\n" * 2)  # what most often stands between two blocks
        text = at_most(text, "\n", 2).strip().replace(BLANK, " ")
        return html.unescape(text) if "&" in text else text

    def add(self, markup: str) -> None:
        """Take apart repaired markup; tables of data are kept apart, captions stay text."""
        at = 0
        for start, end in _innermost(markup):
            self.walk(markup[at:start])
            at = start
            inner = markup[start:end]
            rows = _data_rows(inner, 3 if self._around > 0 else 2)
            told, over = form_lines(rows), lines_over(rows)
            if rows:
                self.walk("".join(f"<p>{text}</p>" for text in _CAPTION.findall(inner)))
                at = end
            lines = over if told is None else told
            self.walk("".join(f"<div>{html.escape(t).replace(GAP, TAB)}</div>" for t in lines))
            if told is None and rows:
                self.tables.append(rows[len(over) :])
        self.walk(markup[at:])

    def walk(self, markup: str) -> None:
        """Take apart repaired markup; tables in it are lines of text."""
        if "table" in markup:
            self._around += sum(-1 if slash else 1 for slash in _TABLE.findall(markup))
        if self._fixed > 0 or _TURNED.search(markup):
            self._walk_turning(markup)
            return
        pieces = markup.replace("<", ">").split(">")  # both stand at the borders of tags only
        pieces[1::2] = map(Shown().__getitem__, pieces[1::2])
        self._parts.append("".join(pieces))

    def _walk_turning(self, markup: str) -> None:
        """The same tag by tag, where elements change how their content is read."""
        begin = markup.find("<")
        self._write(markup if begin < 0 else markup[:begin])
        shown = Shown()
        for name, attributes, text in _TAG.findall(markup):
            if name.removeprefix("/") in _FIXED:
                self._fixed += -1 if name[0] == "/" else 1
            self._parts.append(shown[name + attributes])
            self._write(text)

    def _write(self, text: str) -> None:
        if self._fixed > 0:
            text = text.replace("\n", BREAK).replace("\t", "    ").replace(" ", BLANK)
        self._parts.append(text)


def _innermost(markup: str) -> Iterator[tuple[int, int]]:
    """Where the tables begin and end that have no other table inside."""
    at = 0
    while (end := markup.find("</table>", at)) >= 0:
        start = markup.rfind("<table", at, end)
        at = end + len("</table>")
        if start >= 0 and markup[start + len("<table")] in " >":
            yield start, at


def _data_rows(inner: str, least: int) -> list[list[str | None]]:
    """The rows of a table that is one of data and not of layout, else none.

    least: how many rows must have how many cells; more inside of another table.
    """
    if "<form" in inner:
        return []
    told = inner.split("</tr>")
    rows = [row for row in map(_row, told) if row]
    wide = sum(len(row) >= least for row in rows)
    if wide < least or wide * 2 < len(rows):
        return []
    longest = max(map(len, told))  # no cell is longer than the markup of its row
    if longest > _LONG_CELL:
        longest = max(map(len, filter(None, chain.from_iterable(rows))), default=0)
    filled = sum(len(row) - row.count(None) for row in rows)
    if longest > _LONG_CELL or filled * 3 < sum(map(len, rows)):
        return []
    if max(map(len, rows)) == 2 and len(rows) < 30 and _labels(rows):
        return []
    return rows


def _labels(rows: list[list[str | None]]) -> bool:
    """Two columns of which the first holds labels: a form, better read as lines of text."""
    first = [row[0] or "" for row in rows if row]
    ended = sum(label.rstrip().endswith(":") for label in first)
    return ended * 2 > len(first)


def _row(markup: str) -> list[str | None]:
    close = close_cells(markup)
    if close is not None:
        return close
    bare = _BARE_CELL.findall(markup)
    beside = f"|{'|'.join(bare)}|"
    if len(bare) == markup.count("</t") and is_plain(beside):
        blank = "||" in beside or "| " in beside or " |" in beside
        return [cell.strip() or None for cell in bare] if blank else bare
    cells: list[str | None] = []
    for attributes, inner in _CELL.findall(markup):
        if "<" in inner:
            page = _Page()
            page.walk(inner)
            lines = map(str.split, page.text().split("\n"))
            text = "\n".join(" ".join(line) for line in lines if line)
        else:
            text = html.unescape(inner) if "&" in inner else inner
            text = text.strip() if is_plain(text) else " ".join(text.split())
        cells.append(text or None)
        span = _SPAN.search(attributes) if attributes else None
        if span:
            cells.extend([None] * (min(int(span[1]), 100) - 1))
    return cells
