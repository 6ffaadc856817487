"""Texts that wait to be searched together, and sources that cannot end before theirs are.

Most sources of a large leak are short: one by one their texts cost over twice as much as many at
once. Those of one archive or mailbox wait for each other, and so do those of small sources that a
worker takes together.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import polars as pl

from pipelines.attribution.attribute import Told, records_from_texts
from scanner.border import failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.outbox import Outbox
    from scanner.underway import Underway

_TEXTS, _CHARACTERS = 64, 60_000
"""As many texts, or characters of them, as are worth searching at once."""

_ENDED, _HELD = 500, 32 << 20
"""Sources that may wait for their end, and bytes of members that they may hold."""


class Waiting:
    """What waits in a worker: texts of sources under way, and ends of sources."""

    def __init__(self, key: bytes, model: str | None) -> None:
        """Nothing waits. key, model: as for `records_from_texts`."""
        self._how = key, model
        self._told: list[tuple[Outbox, Underway, Told]] = []
        self._characters = 0
        self._ended: list[tuple[Outbox, Underway]] = []
        self._held = 0

    def search(self, out: Outbox, source: Underway, told: Iterable[Told]) -> None:
        """Have texts of a source searched, now or with others; their records go out there."""
        for one in told:
            self._told.append((out, source, one))
            self._characters += sum(len(block.text) for block in one.blocks)
        if len(self._told) >= _TEXTS or self._characters >= _CHARACTERS or out.alone:
            self._search()

    def finish(self, out: Outbox, source: Underway) -> None:
        """End a source as soon as all is told of it."""
        self._ended.append((out, source))
        self._held += 0 if source.opened.data is None else source.opened.size
        if not self._told or len(self._ended) >= _ENDED or self._held >= _HELD:
            self.settle()

    def settle(self) -> None:
        """Search whatever waits, then end what has ended."""
        self._search()
        ended, self._ended, self._held = self._ended, [], 0
        for out, source in ended:
            out.finish(source)

    def _search(self) -> None:
        told, self._told, self._characters = self._told, [], 0
        if len(told) < 2 or failure(lambda: self._records(told)):
            for one in told:
                self._alone(one)

    def _alone(self, waiting: tuple[Outbox, Underway, Told]) -> None:
        _, source, one = waiting
        if code := failure(lambda: self._records([waiting])):
            source.note(one.blocks[0].place, code)

    def _records(self, told: list[tuple[Outbox, Underway, Told]]) -> None:
        """Find whom the texts speak of, and send it; nothing is sent where any of them fails."""
        found = records_from_texts([one for _, _, one in told], *self._how)
        made = zip(told, found, strict=True)
        for _, some in groupby(made, key=lambda item: item[0][1].id):
            ((out, source, _), frame), *more = some
            out.give(source, pl.concat([frame, *(other for _, other in more)]))
