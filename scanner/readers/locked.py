"""Containers that are encrypted as a whole: opened by a password of the case, else shut.

Office files are decrypted by msoffcrypto-tool ([MS-OFFCRYPTO]); the file below is a member.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

from pipelines.blocks import Block, Member
from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError
from scanner.readers.passwords import Tries

_OFFICE = "application/x-ole-encrypted"
MEDIA_TYPES = (_OFFICE, "application/x-keepass")

ALWAYS = ("VelvetSweatshop",)
"""With this one Excel encrypts what is only protected against changes; it asks nobody for it."""


def read(source: Opened) -> Iterator[Block]:
    """The decrypted file as a member of the same name.

    Raises ReadError: `encrypted` where no password fits, as always for KeePass; `damaged`,
    `unsupported` for a way of encryption that the library does not know (Extensible, DRM).
    """
    if source.media_type != _OFFICE:
        raise ReadError("encrypted")
    yield from opened_office(source)


def opened_office(source: Opened) -> Iterator[Block]:
    """An encrypted Office file of any age, decrypted, as a member of the same name.

    For readers of XLS, DOC and PPT that meet RC4 or XOR inside; errors as `read`, and `too_large`.
    """
    if source.size > WHOLE_LIMIT:
        raise ReadError("too_large")  # the library holds all of it, twice
    msoffcrypto, broken = _library()
    with source.open() as stream:
        try:
            file = msoffcrypto.OfficeFile(stream)
            locked = file.is_encrypted()
        except broken as error:
            raise ReadError("damaged") from error
        if not locked:
            raise ReadError("damaged")

        def opened(password: str) -> bytes | None:
            try:
                return _decrypted(file, password)
            except broken:
                return None  # what a wrong password makes of the content breaks its format

        content = Tries(source.passwords, ALWAYS).first(opened)
    if content is None:
        raise ReadError("encrypted")
    yield Member(name=source.name.rsplit("/", 1)[-1], data=content)


class _InMemory:
    """Stands in for `tempfile` in the library: decrypted evidence is written nowhere."""

    TemporaryFile = io.BytesIO


@cache
def _library() -> tuple[Any, tuple[type[Exception], ...]]:
    """The library, and what it raises on content that is not as it should be."""
    import msoffcrypto  # noqa: PLC0415 - slow to import
    from msoffcrypto import exceptions  # noqa: PLC0415
    from msoffcrypto.format import doc97, ppt97, xls97  # noqa: PLC0415

    for module in (doc97, ppt97, xls97):
        module.tempfile = _InMemory
    own = (exceptions.FileFormatError, exceptions.ParseError, exceptions.DecryptionError)
    others = (OSError, ValueError, struct.error, LookupError, AttributeError, TypeError)
    return msoffcrypto, (*own, *others, AssertionError)


def _decrypted(file: Any, password: str) -> bytes | None:
    """The content under a password; None where it is told or seen not to fit."""
    target = io.BytesIO()
    try:
        file.load_key(password=password, verify_password=True)
    except TypeError:
        file.load_key(password=password)
    file.decrypt(target)
    content = target.getvalue()
    return content if content[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"} else None
