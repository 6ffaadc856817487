"""What the Office Open XML formats share: a ZIP of XML parts, relations, comments, embeddings."""

from __future__ import annotations

import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator

from lxml import etree

from pipelines.blocks import Block, Member, Unread
from scanner.readers.opened import MEMBER_LIMIT, RATIO_FLOOR, RATIO_LIMIT, Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.pictures import is_picture, is_worth_reading

_EMBEDDED = re.compile(
    r"(?:word|xl|ppt)/(?:embeddings/[^/]+|afchunk[^/]*|(?!.*\.xml$)[^/]+\.(?:html?|mht|rtf|txt|docx))",
    re.IGNORECASE,
)
_MEDIA = re.compile(r"(?:word|xl|ppt)/media/[^/]+", re.IGNORECASE)
_COMMENTS = re.compile(
    r"xl/(?:comments/?|threadedComments/|drawings/drawing|diagrams/data|charts/chart)[^/]*\.xml",
    re.I,
)
_PIECE, _LONGEST = 1 << 20, 9000
_PLAYED = re.compile(r"\.(?:mp3|wav|wma|m4a|aac|ogg|mp4|m4v|mov|avi|wmv|mpe?g|webm)$", re.I)


ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    KeyError,
)
"""What a broken container or part raises where it is read piece by piece."""


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
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
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


def found_in(
    archive: zipfile.ZipFile, part: str, signs: tuple[bytes, ...], pattern: re.Pattern[bytes]
) -> Iterator[re.Match[bytes]]:
    """What a pattern finds in the bytes of a part: to parse all cells once more would take long.

    signs: every find has one of them, so that bytes without are passed over. A find is shorter than
    9,000 bytes; one that lies in the last so many of a megabyte may be given twice. Raises
    KeyError for a part that is not there, ReadError as `guard`.
    """
    info = archive.getinfo(part)
    guard(info.file_size, info.compress_size)
    held = b""
    with archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            held = held[-_LONGEST:] + piece
            if any(sign in held for sign in signs):
                yield from pattern.finditer(held)


def relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Id -> part that the part refers to; empty where it refers to nothing."""
    folder, _, name = part.rpartition("/")
    beside = f"{folder.rstrip('/')}/_rels/{name}.rels"
    if beside not in archive.NameToInfo:
        return {}
    found = {}
    for element in iterate(archive, beside):
        target = element.get("Target")
        if target and element.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = path
    return found


def embedded(source: Opened) -> Iterator[Block]:
    """Files inside the document, as `files_inside`; nothing where the container is broken."""
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS:
        return
    with archive:
        yield from files_inside(archive)


def files_inside(archive: zipfile.ZipFile) -> Iterator[Block]:
    """Embedded files, sound, film, and pictures large enough to hold writing, as members.

    Unread for those that cannot be taken out.
    """
    for info in archive.infolist():
        name = info.filename.replace("\\", "/")
        media = bool(_MEDIA.fullmatch(name))
        picture = media and is_picture(name)
        if picture or _EMBEDDED.fullmatch(name) or (media and _PLAYED.search(name)):
            try:
                data = checked(archive, info)
            except ReadError as error:
                yield Unread(place=f"embedded file {info.filename}", code=error.code)
                continue
            if not picture or is_worth_reading(data):
                yield Member(name=info.filename, data=data)


def comments(source: Opened, told: Collection[str] = ()) -> Iterator[Block]:
    """Comments, text boxes, diagrams and titles of charts of a workbook, one line each.

    Where a line hangs on a cell it begins with that. told: parts that are left out.
    """
    lines: list[str] = []
    try:
        with opened_zip(source) as archive:
            for info in archive.infolist():
                if _COMMENTS.fullmatch(info.filename) and info.filename not in told:
                    lines.extend(_notes(archive, info.filename))
    except (*ZIP_ERRORS, ReadError):
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
