"""OpenDocument: ODT, ODP, ODG and flat files; headers, notes, comments, tracked changes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from pipelines.blocks import Block, Member, Table, Unread
from scanner.readers.cells import grid
from scanner.readers.document_flow import numbering
from scanner.readers.document_properties import zip_properties
from scanner.readers.office_zip import ZIP_ERRORS, checked, opened_zip
from scanner.readers.open_document_tree import Document
from scanner.readers.opened import Opened, ReadError
from scanner.readers.pictures import is_picture, is_worth_reading
from scanner.readers.xml_tree import tree

_KIND = "application/vnd.oasis.opendocument."
_GRAPHICS = (_KIND + "graphics", _KIND + "graphics-flat-xml")
_FLAT = tuple(f"{_KIND}{kind}-flat-xml" for kind in ("text", "spreadsheet", "presentation"))
MEDIA_TYPES = (
    *(_KIND + kind for kind in ("text", "text-master", "text-web", "presentation", "chart")),
    *_GRAPHICS,
    *_FLAT,
)

_PART = re.compile(r"(?:(?P<object>.+)/)?(?:content|styles)\.xml")
_OBJECT = re.compile(r"(?:.*/)?Object [0-9]+")
_PICTURE = re.compile(r"(?:.*/)?Pictures/.+")
_ENCRYPTED = re.compile(rb"encryption-data|encrypted-package", re.IGNORECASE)


def read(source: Opened) -> Iterator[Block]:
    """Tables and text, part by part; embedded objects and large pictures as members.

    Raises ReadError: `damaged`, `encrypted`, `empty`, `too_deep`, `too_large`.
    """
    pages = "page" if source.media_type in _GRAPHICS else "slide"
    flat = source.media_type.endswith("-flat-xml")
    found = False
    for block in _flat_blocks(source, pages) if flat else _zip_blocks(source, pages):
        found = True
        yield block
    if not found:
        raise ReadError("empty")


def beside_cells(source: Opened) -> Iterator[Block]:
    """What a spreadsheet holds beside its cells: comments, shapes, headers, objects, pictures.

    Its cells are read by calamine. Unread where the container is broken.
    """
    try:
        yield from _zip_blocks(source, "page", cells=False)
    except ReadError as error:
        yield Unread(place="comments", code=error.code)


def _flat_blocks(source: Opened, pages: str) -> Iterator[Block]:
    root, broken = tree(source.bytes())
    document = Document(pages=pages)
    document.walk(root, "")
    yield from _blocks(document, source.stem, "")
    if broken:
        yield Unread(place="", code="damaged")


def _zip_blocks(source: Opened, pages: str, *, cells: bool = True) -> Iterator[Block]:
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS as error:
        raise ReadError("damaged") from error
    with archive:
        infos = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
        manifest = infos.get("META-INF/manifest.xml")
        if manifest and _ENCRYPTED.search(checked(archive, manifest)):
            raise ReadError("encrypted")
        if "content.xml" not in infos:
            raise ReadError("damaged")
        for name in sorted(infos, key=lambda name: (name.count("/"), name)):
            if part := _PART.fullmatch(name):
                document = Document(pages=pages, cells=cells or bool(part["object"]))
                yield from _part(archive, infos[name], document, source.stem)
        for name, info in infos.items():
            if _OBJECT.fullmatch(name) or (_PICTURE.fullmatch(name) and is_picture(name)):
                yield from _file(archive, info)
        yield from zip_properties(archive)


def _part(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, document: Document, name: str
) -> Iterator[Block]:
    """One part of the container: of the document itself, or of an object embedded in it."""
    within = info.filename.rpartition("/")[0]
    styles = info.filename.endswith("styles.xml")
    place = within or ("styles" if styles else "")
    try:
        root, broken = tree(checked(archive, info))
        document.walk(root, "headers and footers" if styles else "")
    except ReadError as error:
        if place:
            yield Unread(place=place, code=error.code)
            return
        raise
    yield from _blocks(document, name, within)
    if broken:
        yield Unread(place=place, code="damaged")


def _blocks(document: Document, name: str, within: str) -> Iterator[Block]:
    for sheet in document.sheets:
        if sheet.rows:
            place = f"sheet {sheet.name}"
            place = f"{within}, {place}" if within else place
            batches = grid(sheet.rows)
            yield Table(
                place=place, name=sheet.name, header=None, batches=batches, hidden=sheet.hidden
            )
    numbers = numbering()
    for place, flow in document.parts.items():
        where = ", ".join(filter(None, (within, place)))
        yield from flow.blocks(where, name, numbers)
    yield from document.files


def _file(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Block]:
    """An embedded object, or a picture large enough to hold writing."""
    try:
        data = checked(archive, info)
    except ReadError as error:
        yield Unread(place=info.filename, code=error.code)
        return
    if not is_picture(info.filename) or is_worth_reading(data):
        yield Member(name=info.filename, data=data)
