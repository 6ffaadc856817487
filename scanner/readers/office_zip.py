"""What the Office Open XML formats share: a ZIP of XML parts, relations, comments, embeddings."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Member, Unread
from scanner.readers.opened import MEMBER_LIMIT, RATIO_FLOOR, RATIO_LIMIT, Opened, ReadError
from scanner.readers.passages import passages

_EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+", re.IGNORECASE)
_COMMENTS = re.compile(r"xl/(?:comments/?|threadedComments/|drawings/drawing)[^/]*\.xml", re.I)


def opened_zip(source: Opened) -> zipfile.ZipFile:
    """The container. Raises zipfile.BadZipFile."""
    return zipfile.ZipFile(source.path or source.open())


def checked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The unpacked member. Raises ReadError: `encrypted`, `too_large`, `bomb`, `damaged`."""
    if info.flag_bits & 1:
        raise ReadError("encrypted")
    guard(info.file_size, info.compress_size)
    try:
        with archive.open(info) as stream:
            content = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise ReadError("damaged") from error
    except NotImplementedError as error:
        raise ReadError("unsupported") from error
    except RuntimeError as error:
        raise ReadError("encrypted") from error
    if len(content) > info.file_size:
        raise ReadError("bomb")
    return content


def guard(size: int, packed: int) -> None:
    """Raises ReadError where unpacking would pass a limit: `too_large` or `bomb`."""
    if size > RATIO_FLOOR and size > RATIO_LIMIT * max(1, packed):
        raise ReadError("bomb")
    if size > MEMBER_LIMIT:
        raise ReadError("too_large")


def iterate(archive: zipfile.ZipFile, part: str) -> Iterator[etree._Element]:
    """Elements of a part as they end, children first, forgotten afterwards.

    Entities, DTDs and the network are off. Raises KeyError for a part that is not there,
    etree.XMLSyntaxError, zipfile.BadZipFile, ReadError as `guard`.
    """
    info = archive.getinfo(part)
    guard(info.file_size, info.compress_size)
    with archive.open(info) as stream:
        events = etree.iterparse(
            stream,
            events=("end",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, element in events:
            yield element
            parent = element.getparent()
            if parent is not None and len(parent) > 1000:
                while element.getprevious() is not None:
                    del parent[0]


def relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Id -> part that the part refers to; empty where it refers to nothing."""
    folder, name = posixpath.split(part)
    found = {}
    try:
        for element in iterate(archive, f"{folder}/_rels/{name}.rels"):
            target = element.get("Target")
            if target and element.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[element.get("Id", "")] = path
    except KeyError:
        return {}
    return found


def embedded(source: Opened) -> Iterator[Block]:
    """Files inside the document, as members; Unread for those that cannot be taken out."""
    try:
        archive = opened_zip(source)
    except zipfile.BadZipFile:
        return
    with archive:
        for info in archive.infolist():
            if _EMBEDDED.fullmatch(info.filename.replace("\\", "/")):
                try:
                    yield Member(name=info.filename, data=checked(archive, info))
                except ReadError as error:
                    yield Unread(place=f"embedded file {info.filename}", code=error.code)


def comments(source: Opened) -> Iterator[Block]:
    """Comments and text boxes of a workbook, one line each, with the cell they hang on."""
    lines: list[str] = []
    try:
        with opened_zip(source) as archive:
            for info in archive.infolist():
                if _COMMENTS.fullmatch(info.filename):
                    lines.extend(_notes(archive, info.filename))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, ReadError):
        yield Unread(place="comments", code="damaged")
    yield from passages((line + "\n" for line in lines), "comments", "page")


def _notes(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    """Lines of one part with comments or shapes."""
    held: list[str] = []
    for element in iterate(archive, part):
        name = str(element.tag).rsplit("}", 1)[-1]
        if name in {"t", "text"} and element.text:
            held.append(element.text)
        elif name in {"p", "comment", "threadedComment"} and held:
            cell = element.get("ref", "")
            text = " ".join("".join(held).split())
            held = []
            yield f"{cell}: {text}" if cell else text
