"""Which reader reads which media type: found by listing this folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from pipelines.blocks import Block
from scanner.readers.opened import Opened
from scanner.readers.unlocking import unlocking

Reader = Callable[[Opened], Iterator[Block]]
"""Yields the blocks of a source in order. Batches of a table are read before the next block is
asked for. Raises ReadError when the source, or the rest of it, cannot be read."""


@cache
def readers() -> dict[str, Reader]:
    """Media type -> reader, for every module of this folder that declares `MEDIA_TYPES`."""
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        loaded = importlib.import_module(f"scanner.readers.{module.name}")
        for media_type in getattr(loaded, "MEDIA_TYPES", ()):
            found[media_type] = unlocking(media_type, loaded.read)
    return found


def reader_for(media_type: str) -> Reader | None:
    """The reader of a media type, null where this version has none."""
    return readers().get(media_type)
