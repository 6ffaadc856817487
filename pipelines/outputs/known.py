"""What is known of an incident, what is missing, who waits for it, and what the data itself tells.

Where the data tells a fact that is typed in as well, both stand side by side, and a contradiction
is flagged for a person to settle: neither is changed. Counts only, no value of the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import label
from pipelines.law.conditions import plain
from pipelines.law.facts import FACTS
from pipelines.law.questions import QUESTIONS
from pipelines.outputs import count, notify, postal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipelines.law.facts import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact that is typed in: dotted key and value in words."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A fact that is not known.

    fact: dotted key; "individual.…" and "law:…" are no lines of the file. A fact that is stated
    is here too while it leaves people open ("some of it is public"). ask: who is likely to know.
    people: individuals whose decisions wait for it. obligations: "rule obligation" of those that
    wait for it or for the start of their clock.
    """

    fact: str
    question: str
    ask: str
    people: int
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """What the data tells.

    title: of what. value: in words. fact: dotted key of the typed fact beside it, "" where none
    is. typed: its value in words, "" while it is not stated. contradiction: how the two disagree,
    "" where they do not.
    """

    title: str
    value: str
    fact: str = ""
    typed: str = ""
    contradiction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The state of an incident: `missing` has those first for which most people wait."""

    stated: tuple[Stated, ...]
    missing: tuple[Missing, ...]
    computed: tuple[Computed, ...]


def known(
    individuals: pl.DataFrame,
    decisions: pl.DataFrame,
    obligations: pl.DataFrame,
    incident: Incident,
    pieces: pl.DataFrame,
) -> Known:
    """Say what is known and what is not. INDIVIDUALS, DECISIONS, OBLIGATIONS, PIECES of a case."""
    values = {key: incident.fact(key) for key in FACTS}
    return Known(
        stated=tuple(
            Stated(fact=key, value=plain(value))
            for key, value in values.items()
            if value is not None
        ),
        missing=tuple(_missing(decisions, obligations, values)),
        computed=tuple(_computed(individuals, decisions, incident, pieces)),
    )


# ------------------------------------------------------------------------------ what is missing


def _missing(
    decisions: pl.DataFrame, obligations: pl.DataFrame, values: Mapping[str, object]
) -> Iterator[Missing]:
    people = _people_waiting(decisions)
    waiting = _obligations_waiting(obligations)
    names = [key for key, value in values.items() if value is None or key in people]
    names += sorted({*people, *waiting} - set(values))
    names.sort(key=lambda name: (-people.get(name, 0), -len(waiting.get(name, ()))))
    for name in names:
        question, ask = QUESTIONS.get(name, (name, ""))
        yield Missing(
            fact=name,
            question=question,
            ask=ask,
            people=people.get(name, 0),
            obligations=tuple(waiting.get(name, ())),
        )


def _people_waiting(decisions: pl.DataFrame) -> dict[str, int]:
    counted = (
        decisions.filter(pl.col("outcome") == "review")
        .select("individual_id", fact="facts_missing")
        .explode("fact")
        .drop_nulls("fact")
        .group_by("fact")
        .agg(pl.col("individual_id").n_unique())
    )
    return {str(fact): int(people) for fact, people in counted.iter_rows()}


def _obligations_waiting(obligations: pl.DataFrame) -> dict[str, list[str]]:
    waiting = defaultdict[str, list[str]](list)
    open_ = obligations.filter(pl.col("outcome") != "not_due")
    columns = ("rule", "obligation", "facts_missing")
    for rule, name, facts in open_.select(columns).iter_rows():
        for fact in dict.fromkeys(facts):
            waiting[fact].append(f"{rule} {name}")
    return waiting


# -------------------------------------------------------------------------- what the data tells


def _computed(
    individuals: pl.DataFrame, decisions: pl.DataFrame, incident: Incident, pieces: pl.DataFrame
) -> Iterator[Computed]:
    affected = individuals.filter(pl.col("triggers").list.len() > 0)
    locked = individuals.filter(
        pl.col("triggers").list.len() == 0, pl.col("protected").list.len() > 0
    )
    yield Computed(title="Individuals with listed information", value=f"{affected.height:,}")
    yield Computed(title="Elements", value=_tally(affected, "elements"))
    yield Computed(title="Residency", value=_homes(affected))
    yield _login_only(affected)
    yield _email_accounts(affected, incident)
    yield _encrypted(locked, incident, pieces.filter(kind="key").height)
    yield _contact(notify.recipients(individuals, decisions), incident)
    yield _computerized(incident)


def _tally(people: pl.DataFrame, column: str) -> str:
    counted = people.select(code=pl.col(column).list.unique()).explode("code").drop_nulls()
    sizes = sorted(counted.to_series().value_counts().iter_rows(), key=lambda row: (-row[1], row))
    return "; ".join(f"{label(code)}: {people:,}" for code, people in sizes) or "none"


def _homes(people: pl.DataFrame) -> str:
    homes = people.get_column("residency").fill_null(count.UNKNOWN)
    sizes = sorted(homes.value_counts().iter_rows(), key=lambda row: (-row[1], row))
    return "; ".join(f"{state}: {people:,}" for state, people in sizes) or "none"


def _login_only(affected: pl.DataFrame) -> Computed:
    sole = (pl.col("triggers").list.len() == 1) & pl.col("triggers").list.contains("login")
    alone = affected.filter(sole).height
    whole = "yes" if alone and alone == affected.height else "no"
    return Computed(title="Only logins", value=f"{whole} ({alone:,} of {affected.height:,} people)")


def _email_accounts(affected: pl.DataFrame, incident: Incident) -> Computed:
    """Whether exposed logins have addresses at the department's own domain."""
    logins = affected.filter(pl.col("triggers").list.contains("login"))
    domain = _domain(incident)
    at_home = pl.col("emails").list.eval(_is_at(pl.element(), domain)).list.any()
    own = logins.filter(at_home).height if domain else 0
    value = f"{own:,} of {logins.height:,} at the department's own domain" if domain else (
        f"{logins.height:,} logins; department.email or department.website would tell whose"
    )  # fmt: skip
    typed = incident.data.email_accounts_provided
    against = ""
    if typed is False and own:
        against = "Some of these logins are accounts at the department's own domain."
    if typed is True and domain and logins.height and not own:
        against = "None of these logins is an account at the department's own domain."
    return _beside("Logins to email accounts that the department provided", value,
        "data.email_accounts_provided", incident, against)  # fmt: skip


def _domain(incident: Incident) -> str:
    """The department's own host as its addresses name it; "" where no address of it is known."""
    written = incident.department.email or incident.department.website or ""
    host = re.sub(r"^\w+://|[/:?#].*$", "", written.rpartition("@")[2].strip().lower())
    return host.removeprefix("www.")


def _is_at(address: pl.Expr, domain: str) -> pl.Expr:
    return address.str.ends_with(f"@{domain}") | address.str.ends_with(f".{domain}")


def _encrypted(locked: pl.DataFrame, incident: Incident, keys: int) -> Computed:
    lie = f"{keys:,} keys or passwords of servers lie in the evidence itself" if keys else ""
    value = f"{locked.height:,} people seen only so; {lie or 'no key was found in the evidence'}"
    against = f"{lie}." if lie and incident.fact("encryption.key_acquired") == "no" else ""
    return _beside(
        "Encrypted, hashed or masked", value, "encryption.key_acquired", incident, against
    )


def _contact(people: pl.DataFrame, incident: Incident) -> Computed:
    reached = people.filter(postal.usable()).height
    value = f"{reached:,} of {people.height:,} people have an address that a letter can reach"
    typed = incident.contact.sufficient
    against = ""
    if typed is True and reached < people.height:
        against = f"{people.height - reached:,} people have no usable address."
    if typed is False and people.height and reached == people.height:
        against = "Everybody has a usable address."
    return _beside("Contact information", value, "contact.sufficient", incident, against)


def _computerized(incident: Incident) -> Computed:
    against = "" if incident.data.computerized else "What was scanned is computer data."
    return _beside("Computerized data", "yes", "data.computerized", incident, against)


def _beside(title: str, value: str, fact: str, incident: Incident, against: str) -> Computed:
    typed = incident.fact(fact)
    return Computed(
        title=title,
        value=value,
        fact=fact,
        typed="" if typed is None else plain(typed),
        contradiction=against,
    )
