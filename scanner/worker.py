"""Inside the sandbox: sources, from their bytes to records and ledger rows.

A source is sniffed, read block by block, and every block becomes records at once; members too,
inside out. Whatever a reader does, the outcome is a code (`border`).
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from detectors import dates
from pipelines.attribution.attribute import Told
from pipelines.blocks import Block, Expected, Member, Table, TextBlock, Unread
from pipelines.tables.assemble import records_from_table
from pipelines.tables.password_stores import owned
from pipelines.tables.typed_columns import TypedColumns
from scanner import column_corrections, long_cells, sniff
from scanner.border import failure
from scanner.confine import allow_seconds
from scanner.evidence import MEMBER_SEPARATOR, safe, source_id
from scanner.frames import Send, Task
from scanner.outbox import Outbox, in_turns
from scanner.overheard import Overheard
from scanner.readers import strings
from scanner.readers.cut_file import kind_beside
from scanner.readers.named_file import person_of_folder
from scanner.readers.opened import Opened, ReadError
from scanner.readers.parts_beside import PART
from scanner.readers.registry import reader_for, readers
from scanner.reshaping import Reshaping
from scanner.underway import Texts, Underway
from scanner.waiting import Waiting

_NAME_LENGTH = 300
_HOLDS_NOTHING = ("text/", PART)

readers()  # forked workers share what the process they come from has imported


def work(tasks: list[Task], send: Send) -> None:
    """Read top-level sources of one case with all members; everything found goes out by `send`."""
    dates.read_in(tasks[0].year)
    waiting = Waiting(tasks[0].key, tasks[0].model)
    for task, way in zip(tasks, in_turns(send, len(tasks)), strict=True):
        _Reading(task, Outbox(task, way), waiting).top()
    waiting.settle()


class _Reading:
    """One task under way: the totals that its limits look at, and the way out."""

    def __init__(self, task: Task, out: Outbox, waiting: Waiting) -> None:
        self._task = task
        self._out = out
        self._waiting = waiting
        self._done = frozenset(task.done)
        self._members = 0
        self._expanded = 0
        self._stop: str | None = None
        self._begun = time.process_time()
        self._paths: set[str] = set()
        self._overheard = Overheard(task)
        self._reshaping = Reshaping()

    def top(self) -> None:
        """Read the source of the task itself; the host knows its hash."""
        task = self._task
        allow_seconds(task.patience)
        opened = self._opened(task.path, task.size, path=os.fsdecode(task.location))
        source = Underway(id=task.id, parent="", path=task.path, sha256="0" * 64, opened=opened)
        self._read(source, depth=0)

    def _read(self, source: Underway, depth: int) -> None:
        """Read a source of which only the content is known, and tell how it went."""
        self._attempt(source, "", lambda: self._sniff(source))
        self._out.tell(source)
        kind = source.opened.media_type
        if not source.codes and kind != sniff.EMPTY:
            reader = reader_for(kind)
            if reader is None:
                source.note("", "unknown_type" if kind == sniff.UNKNOWN else "unsupported")
                if not kind.startswith(strings.SILENT):
                    self._walk(source, strings.read(source.opened), depth)
            else:
                self._walk(source, reader(source.opened), depth)
                if not source.blocks and not source.codes and not kind.startswith(_HOLDS_NOTHING):
                    source.note("", "empty")
        self._waiting.finish(self._out, source)

    def _sniff(self, source: Underway) -> None:
        with source.opened.open() as stream:
            kind = sniff.media_type(stream, source.opened.name)
        if source.opened.path:
            kind = kind_beside(Path(source.opened.path), kind)
        source.opened = replace(source.opened, media_type=kind)

    def _walk(self, source: Underway, blocks: Iterator[Block], depth: int) -> None:
        """Turn the blocks of one source into records, whichever of them fail."""
        texts = Texts()
        more = True

        def step() -> None:
            nonlocal more
            more = False  # a reader that raises is at its end
            block = next(blocks, None)
            if block is None:
                return
            more = True
            source.blocks += not isinstance(block, Unread | Expected)
            self._out.beat(source)
            if isinstance(block, TextBlock):
                if texts.ends_before(block):
                    self._waiting.search(self._out, source, texts.whole(source))
                texts.add(block)
                self._overheard.hear(block.text)
                source.text(block)
            else:
                self._attempt(source, _place(block), lambda: self._take(source, block, depth))

        while more and not self._stopped():
            self._attempt(source, "", step)
        self._waiting.search(self._out, source, texts.whole(source))
        if more and self._stop is not None:
            source.note("", self._stop)

    def _stopped(self) -> bool:
        """Whether nothing more may be read of the source of the task, for whatever limit."""
        if self._stop is None and time.process_time() - self._begun > self._task.longest:
            self._stop = "timeout"
        return self._stop is not None

    def _take(self, source: Underway, block: Block, depth: int) -> None:
        if isinstance(block, Table):
            source.table(block)
            bounded = long_cells.bounded(block, lambda place: source.note(place, "too_large"))
            counted = replace(bounded, batches=self._counted(source, bounded))
            counted = owned(counted, person_of_folder(source.path))
            counted = self._reshaping.shaped(counted, lambda said: self._say(source, said))
            said = column_corrections.of_table(self._task.columns, source.path)
            typed = TypedColumns(said, self._overheard.passwords)
            try:
                for records in records_from_table(counted, source.id, self._task.key, typed):
                    self._out.give(source, records)
            finally:
                self._out.give_columns(source, typed.frame())
        elif isinstance(block, Member):
            self._member(source, block, depth + 1)
        elif isinstance(block, Unread):
            source.note(block.place, block.code)
        elif isinstance(block, Expected):
            source.pieces.expect(block)

    def _counted(self, source: Underway, table: Table) -> Iterator[pl.DataFrame]:
        for batch in table.batches:
            source.more_rows(table.place, batch.height)
            self._overheard.hear_settings(batch)
            self._out.beat(source)
            if self._stopped():
                raise ReadError(self._stop or "timeout")
            yield batch

    def _say(self, source: Underway, said: TextBlock) -> None:
        told = Told([said], source.tables, source.id)
        self._waiting.search(self._out, source, [told])

    def _member(self, container: Underway, block: Member, depth: int) -> None:
        """Read a member like a source of its own, unless a limit stands in the way."""
        digest = hashlib.sha256(block.data).hexdigest()
        path = self._member_path(container, block.name)
        source = Underway(
            id=source_id(container.id, path, digest),
            parent=container.id,
            path=path,
            sha256=digest,
            opened=self._opened(block.name, len(block.data), data=block.data),
        )
        container.members += 1
        self._members += 1
        self._expanded += len(block.data)
        code = self._over_limit(depth)
        if source.id in self._done:
            return
        if code is None:
            self._read(source, depth)
            return
        source.note("", code)
        self._waiting.finish(self._out, source)
        if code != "too_deep":
            self._stop = code

    def _over_limit(self, depth: int) -> str | None:
        limits = self._task.limits
        if depth > limits.depth:
            return "too_deep"
        if self._members > limits.members or self._expanded > limits.expanded:
            return "too_large"
        ratio = self._expanded / max(1, self._task.size)
        return "bomb" if self._expanded > limits.ratio_from and ratio > limits.ratio else None

    def _member_path(self, container: Underway, name: str) -> str:
        """The member's path: no piece of it can be mistaken for a path of this machine."""
        plain = safe(name.replace("\\", "/"))[-_NAME_LENGTH:].strip("/ ") or "member"
        path, number = f"{container.path}{MEMBER_SEPARATOR}{plain}", 2
        while path in self._paths:
            path, number = f"{container.path}{MEMBER_SEPARATOR}{plain} ({number})", number + 1
        self._paths.add(path)
        return path

    def _opened(
        self, name: str, size: int, path: str | None = None, data: bytes | None = None
    ) -> Opened:
        return Opened(
            name=name,
            media_type=sniff.UNKNOWN,
            size=size,
            path=path,
            data=data,
            passwords=self._overheard.passwords,
            ocr=self._task.ocr,
        )

    def _attempt(self, source: Underway, place: str, step: Callable[[], None]) -> None:
        """Run a step on hostile content; whatever goes wrong becomes a code of the source."""
        if code := failure(step):
            source.note(place, code)


def _place(block: Block) -> str:
    return block.name if isinstance(block, Member) else block.place
