"""Objects embedded in office files: the files that they pack, as members.

An object is a storage of an OLE compound file ([MS-OLEDS] 2.3). It holds the packed file as one
stream (`Package`, `CONTENTS`), as a native stream with a name, or it is a document itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pipelines.blocks import Block, Member, Unread
from scanner.readers import strings
from scanner.readers.compound_file import CompoundFile
from scanner.readers.opened import Opened, ReadError
from scanner.readers.storage_copy import compound

MEDIA_TYPES = ("application/x-ole-storage",)

_NATIVE, _WHOLE = "\x01ole10native", ("package", "contents", "embeddedodf")
_FILES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11")
_EMBEDDED = 2
_NOTHING_INSIDE = frozenset(("equation native", "\x03ocxname", "\x03print"))
_BESIDE = ("\x01compobj", "\x01ole", "\x03objinfo", "\x02olepres000", "\x03linkinfo", "\x03epr")


def read(source: Opened) -> Iterator[Block]:
    """The file that a lone object packs, as a member; else the text that lies open in it.

    Unread("unsupported") where it packs none: then it is the file of some other program. Raises
    ReadError("damaged").
    """
    held = CompoundFile(source)
    inside = list(packed_files(held, ()))
    yield from inside
    if not inside:
        yield Unread(place="", code="unsupported")
        yield from strings.read(source)


def objects(held: CompoundFile, storages: list[tuple[str, ...]]) -> Iterator[Block]:
    """What the storages of embedded objects pack; an object that is a document is copied out."""
    for storage in storages:
        place = f"embedded object {'/'.join(storage)}"
        try:
            found = list(packed_files(held, storage)) or list(_copied(held, storage))
        except ReadError as error:
            found = [Unread(place=place, code=error.code)]
        yield from found


def packed_files(held: CompoundFile, storage: tuple[str, ...]) -> Iterator[Block]:
    """Members for the streams directly in a storage that hold a packed file.

    Raises ReadError("damaged").
    """
    for path in held.below(*storage):
        if len(path) != len(storage) + 1:
            continue
        name = path[-1].lower()
        if name == _NATIVE:
            yield native(held.stream(*path)[4:], "/".join(storage) or "object")
        elif name in _WHOLE:
            content = held.stream(*path)
            if content and (name != "contents" or content.startswith(_FILES)):
                yield Member(name="/".join([*storage, path[-1].strip("\x01")]), data=content)


def native(data: bytes, name: str) -> Block:
    """A native stream without its length: label, name, path, then the packed file.

    name: what to call it where the stream has no name. Layout as in [MS-OLEDS] 2.3.6 and as
    the object packager writes it.
    """
    try:
        label, at = _string(data, 2)
        path, at = _string(data, at)
        at += 4
        (length,) = struct.unpack_from("<I", data, at)
        at += 4 + length
        (size,) = struct.unpack_from("<I", data, at)
        content = data[at + 4 : at + 4 + size]
    except (struct.error, ValueError):
        label, path, content, size = "", "", data, len(data)
    if not content or len(content) < size:
        return Unread(place=f"embedded object {name}", code="damaged")
    last = (label or path).replace("\\", "/").rsplit("/", 1)[-1]
    return Member(name=last or name, data=content)


def unwrapped(data: bytes, name: str) -> Iterator[Block]:
    """What an object of OLE 1 holds, as RTF keeps it ([MS-OLEDS] 2.2.4): a member.

    name: what to call it. Links and drawings without a file give nothing.
    """
    try:
        (kind,) = struct.unpack_from("<I", data, 4)
        if kind != _EMBEDDED:
            return
        at, names = 8, []
        for _ in range(3):
            (length,) = struct.unpack_from("<I", data, at)
            names.append(data[at + 4 : at + 4 + length].rstrip(b"\0").lower())
            at += 4 + length
        (size,) = struct.unpack_from("<I", data, at)
    except struct.error:
        yield Unread(place=name, code="damaged")
        return
    content = data[at + 4 : at + 4 + size]
    if not content:
        return
    if len(content) < size:
        yield Unread(place=name, code="truncated")
    yield native(content, name) if names[0] == b"package" else Member(name=name, data=content)


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at, at + 1000)
    return data[at:end].decode("cp1252", "replace"), end + 1


def _copied(held: CompoundFile, storage: tuple[str, ...]) -> Iterator[Block]:
    """The storage as a compound file of its own, unless nothing but formulas is in it."""
    streams = {path[len(storage) :]: path for path in held.below(*storage)}
    names = {path[0].lower() for path in streams}
    if names & _NOTHING_INSIDE or not names - set(_BESIDE):
        return
    content = compound({short: held.stream(*path) for short, path in streams.items()})
    yield Member(name="/".join(storage), data=content)
