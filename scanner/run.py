"""Run the stages of a case: load, call, check, store, record; skip what is done already.

A stage is valid as long as its basis is the same: the bytes of the tables it reads, the facts it
looks at, the settings, the key and the code. Only the walk through the evidence is always made,
since nothing else tells whether files came or changed; reading itself is resumed source by
source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import polars as pl

from pipelines.law.incident import Incident, IncidentError, parse
from pipelines.stages import STAGES, Made, Stage, Typed
from scanner import (
    approvals,
    column_corrections,
    judgments,
    key_judgments,
    passwords,
    reading,
    store,
    tables,
    version,
)
from scanner import case as cases
from scanner import key as case_key
from scanner.audit import year_of_beginning
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from scanner.audit import Audit
    from scanner.case import Case

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done and how much there is (0 = unknown)."""

STAGE_NAMES = tuple(stage.name for stage in STAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that the stages of one run share.

    workers: processes that read evidence; None for one per processor. retry: whether evidence that
    was not fully read is read again.
    """

    case: Case
    typed: Typed
    key: bytes
    workers: int | None
    progress: Progress
    retry: bool = False


def run(
    case: Case,
    audit: Audit,
    *,
    to: str,
    workers: int | None,
    progress: Progress,
    retry: bool = False,
) -> None:
    """Bring every stage up to `to` up to date.

    Raises BreachscopeError; what was finished before stays and is not made again.
    """
    cases.check_roots(case)
    job = Run(
        case=case,
        typed=read_typed(case),
        key=case_key.read_key(),
        workers=workers,
        progress=progress,
        retry=retry,
    )
    column_corrections.record(case, audit)
    for folder in (case.parts, case.tables, case.outputs):
        store.make_folder(folder)
        store.clear_unfinished(folder)
    for stage in STAGES[: STAGE_NAMES.index(to) + 1]:
        progress(stage.name, 0, 0)
        _run_stage(job, stage, audit)


def remake_outputs(case: Case, audit: Audit, progress: Progress) -> None:
    """Make the outputs anew from the tables as they are; the evidence is not looked at."""
    job = Run(
        case=case, typed=read_typed(case), key=case_key.read_key(), workers=None, progress=progress
    )
    _run_stage(job, STAGES[-1], audit)


def read_typed(case: Case) -> Typed:
    """Read what people typed in."""
    return Typed(
        incident=read_incident(case.incident_path),
        approvals=approvals.read(approvals.path_of(case)),
        keys=key_judgments.read(key_judgments.path_of(case)),
        people=judgments.read(judgments.path_of(case)),
    )


def check_current(case: Case) -> Typed:
    """Raise BreachscopeError `outputs_stale` unless every stage is; return what people typed in.

    The evidence itself is not looked at.
    """
    typed, key = read_typed(case), case_key.read_key()
    if not all(is_current(case, stage, typed, key) for stage in STAGES):
        raise BreachscopeError("outputs_stale", case.folder)
    return typed


def read_incident(path: Path) -> Incident:
    """Read the facts that people typed in; a missing file means that nothing is known.

    Raises BreachscopeError `incident` with the line or fact and what to write instead.
    """
    if not path.exists():
        return Incident()
    try:
        return parse(path.read_text(encoding="utf-8"))
    except IncidentError as error:
        raise BreachscopeError("incident", path, str(error)) from None
    except UnicodeDecodeError:
        raise BreachscopeError("incident", path, "it is not UTF-8 text") from None


def is_current(case: Case, stage: Stage, typed: Typed, key: bytes) -> bool:
    """Tell whether a stage is finished and nothing it depends on has changed since.

    The evidence itself is not looked at.
    """
    if not stage.reads:
        receipt = tables.read_receipt(case, stage)
        return receipt is not None and not tables.changed_files(case, receipt)
    basis = _basis(case, stage, typed, key)
    return basis is not None and tables.holds(case, stage, basis)


def _run_stage(job: Run, stage: Stage, audit: Audit) -> None:
    basis = _basis(job.case, stage, job.typed, job.key) or ""
    if stage.reads and tables.holds(job.case, stage, basis):
        return
    files, rows = _make(job, stage)
    receipt = tables.Receipt(basis=basis, files=files, rows=rows)
    if receipt == tables.read_receipt(job.case, stage):
        return
    tables.write_receipt(job.case, stage, receipt)
    audit.add("stage", stage=stage.name, basis=receipt.basis, **receipt.rows)


def _basis(case: Case, stage: Stage, typed: Typed, key: bytes) -> str | None:
    inputs = [tables.table_path(case, name) for name in stage.reads]
    if not all(path.is_file() for path in inputs):
        return None
    return tables.hash_of(
        {
            "stage": stage.name,
            "inputs": [store.sha256(path) for path in inputs],
            "facts": {name: typed.incident.fact(name) for name in stage.facts},
            "approvals": [asdict(given) for given in typed.approvals] if stage.approved else [],
            "keys": [asdict(said) for said in typed.keys] if stage.keys else [],
            "people": [asdict(said) for said in typed.people] if stage.people else [],
            "nlp": case.nlp,
            "key": case_key.key_id(key),
            "release": version.release(),
            "code": version.code(),
        }
    )


def _make(job: Run, stage: Stage) -> tuple[dict[str, str], dict[str, int]]:
    if stage.make is not None:
        with store.aside(job.case.tables) as folder:
            made = stage.make(tables.of_stage(job.case, stage), job.typed, folder)
            return _store(job.case, stage, made)
    if stage.name == "sources":
        sources = _read_evidence(job)
        pieces = reading.scan_pieces(job.case.parts, sources)
        columns = reading.scan_columns(job.case.parts, sources)
        return _store(job.case, stage, {"sources": sources, "pieces": pieces, "columns": columns})
    sources = tables.load(job.case, "sources").collect()
    return _store(job.case, stage, {"records": reading.scan_records(job.case.parts, sources)})


def _store(case: Case, stage: Stage, made: Made) -> tuple[dict[str, str], dict[str, int]]:
    if stage.writes:
        frames = {name: frame for name, frame in made.items() if not isinstance(frame, bytes)}
        return _store_tables(case, stage, frames)
    before = tables.read_receipt(case, stage)
    files = _store_outputs(case.folder, case.outputs, made)
    _remove_former(case.folder, before.files if before else {}, files)
    return files, {}


def _read_evidence(job: Run) -> pl.DataFrame:
    settings = reading.Settings(
        model=job.case.nlp,
        workers=job.workers,
        passwords=passwords.listed(job.case.passwords_path),
        beside=job.case.beside,
        ocr=job.case.ocr,
        retry=job.retry,
        columns=column_corrections.checked(job.case),
        year=year_of_beginning(job.case.audit_path),
    )
    return reading.read_evidence(job.case.parts, job.case.roots, job.key, settings, job.progress)


def _store_tables(
    case: Case, stage: Stage, frames: Mapping[str, pl.DataFrame | pl.LazyFrame]
) -> tuple[dict[str, str], dict[str, int]]:
    files, rows = {}, {}
    for name in stage.writes:
        rows[name] = tables.store_table(case, name, frames[name], stage.name)
        path = tables.table_path(case, name)
        files[str(path.relative_to(case.folder))] = store.sha256(path)
    return files, rows


def _store_outputs(folder: Path, outputs: Path, made: Made) -> dict[str, str]:
    files: dict[str, str] = {}
    for name, content in sorted(made.items()):
        relative = PurePosixPath(name)
        if relative.is_absolute() or ".." in relative.parts or not isinstance(content, bytes):
            raise BreachscopeError("output_unsafe", outputs)
        path = outputs / relative
        store.make_folder(path.parent)
        store.clear_unfinished(path.parent)
        store.write(path, content)
        files[str(path.relative_to(folder))] = store.sha256(path)
    return files


def _remove_former(folder: Path, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Remove what an earlier run made and this one does not; files of other people stay."""
    for name in before.keys() - now.keys():
        path = folder / name
        path.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
