"""The facts of the incident from the command line: what is known, what waits, and a fact set.

`incident.toml` stays the people's own file: setting a fact keeps every comment and the order.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click
import tomlkit
from tomlkit.exceptions import TOMLKitError

from pipelines.law.facts import FACTS, choices
from pipelines.law.incident import IncidentError, parse
from pipelines.model import empty
from pipelines.outputs.known import Known, known
from pipelines.stages import SCHEMAS, STAGES
from scanner import audit, store, tables
from scanner import run as running
from scanner.errors import BreachscopeError, shown
from scanner.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scanner.case import Case

Value = str | bool | float | dt.date | list[str]

_YES_NO = {"true": True, "yes": True, "false": False, "no": False}

_READ = ("individuals", "decisions", "obligations", "pieces")
_DECISIONS = next(stage for stage in STAGES if "decisions" in stage.writes)

_WAITING_SHOWN = 3
"""Obligations named per missing fact; --json has all."""


def record(folder: Path, settings: Sequence[str], *, by: str | None) -> None:
    """Write facts into incident.toml and who said so into the log.

    settings: "breach.discovered=2026-03-04"; nothing after the sign makes the fact unknown. All
    are checked before any is written. Raises BreachscopeError `fact_unclear` or `incident`.
    """
    with Session(folder) as session:
        path = session.case.incident_path
        running.read_incident(path)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        told: list[tuple[str, str]] = []
        for setting in settings:
            key, sign, written = setting.partition("=")
            if not sign or key.count(".") != 1:
                raise BreachscopeError("fact_unclear", detail=key)
            text, value = _with_fact(path, text, key.strip(), written.strip())
            told.append((key.strip(), _loggable(key.strip(), value)))
        for key, value in told:
            session.audit.add("fact", fact=key, value=value, by=by or audit.actor())
        store.write(path, text.encode())


def show(folder: Path, *, as_json: bool) -> None:
    """Print what is known, what the data tells, and what is missing with who waits for it."""
    with Session(folder) as session:
        stale, found = _known(session.case)
    if as_json:
        click.echo(json.dumps({"decisions_stale": stale} | asdict(found), indent=1))
        return
    for line in _lines(found):
        click.echo(shown(line))
    if stale:
        click.echo(
            "The decisions are older than these facts, or not made yet; make them with:"
            f" breachscope run {shown(folder)}"
        )


def _known(case: Case) -> tuple[bool, Known]:
    typed = running.read_typed(case)
    if tables.read_receipt(case, _DECISIONS) is None:
        # Before the first run: what is typed in can be told all the same.
        people, decided, owed, pieces = (empty(SCHEMAS[name]) for name in _READ)
        return True, known(people, decided, owed, typed.incident, pieces)
    people, decided, owed, pieces = (tables.load(case, name).collect() for name in _READ)
    try:
        running.check_current(case)
        stale = False
    except BreachscopeError:
        stale = True
    return stale, known(people, decided, owed, typed.incident, pieces)


def _lines(found: Known) -> Iterator[str]:
    yield "Known:" if found.stated else "Nothing is typed in yet."
    for stated in found.stated:
        yield f"  {stated.fact} = {stated.value}"
    yield ""
    yield "What the data tells:"
    for told in found.computed:
        beside = f" (typed: {told.fact} = {told.typed})" if told.typed else ""
        yield f"  {told.title}: {told.value}{beside}"
        if told.contradiction:
            yield f"    CONTRADICTION: {told.contradiction}"
    waited = [fact for fact in found.missing if fact.people or fact.obligations]
    yield ""
    yield f"Missing, and waited for: {len(waited):,}"
    for fact in waited:
        asked = "" if fact.question == fact.fact else f": {fact.question}"  # of the law, in words
        yield f"  {fact.fact}{asked}" + (f" Ask: {fact.ask}" if fact.ask else "")
        more = len(fact.obligations) - _WAITING_SHOWN
        named = ", ".join(fact.obligations[:_WAITING_SHOWN])
        rest = f" and {more:,} more" if more > 0 else ""
        people = f"{fact.people:,} {'person' if fact.people == 1 else 'people'}"
        waits = filter(None, (people if fact.people else "", named + rest))
        yield f"    waits: {'; '.join(waits)}"
    others = [fact.fact for fact in found.missing if not (fact.people or fact.obligations)]
    if others:
        yield ""
        yield f"Not known, and nothing waits for it: {', '.join(others)}"


# --------------------------------------------------------------------------------- setting a fact


def _with_fact(path: Path, text: str, key: str, written: str) -> tuple[str, Value]:
    """The text of the file with the fact in it, once as what it must be; and what that is."""
    error: IncidentError | None = None
    for value in _readings(written):
        made = _written(path, text, key, value)
        try:
            parse(made)
        except IncidentError as refused:
            # The last reading is the one as text: what it lacks says what the fact must be.
            error = refused if error is None or not isinstance(value, list) else error
            continue
        return made, value
    raise BreachscopeError("incident", path, str(error))


def _readings(written: str) -> Iterator[Value]:
    """What the words can mean, the narrowest first; the declared type of the fact decides."""
    if written.lower() in _YES_NO:
        yield _YES_NO[written.lower()]
    narrow: tuple[Callable[[str], Value], ...] = (dt.date.fromisoformat, float)
    for meaning in narrow:
        with contextlib.suppress(ValueError):
            yield meaning(written)
    yield written
    yield [item.strip() for item in written.split(",") if item.strip()]


def _written(path: Path, text: str, key: str, value: Value) -> str:
    section, _, name = key.partition(".")
    try:
        document = tomlkit.parse(text)
        if section not in document:
            document[section] = tomlkit.table()
        table = document[section]
        table[name] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError) as error:
        raise BreachscopeError("incident", path, type(error).__name__) from None


def _loggable(key: str, value: Value) -> str:
    """What the log may hold of a value: free text can name a person, anything else cannot."""
    if value in ("", []):
        return "unknown"
    free = isinstance(value, str | list) and not (key in FACTS and choices(key))
    return "set" if free else str(value)
