"""What the commands about documents do: who must approve which text, and who has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from scanner import approvals, report
from scanner import run as running
from scanner.session import Session

if TYPE_CHECKING:
    from pathlib import Path


def show_documents(folder: Path, *, as_json: bool) -> None:
    """Print every text of the case, whose approval it needs and whose it has."""
    with Session(folder) as session:
        running.check_current(session.case)
        texts = approvals.listed(session.case)
    if as_json:
        click.echo(json.dumps(texts, indent=1))
        return
    for text in texts:
        state = "DRAFT" if text["draft"] else "approved"
        needs, has = (_words(text[name]) for name in ("needs", "approved"))
        click.echo(f"{text['id']}: {state}; needs {needs}; has {has}")


def approve(folder: Path, document: str, *, by: str, role: str) -> None:
    """Record an approval of the text as it is now, and make the outputs anew.

    Raises BreachscopeError `outputs_stale`, `document_missing` or `role_not_asked`.
    """
    with Session(folder) as session:
        running.check_current(session.case)
        texts = approvals.chosen(session.case, document, role)
        approvals.approve(session.case, session.audit, texts, role=role, by=by)
        with report.progress() as progress:
            running.remake_outputs(session.case, session.audit, progress)
        given = {text["id"] for text in texts}
        for text in approvals.listed(session.case):
            if text["id"] in given:
                missing = _words(text["needs"], without=text["approved"])
                state = f"DRAFT, needs {missing}" if text["draft"] else "approved"
                click.echo(f"{text['id']}: {state}")


def _words(roles: object, without: object = ()) -> str:
    """Roles as people read them: "county counsel, privacy officer"."""
    listed = roles if isinstance(roles, list) else []
    left = [str(role) for role in listed if not (isinstance(without, list) and role in without)]
    return ", ".join(left).replace("_", " ") or "none"
