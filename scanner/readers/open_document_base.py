"""Databases (ODB) and formulas of LibreOffice: the parts of their ZIP, each for what it is.

The tables of a database stand in its SQL script (HSQLDB, Firebird as a backup), which is read
like any other dump; what no reader knows says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.blocks import Block
from scanner.readers import zip_archive
from scanner.readers.opened import Opened

MEDIA_TYPES = (
    "application/vnd.oasis.opendocument.base",
    "application/vnd.oasis.opendocument.formula",
)


def read(source: Opened) -> Iterator[Block]:
    """Every part as a member; raises ReadError as `zip_archive.read`."""
    yield from zip_archive.read(source)
