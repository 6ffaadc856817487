"""Containers that are encrypted as a whole: known by their outside, shut without a password."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.blocks import Block
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/x-ole-encrypted", "application/x-keepass")


def read(source: Opened) -> Iterator[Block]:
    """Always raises ReadError("encrypted"), whatever the source."""
    del source
    raise ReadError("encrypted")
