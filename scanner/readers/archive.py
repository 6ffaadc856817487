"""ZIP and TAR archives, GZIP, BZIP2 and XZ: members in memory, within limits.

The names in an archive are labels. Nothing is ever written under them.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pipelines.blocks import Block, Member, Unread
from scanner.readers.office_zip import checked, opened_zip
from scanner.readers.opened import (
    MEMBER_LIMIT,
    MEMBERS_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    Opened,
    ReadError,
)

_ZIP = "application/zip"
_TAR = "application/x-tar"
_GZIP, _BZIP2, _XZ = "application/gzip", "application/x-bzip2", "application/x-xz"
MEDIA_TYPES = (_ZIP, _TAR, _GZIP, _BZIP2, _XZ)

_Unpacked = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
_PIECE = 1 << 20


def read(source: Opened) -> Iterator[Block]:
    """One member for each file inside; Unread with the member's name for each that stays shut.

    Raises ReadError: `damaged`, `empty`, `bomb`, `too_large` where it concerns the whole.
    """
    if source.media_type == _ZIP:
        yield from _zip(source)
    elif source.media_type == _TAR:
        yield from _tar(source)
    else:
        with source.open() as stream:
            content, code = _bounded(_unpacked(stream, source.media_type), source.size)
        if content:
            yield Member(name=_inner_name(source.name), data=content)
        if code:
            yield Unread(place="", code=code)
        elif not content:
            raise ReadError("empty")


def label(name: str, number: int) -> str:
    """The name of a member, fit to be shown; the number where it has none."""
    return re.sub(r"[\x00-\x1f\x7f]", "", name) or f"member {number}"


def _zip(source: Opened) -> Iterator[Block]:
    try:
        archive = opened_zip(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError("damaged") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if not infos:
            raise ReadError("empty")
        for number, info in enumerate(infos[:MEMBERS_LIMIT], 1):
            name = label(info.filename, number)
            try:
                if (info.external_attr >> 28) == 0xA:
                    yield Unread(place=name, code="link")
                else:
                    yield Member(name=name, data=checked(archive, info))
            except ReadError as error:
                yield Unread(place=name, code=error.code)
    if len(infos) > MEMBERS_LIMIT:
        yield Unread(place="further members", code="too_large")


def _tar(source: Opened) -> Iterator[Block]:
    count = 0
    try:
        with source.open() as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
            for info in archive:
                if info.isdir():
                    continue
                count += 1
                yield _tar_member(archive, info, count)
                archive.members = []  # type: ignore[attr-defined]
                if count >= MEMBERS_LIMIT:
                    yield Unread(place="further members", code="too_large")
                    break
    except (tarfile.TarError, *_BROKEN) as error:
        if not count:
            raise ReadError("damaged") from error
        yield Unread(place="further members", code="truncated")
    if not count:
        raise ReadError("empty")


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, number: int) -> Block:
    name = label(info.name, number)
    if info.issym() or info.islnk():
        return Unread(place=name, code="link")
    if not info.isfile():
        return Unread(place=name, code="special")
    if info.size > MEMBER_LIMIT:
        return Unread(place=name, code="too_large")
    try:
        stream = archive.extractfile(info)
        content = stream.read() if stream else b""
    except (tarfile.TarError, *_BROKEN):
        return Unread(place=name, code="damaged")
    return Member(name=name, data=content)


def _unpacked(stream: BinaryIO, media_type: str) -> _Unpacked:
    if media_type == _GZIP:
        return gzip.GzipFile(fileobj=stream)
    return bz2.BZ2File(stream) if media_type == _BZIP2 else lzma.LZMAFile(stream)


def _bounded(stream: _Unpacked, packed: int) -> tuple[bytes, str]:
    """What the stream unpacks to, as far as it goes, and the code of what stopped it or ""."""
    held = io.BytesIO()
    try:
        while piece := stream.read1(_PIECE):
            held.write(piece)
            if held.tell() > RATIO_FLOOR and held.tell() > RATIO_LIMIT * packed:
                return b"", "bomb"
            if held.tell() > MEMBER_LIMIT:
                return b"", "too_large"
    except EOFError:
        return held.getvalue(), "truncated"
    except _BROKEN:
        return held.getvalue(), "damaged"
    return held.getvalue(), ""


def _inner_name(name: str) -> str:
    """`staff.csv.gz` -> `staff.csv`, `leak.tgz` -> `leak.tar`."""
    last = re.sub(r"\.t(?:gz|bz2?|xz)$", ".tar", name, flags=re.IGNORECASE)
    return re.sub(r"\.(?:gz|bz2|xz|lzma)$", "", last, flags=re.IGNORECASE)
