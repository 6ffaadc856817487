"""What the real pipeline made of the files, set against the truth: (person, element) pairs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from benchmarks.attribution.people import plain
from benchmarks.attribution.templates import Draft, Truth
from detectors.elements import ELEMENTS

_THEMSELVES = ("addressee", "author")  # of a letter that tells them of their own
_NOT_ALL_READ = 3
_COUNTED = frozenset({*ELEMENTS, "account_number", "card_number"})


@dataclass
class Outcome:
    """One document: pairs that were found, lost, given wrongly (with why), and roles that agree."""

    draft: Draft
    right: int = 0
    roles: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    crossed: int = 0
    shown: int = 0


def scanned(case: Path, folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """INDIVIDUALS and RECORDS of the folder, by the program's own commands in their sandbox."""
    program = Path(sys.executable).parent / "breachscope"
    env = {**os.environ, "BREACHSCOPE_KEY_FILE": str(case.parent / "key")}
    done = subprocess.run(
        [program, "scan", case, folder], env=env, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode not in (0, _NOT_ALL_READ):
        raise RuntimeError(f"scan ended with status {done.returncode}")
    tables = case / "tables"
    return pl.read_parquet(tables / "individuals.parquet"), pl.read_parquet(
        tables / "records.parquet"
    )


def outcomes(
    drafts: Iterable[Draft], names: Iterable[str], individuals: pl.DataFrame, records: pl.DataFrame
) -> list[Outcome]:
    """Compare every document. names: of the drafts' files."""
    by_file: dict[str, list[dict[str, object]]] = {}
    for row in individuals.iter_rows(named=True):
        for file in {source["path"].split("!/")[0].split("/")[-1] for source in row["sources"]}:
            by_file.setdefault(file, []).append(row)
    roles = dict(records.select("id", "role").iter_rows())
    return [
        _outcome(draft, by_file.get(name, []), roles)
        for draft, name in zip(drafts, names, strict=True)
    ]


def is_of(truth: Truth, row: dict[str, object]) -> bool:
    """The family name whole and one given name at least, or a login of theirs."""
    logins = {*(row["emails"] or ()), *(row["logins"] or ())}  # type: ignore[misc]
    if truth.logins & logins:
        return True
    family, given = words(truth.made.family), words(truth.made.given)
    names = [row["full_name"], *(row["aliases"] or ())]  # type: ignore[misc]
    return any(family <= words(n) and given & words(n) for n in names if isinstance(n, str))


def words(name: str) -> set[str]:
    """The words of a name without accents and case."""
    return set(plain(name.replace("-", " ").replace("'", "")).split())


def _outcome(draft: Draft, rows: list[dict[str, object]], roles: dict[str, str]) -> Outcome:
    made = Outcome(draft)
    found: dict[int, set[str]] = {}
    for row in rows:
        elements = {*row["elements"], *row["parts"]} & _COUNTED  # type: ignore[misc]
        who = next((i for i, truth in enumerate(draft.people) if is_of(truth, row)), None)
        if who is None:
            made.wrong += [f"{row['full_name'] or 'nameless login'}: {e}" for e in elements]
            continue
        found.setdefault(who, set()).update(elements)
        said = {roles.get(member, "") for member in row["members"]}  # type: ignore[attr-defined]
        own = draft.people[who].role
        fits = {own, *(_THEMSELVES if own == "subject" else ())}
        made.roles += len(elements) if fits & said else 0
    for who, truth in enumerate(draft.people):
        name = f"{truth.made.given} {truth.made.family}"
        had, due = found.get(who, set()), truth.elements & _COUNTED
        made.right += len(had & due)
        made.lost += [f"{name}: {e}" for e in sorted(due - had)]
        extra = sorted(had - due - truth.allowed)
        made.wrong += [f"{name}: {e}" for e in extra]
    return made
