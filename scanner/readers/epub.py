"""EPUB: the chapters in reading order, their text and tables."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from pipelines.blocks import Block, Member, Table, TextBlock, Unread
from scanner.readers import html_page
from scanner.readers.office_zip import ZIP_ERRORS, checked, opened_zip
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.pictures import is_picture, is_worth_reading
from scanner.readers.xml_tree import attribute, local, tree

MEDIA_TYPES = ("application/epub+zip",)

_CHAPTER = re.compile(r".+\.(?:x?html?|xml)$", re.IGNORECASE)
_NOT_CHAPTERS = re.compile(r"META-INF/.*|.*\.(?:ncx|opf)$", re.IGNORECASE)


def read(source: Opened) -> Iterator[Block]:
    """Chapter by chapter in reading order, then pages that the order leaves out, then pictures.

    Raises ReadError: `damaged`, `encrypted` for protected books, `empty`.
    """
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS as error:
        raise ReadError("damaged") from error
    found = False
    with archive:
        infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if len(infos) > MEMBERS_LIMIT:
            raise ReadError("too_large")
        for block in _blocks(archive, infos, source):
            found = True
            yield block
    if not found:
        raise ReadError("empty")


def _blocks(
    archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], source: Opened
) -> Iterator[Block]:
    order = _order(archive, infos)
    others = [n for n in infos if _CHAPTER.fullmatch(n) and not _NOT_CHAPTERS.fullmatch(n)]
    rest = sorted(set(others) - set(order))
    for number, name in enumerate([*order, *rest], 1):
        place = f"chapter {number}" if name in order else f"page {name}"
        if name not in infos:
            yield Unread(place=place, code="incomplete")
            continue
        try:
            data = checked(archive, infos[name])
            chapter = replace(source, size=len(data), path=None, data=data)
            for block in html_page.read(chapter):
                yield _placed(block, place)
        except ReadError as error:
            if error.code != "empty":
                yield Unread(place=place, code=error.code)
    for name, info in infos.items():
        if is_picture(name) and is_worth_reading(data := _picture(archive, info)):
            yield Member(name=name, data=data)


def _placed(block: Block, place: str) -> Block:
    if isinstance(block, TextBlock | Table):
        return replace(block, place=f"{place}, {block.place}" if block.place else place)
    return block


def _picture(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        return checked(archive, info)
    except ReadError:
        return b""


def _order(archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo]) -> list[str]:
    """Names of the chapters as the book's package lists them; empty where it has no list.

    Raises ReadError("encrypted") where the book says that its chapters are.
    """
    protection = infos.get("META-INF/encryption.xml")
    if protection:
        content = checked(archive, protection)
        if re.search(rb"CipherReference[^>]+\.x?html?", content, re.IGNORECASE):
            raise ReadError("encrypted")
    try:
        root, _ = tree(checked(archive, infos["META-INF/container.xml"]))
        package = next(attribute(e, "full-path") for e in root.iter() if local(e) == "rootfile")
        book, _ = tree(checked(archive, infos[package]))
    except (KeyError, StopIteration, ReadError):
        return []
    folder = posixpath.dirname(package)
    items = {
        attribute(e, "id"): posixpath.normpath(
            posixpath.join(folder, unquote(attribute(e, "href").partition("#")[0]))
        )
        for e in book.iter()
        if local(e) == "item"
    }
    spine = (attribute(e, "idref") for e in book.iter() if local(e) == "itemref")
    return list(dict.fromkeys(items[key] for key in spine if key in items))
