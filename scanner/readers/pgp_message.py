"""PGP messages in ASCII armor: encrypted for the key of somebody, shut for everybody else."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.blocks import Block
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/pgp-encrypted",)


def read(source: Opened) -> Iterator[Block]:
    """Always raises ReadError("encrypted"): a private key is no password."""
    del source
    raise ReadError("encrypted")
