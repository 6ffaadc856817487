"""What the commands about mail do: the mailing list, and letters for print.

Both hold names and addresses. They are written only when somebody confirms it, for the owner of
the file alone, and the log tells of them before they are there.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING

import click
import polars as pl

from pipelines.outputs import merge_letters as merging
from pipelines.outputs import notify as notifying
from pipelines.outputs import render, spreadsheet
from pipelines.outputs.documents import is_draft
from pipelines.stages import STAGES, gathered
from scanner import approvals, report, store, tables, verbs
from scanner import case as cases
from scanner import run as running
from scanner.errors import BreachscopeError, shown
from scanner.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pipelines.outputs.pages import Page
    from pipelines.outputs.render import Outputs
    from pipelines.stages import Typed
    from scanner.case import Case

_WAYS = {
    "written": "by letter",
    "electronic": "electronically",
    "next_login": "at the next login",
    None: "in no way known",
}
"""Delivery -> as people read it."""

_IDS_SHOWN = 20
"""People listed by id whose letter cannot be printed."""


def notify(folder: Path, target: Path | None, *, kind: str, reveal: bool, as_json: bool) -> None:
    """Bring the case up to date, say what the mailing list holds, write it where `reveal`.

    target: folder for the list; None for the outputs of the case. Raises BreachscopeError.
    """
    with Session(folder) as session:
        with report.progress() as progress:
            running.run(session.case, session.audit, to="outputs", workers=None, progress=progress)
        of = _gathered(session.case, running.read_typed(session.case))
        people = notifying.recipients(of.individuals, of.decisions)
        written = _write_lists(session, of, people, target, kind) if reveal else []
        _tell_notify(session.case, _counts(of, people), written, as_json=as_json)
        verbs.end(session)


def merge_letters(folder: Path, variant: str, target: Path, *, reveal: bool) -> None:
    """Write the letters of a variant to one PDF; "A-es" is variant A in Spanish.

    Raises BreachscopeError `reveal_missing`, `outputs_stale`, `variant_missing` or
    `letters_script`.
    """
    with Session(folder) as session:
        case = session.case
        if not reveal:
            raise BreachscopeError("reveal_missing", case.folder, "a letter")
        _check_target(case, target)
        of = _gathered(case, running.check_current(case))
        people = notifying.recipients(of.individuals, of.decisions)
        page = _letter(case, of, people, variant)
        letter = pl.col("variant") == variant.partition("-")[0]
        lists = notifying.mailing_lists(people.filter(letter), of.incident)
        addressed = lists[notifying.LISTS[0]].to_dicts()
        printed = [one for one in addressed if merging.prints(one)]
        draft = is_draft(page.id, page.roles, page.hash, of.approvals)
        if printed:
            content = merging.pdf(page, printed, draft=draft)
            session.audit.add(
                "reveal", what=page.id, rows=len(printed), draft=draft, files=[_hash(content)]
            )
            store.write(target, content)
    state = "DRAFT, not approved for distribution" if draft else "approved"
    click.echo(f"{len(printed):,} letters ({state}){f': {shown(target)}' if printed else ''}")
    without = lists[notifying.LISTS[1]].height
    click.echo(
        f"Without a letter here: {without:,} who cannot be reached by post,"
        f" {lists[notifying.LISTS[2]].height:,} under review"
    )
    _tell_left([one["individual_id"] for one in addressed if not merging.prints(one)])


def _write_lists(
    session: Session, of: Outputs, people: pl.DataFrame, target: Path | None, kind: str
) -> list[Path]:
    folder = target or session.case.outputs
    lists = notifying.mailing_lists(people, of.incident)
    files = {folder / f"{name}.{kind}": _bytes(frame, kind) for name, frame in lists.items()}
    for path in files:
        _check_target(session.case, path)
    session.audit.add(
        "reveal",
        what="mailing list",
        format=kind,
        rows=[frame.height for frame in lists.values()],
        files=[_hash(content) for content in files.values()],
    )
    for path, content in files.items():
        store.write(path, content)
    return list(files)


def _check_target(case: Case, target: Path) -> None:
    cases.check_outside_evidence(case, target)
    if not target.parent.is_dir():
        raise BreachscopeError("folder_missing", target.parent)


def _letter(case: Case, of: Outputs, people: pl.DataFrame, variant: str) -> Page:
    wanted = f"notice-{variant}"
    page = next((text for text in render.notices(of, people) if text.id == wanted), None)
    if page is None or "«address»" not in page.text:
        raise BreachscopeError("variant_missing", case.folder, variant)
    if not merging.prints_text(page):
        raise BreachscopeError("letters_script", case.folder, variant)
    return page


def _gathered(case: Case, typed: Typed) -> Outputs:
    return gathered({name: tables.load(case, name) for name in STAGES[-1].reads}, typed)


def _counts(of: Outputs, people: pl.DataFrame) -> dict[str, int]:
    owed = people.filter(pl.col("outcome") == "notify")
    counted = owed.group_by(notifying.delivery(of.incident).alias("way")).agg(pl.len())
    ways: Mapping[str | None, int] = dict(counted.iter_rows())
    return {
        "owed": owed.height,
        **{way or "unreached": ways.get(way, 0) for way in _WAYS},
        "review": people.height - owed.height,
    }


def _bytes(frame: pl.DataFrame, kind: str) -> bytes:
    if kind == "csv":
        return spreadsheet.csv(frame)
    stream = io.BytesIO()
    frame.write_parquet(stream, row_group_size=tables.ROWS_PER_GROUP)
    return stream.getvalue()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _tell_notify(
    case: Case, counts: Mapping[str, int], written: Sequence[Path], *, as_json: bool
) -> None:
    texts = approvals.listed(case)
    drafts = sum(bool(text["draft"]) for text in texts)
    if as_json:
        told = {"documents": len(texts), "drafts": drafts, "files": [str(path) for path in written]}
        click.echo(json.dumps({"people": counts} | told, indent=1))
        return
    ways = ", ".join(f"{text} {counts[way or 'unreached']:,}" for way, text in _WAYS.items())
    click.echo(f"Owed a notice: {counts['owed']:,} people ({ways})")
    click.echo(f"Under review: {counts['review']:,}")
    click.echo(f"Documents: {len(texts):,}, of them drafts: {drafts:,}")
    for path in written:
        click.echo(f"Written: {shown(path)}")
    if not written:
        again = f"breachscope notify {shown(case.folder)} --reveal"
        click.echo(f"The mailing list was not written; write it with: {again}")
        for path in sorted(case.outputs.glob("mailing-list*")):
            click.echo(f"Written at an earlier time: {shown(path)}")


def _tell_left(ids: Sequence[str]) -> None:
    """Say whose letters must be made by hand; an id is no personal value."""
    if not ids:
        return
    more = f" and {len(ids) - _IDS_SHOWN:,} more" if len(ids) > _IDS_SHOWN else ""
    click.echo(
        f"{len(ids):,} more need letters of a script that is not in the font; make them by hand"
        f" from the DOCX: {', '.join(ids[:_IDS_SHOWN])}{more}"
    )
