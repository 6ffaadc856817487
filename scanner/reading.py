"""The stage that reads: every source of the evidence, once, in the sandbox, part by part."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from pipelines.model import COLUMNS, RECORDS, empty
from scanner import column_corrections as columns
from scanner import evidence, installed, passwords, store, version
from scanner import kept_parts as stored
from scanner.evidence import Found
from scanner.frames import Limits, Setup, Task
from scanner.inventory import first_by_content, inventory
from scanner.kept_parts import Grounds
from scanner.key import key_id
from scanner.parts import Part
from scanner.sandbox import Ending, Sandbox

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done and how much there is (0 = unknown)."""

PROGRAM = "scanner.text_worker"
"""The module whose `work` runs in the sandbox."""

_FOR_TABLES = "scanner.worker"
"""The same where the names of all sources promise tables."""

_TABLES = frozenset({
    ".csv", ".tsv", ".tab", ".psv", ".parquet", ".feather", ".arrow", ".avro", ".orc", ".dbf",
    ".sqlite", ".sqlite3", ".xlsx", ".xls",
})  # fmt: skip

_ATTEMPTS = 5

_DISK, _PLACING = 8, 200
"""Threads that wait for the disk, which writes many parts as fast as one; parts that may wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How evidence is read.

    model: a spaCy model; None for the built-in finder of names. workers: processes; None for one
    per processor. limits: what one source may cost. retry: read again what was not fully read.
    passwords: tried on encrypted content. beside: passwords told by the evidence are tried too.
    ocr: whether pages and pictures without text are recognized. columns: what people said of
    columns, and year: as in `Task`.
    """

    model: str | None = None
    workers: int | None = None
    limits: Limits = field(default_factory=Limits)
    retry: bool = False
    passwords: tuple[str, ...] = field(default=(), repr=False)
    beside: bool = False
    ocr: bool = True
    columns: tuple[tuple[str, str, str, str], ...] = ()
    year: int = 2026


def read_evidence(
    parts: Path, roots: Sequence[Path], key: bytes, settings: Settings, progress: Progress
) -> pl.DataFrame:
    """Read what has not been read yet; SOURCES of everything, members too, sorted by path.

    parts: an existing folder of the case; one folder per source appears in it, and those of
    sources that are gone disappear. Of files with the same content only the first is read.
    Raises BreachscopeError where the system allows no worker, OSError where `parts` cannot be
    written.
    """
    progress("hashing", 0, 0)
    found = evidence.walk(roots)
    first = first_by_content(found)
    stored.remove_others(parts, frozenset(entry.id for entry in first.values()))
    grounds = _grounds(key, settings, list(first.values()))
    todo = [entry for entry in first.values() if not stored.is_done(parts, entry.id, grounds)]
    todo.sort(key=lambda entry: (-entry.state[0], entry.path))
    if todo:
        tasks = [_task(entry, key, settings) for entry in todo]
        _Stage(parts, grounds, progress).read(roots, tasks, settings)
    made = {entry.id: stored.read_ledger(parts, entry.id) for entry in first.values()}
    return inventory(found, made)


def scan_records(parts: Path, sources: pl.DataFrame) -> pl.LazyFrame:
    """RECORDS of all parts, sorted by id; those of sources that repeat another are left out."""
    return _scan(parts, sources, stored.records_path, RECORDS).sort("id", "locator", "role")


def scan_pieces(parts: Path, sources: pl.DataFrame) -> pl.LazyFrame:
    """PIECES of all parts, source by source, in the order in which they were met.

    Those of sources that repeat another are left out.
    """
    pieces = stored.read_pieces(parts, _top(sources)).lazy()
    return pieces.join(_repeated(sources), on="source", how="anti", maintain_order="left").sort(
        "source", maintain_order=True
    )


def scan_columns(parts: Path, sources: pl.DataFrame) -> pl.LazyFrame:
    """COLUMNS of all parts, in the order in which they were met, without sources that repeat."""
    return _scan(parts, sources, stored.columns_path, COLUMNS).sort("source", maintain_order=True)


def _scan(
    parts: Path,
    sources: pl.DataFrame,
    path_of: Callable[[Path, str], Path | None],
    schema: pl.Schema,
) -> pl.LazyFrame:
    paths = [path_of(parts, source) for source in _top(sources)]
    files = [path for path in paths if path is not None]
    if not files:
        return empty(schema).lazy()
    return pl.scan_parquet(files, schema=schema, glob=False).join(
        _repeated(sources), on="source", how="anti", maintain_order="left"
    )


def _top(sources: pl.DataFrame) -> list[str]:
    """Ids of the sources that have a part, in order."""
    top = sources.filter(pl.col("parent").is_null() & pl.col("sha256").is_not_null())
    return top["id"].sort().to_list()


def _repeated(sources: pl.DataFrame) -> pl.LazyFrame:
    return sources.filter(pl.col("duplicate_of").is_not_null()).select(source="id").lazy()


class _Stage:
    """One pass over the sources that are to be read."""

    def __init__(self, parts: Path, grounds: Grounds, progress: Progress) -> None:
        self._parts = parts
        self._grounds = grounds
        self._progress = progress
        self._broken_off: dict[str, Part] = {}
        self._attempts: dict[str, int] = {}

    def read(self, roots: Sequence[Path], todo: Sequence[Task], settings: Settings) -> None:
        """Run the tasks until each has its part."""
        limits, done = settings.limits, 0
        places = tuple(os.fsencode(os.path.realpath(root)) for root in roots)
        setup = Setup(roots=places, memory=limits.memory, seconds=limits.seconds)
        queue = deque(todo)
        self._progress("reading", 0, len(todo))
        workers = settings.workers or os.cpu_count() or 1
        tables = all(Path(task.path.lower()).suffix in _TABLES for task in todo)
        program = _FOR_TABLES if tables else PROGRAM
        placing = deque[Future[None]]()
        with Sandbox[Part](setup, workers, program) as sandbox, ThreadPoolExecutor(_DISK) as disk:
            for ending in sandbox.run(queue, self._open):
                again = self._again(ending)
                if again is not None:
                    queue.appendleft(again)
                    continue
                ending.sink.finish(ending.code, self._grounds, sandbox.isolation)
                placing.append(disk.submit(ending.sink.place))
                if len(placing) > _PLACING:
                    placing.popleft().result()
                done += 1
                self._progress("reading", done, len(todo))
            for placed in placing:
                placed.result()
        store.sync(self._parts)

    def _open(self, task: Task) -> Part:
        return Part(self._parts, task, self._broken_off.pop(task.id, None))

    def _again(self, ending: Ending[Part]) -> Task | None:
        """The task once more: by itself, or without the member that broke it; null if in vain."""
        part, task = ending.sink, ending.task
        if ending.code is None:
            return None
        if task.together and (ending.together or part.has_members()):
            part.close()  # alone, and each of its texts alone, what breaks it is known
            return replace(task, together=False)
        member = part.break_off(ending.code)
        attempts = self._attempts[task.id] = self._attempts.get(task.id, 0) + 1
        if member is None or attempts >= _ATTEMPTS:
            return None
        self._broken_off[task.id] = part
        return replace(task, done=(*task.done, member))


def _grounds(key: bytes, settings: Settings, sources: Sequence[Found]) -> Grounds:
    """All that decides what a part holds, beside the source itself.

    What only opens more (passwords, optional parts) is a condition of the sources it may open:
    nothing else has to be read again for it.
    """
    told = (
        version.release(),
        version.code(),
        key_id(key),
        settings.model,
        settings.limits,
        settings.year,
    )
    parts = repr(installed.versions())
    opens = passwords.fingerprint(settings.passwords, settings.beside, [s.id for s in sources], key)
    conditions = {"no_reader": parts, "no_text": f"{settings.ocr} {parts}", "encrypted": opens}
    said = {entry.id: columns.of_source(settings.columns, entry.path) for entry in sources}
    return Grounds(
        columns={
            source: hashlib.sha256(repr(told).encode()).hexdigest()
            for source, told in said.items()
            if told
        },
        basis=hashlib.sha256(repr(told).encode()).hexdigest(),
        conditions={
            code: hashlib.sha256(told.encode()).hexdigest() for code, told in conditions.items()
        },
        retry=settings.retry,
    )


def _task(entry: Found, key: bytes, settings: Settings) -> Task:
    return Task(
        id=entry.id,
        path=entry.path,
        size=entry.state[0],
        location=entry.location,
        key=key,
        model=settings.model,
        limits=settings.limits,
        passwords=settings.passwords,
        beside=settings.beside,
        ocr=settings.ocr,
        columns=columns.of_source(settings.columns, entry.path),
        year=settings.year,
        together=True,
    )
