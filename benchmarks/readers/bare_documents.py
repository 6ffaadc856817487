"""Libraries of documents called bare: the text, and where it says so what places the text.

A library's cheapest call often gives less than a reader must: a PDF's text without a place cannot
show a table, a page's text in one run parts no two lines. Where that is so there are two cases,
the cheapest call and the one that asks the library for what the reader needs.
"""

from __future__ import annotations

import csv
import re
import struct
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

_BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "body"})
_HINTS = ("title", "alt", "aria-label", "value")
_SPECIAL = re.compile("[\x01-\x08\x13-\x1f]")
_VALUES = re.compile(r"\),\(|\);$")


def pdf_text(path: str) -> int:
    """pypdfium2: the text of each page in one run."""
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def pdf_places(path: str) -> int:
    """pypdfium2: the text of each page, and the box of every character that shows."""
    import pypdfium2  # noqa: PLC0415

    count = 0
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            shown = text.get_text_range()
            count += len([text.get_charbox(n) for n, c in enumerate(shown) if not c.isspace()])
    return count


def html_cells(module: Any, path: str) -> object:
    """selectolax: the cells of every row."""
    page = module.LexborHTMLParser(Path(path).read_bytes())
    return [[cell.text() for cell in row.css("td, th")] for row in page.css("tr")]


def html_lines(module: Any, path: str) -> str:
    """selectolax: the text with a line for each block, tidied as a browser shows it, and what
    links of mail and hints tell (a reader must find the people that stand in attributes alone)."""
    lines: list[list[str]] = [[]]
    for node in module.LexborHTMLParser(Path(path).read_bytes()).root.traverse(include_text=True):
        if node.tag == "-text":
            lines[-1].append(node.text_content)
            continue
        if node.tag in _BLOCKS:
            lines.append([])
        told = node.attributes
        if told:
            lines[-1].append((told.get("href") or "").removeprefix("mailto:"))
            lines[-1] += [value for name in _HINTS if (value := told.get(name))]
    return "\n".join(" ".join("".join(line).split()) for line in lines)


def _paragraphs(content: bytes) -> list[str]:
    return ["".join(map(str, p.itertext())) for p in etree.fromstring(content).iter("{*}p")]


def word(path: str) -> object:
    """zipfile and lxml: the paragraphs of the body."""
    with zipfile.ZipFile(path) as archive:
        return _paragraphs(archive.read("word/document.xml"))


def slides(path: str) -> object:
    """zipfile and lxml: the paragraphs of every slide."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        return [_paragraphs(archive.read(name)) for name in names]


def open_text(path: str) -> object:
    """zipfile and lxml: the paragraphs of the content."""
    with zipfile.ZipFile(path) as archive:
        return _paragraphs(archive.read("content.xml"))


def word_binary(module: Any, path: str) -> str:
    """olefile: the stream with the text, as if all of it were text."""
    with module.OleFileIO(path) as held:
        return str(held.openstream("WordDocument").read().decode("cp1252", "replace"))


def word_paragraphs(module: Any, path: str) -> list[str]:
    """olefile: the text by its table of pieces ([MS-DOC] 2.8.35), in paragraphs that show."""
    with module.OleFileIO(path) as held:
        main = held.openstream("WordDocument").read()
        table = held.openstream("0Table").read()
        pool = [held.openstream(name).read() for name in held.listdir() if len(name) > 1]
    at, size = struct.unpack_from("<II", main, 0x1A2)
    count = (size - 5 - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    text = ""
    for number in range(count):
        place = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        length = starts[number + 1] - starts[number]
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            text += main[begin : begin + length].decode("cp1252", "replace")
        else:
            text += main[place : place + 2 * length].decode("utf-16-le", "replace")
    lines = (_SPECIAL.sub("", line).replace("\t", " ").strip() for line in text.split("\r"))
    return [line for line in lines if line] + [str(len(data)) for data in pool]


def outlook(module: Any, path: str) -> object:
    """python-oxmsg: subject, body, recipients and the content of attachments."""
    message = module.Message.load(path)
    people = [(one.name, one.email_address) for one in message.recipients]
    return message.subject, message.body, people, [a.file_bytes for a in message.attachments]


def rich(module: Any, path: str) -> str:
    """striprtf: the text."""
    return str(module.rtf_to_text(Path(path).read_text("latin-1")))


def ldif(module: Any, path: str) -> object:
    """ldif3: the entries."""
    with Path(path).open("rb") as stream:
        return list(module.LDIFParser(stream, strict=False).parse())


def mysql(path: str) -> object:
    """The csv module on the rows of each INSERT, as scripts that turn dumps to CSV do."""
    found: list[list[str]] = []
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith("INSERT"):
            rows = _VALUES.split(line[line.index("(") + 1 :])[:-1]
            found += csv.reader(rows, quotechar="'", escapechar="\\")
    return found


def copied(path: str) -> object:
    """The lines between COPY and its end, cut at tabs."""
    found, inside = [], False
    for line in Path(path).read_text("utf-8").split("\n"):
        inside = line != "\\." if inside else line.startswith("COPY ")
        if inside:
            found.append(line.split("\t"))
    return found
