"""Readers of formats that may be encrypted inside: a password of the case is tried first."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from pipelines.blocks import Block
from scanner.readers.locked import opened_office
from scanner.readers.open_document_locks import is_locked, opened_package
from scanner.readers.opened import Opened, ReadError

Reader = Callable[[Opened], Iterator[Block]]

_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OFFICE = frozenset(
    {"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"}
)


def unlocking(media_type: str, reader: Reader) -> Reader:
    """The reader, for files that need no password; others become a member that is decrypted."""
    if media_type.startswith(_OPEN_DOCUMENT):
        return _first_looking(reader)
    return _when_refused(reader) if media_type in _OFFICE else reader


def _first_looking(reader: Reader) -> Reader:
    @functools.wraps(reader)
    def read(source: Opened) -> Iterator[Block]:
        yield from opened_package(source) if is_locked(source) else reader(source)

    return read


def _when_refused(reader: Reader) -> Reader:
    @functools.wraps(reader)
    def read(source: Opened) -> Iterator[Block]:
        begun = False
        try:
            for block in reader(source):
                begun = True
                yield block
        except ReadError as error:
            if error.code != "encrypted" or begun:
                raise
        else:
            return
        try:
            yield from opened_office(source)
        except ReadError as error:
            # that the reader met encryption is sure, whatever the library makes of the rest
            raise ReadError("encrypted") from error

    return read
