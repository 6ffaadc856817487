"""People whom the evidence may hold and no list can name: counted apart, with the clause.

A number beside a name that is encrypted makes no individual, since nobody can be addressed; a
face in a picture makes none, since no face is looked for. Neither may be lost without a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import RulePack

_SEEN = "data.photographs_for_recognition"
_NAMELESS = (
    "Readable information beside a name that is encrypted, masked or missing, or that nothing ties "
    "to a person. It is covered when either the name or the information is not encrypted: notice "
    "is possibly owed, and somebody must find out whose it is. At most so many people; they are in "
    "no other count and in no list."
)
_MACHINES = (
    "Logins of machines and programs by their names (no-reply, service, system and database "
    "accounts): nobody is behind such a name, so they are in no list. Where a person uses one as "
    "their own, that person is missing here; the passwords are exposed either way."
)
_PICTURES = (
    "Pictures; no face is looked for, so people known from them alone are in no other count. "
)
_STATED = {
    None: "A picture counts where it was used or stored for facial recognition; nobody has said.",
    True: "They were used or stored for facial recognition: the department counts the people.",
    False: "They were not used or stored for facial recognition: a picture alone does not count.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncounted:
    """What may stand for people whom no list names.

    number: of people at most, or of pictures. outcome: review, or do_not_notify where a clause
    exempts it. clauses: of the laws and policies that bind. fact: what would settle it.
    """

    what: str
    number: int
    outcome: str
    because: str
    clauses: tuple[str, ...]
    fact: str


def uncounted(
    nameless: int | None,
    machines: int | None,
    lost: Iterable[str],
    sources: pl.DataFrame,
    incident: Incident,
    packs: Sequence[RulePack],
) -> tuple[Uncounted, ...]:
    """What is counted apart, if anything.

    nameless, machines: from `count.nameless` and `logins.machine_accounts`, None where they were
    not counted. lost: elements that belong to
    nobody known. sources: SOURCES. packs: those that bind.
    """
    return tuple(
        item
        for item in (
            *_nameless(nameless or 0, tuple(lost), packs),
            *_machines(machines or 0, packs),
            *_pictures(sources, incident, packs),
        )
        if item.number
    )


def _nameless(number: int, lost: Sequence[str], packs: Sequence[RulePack]) -> Iterator[Uncounted]:
    yield Uncounted(
        what="People without a name",
        number=number,
        outcome="review",
        because=_NAMELESS,
        clauses=_clauses(lost, packs),
        fact="individual.name",
    )


def _machines(number: int, packs: Sequence[RulePack]) -> Iterator[Uncounted]:
    yield Uncounted(
        what="Accounts of machines",
        number=number,
        outcome="review",
        because=_MACHINES,
        clauses=_clauses(("login",), packs),
        fact="individual.name",
    )


def _pictures(
    sources: pl.DataFrame, incident: Incident, packs: Sequence[RulePack]
) -> Iterator[Uncounted]:
    used = incident.data.photographs_for_recognition
    pictures = sources.filter(
        pl.col("media_type").str.starts_with("image/"), pl.col("status") != "excluded"
    )
    yield Uncounted(
        what="Pictures",
        number=pictures.height,
        outcome="do_not_notify" if used is False else "review",
        because=_PICTURES + _STATED[used],
        clauses=_clauses(("biometric",), packs),
        fact=_SEEN,
    )


def _clauses(codes: Sequence[str], packs: Sequence[RulePack]) -> tuple[str, ...]:
    found = [pack.elements[code] for pack in packs for code in codes if code in pack.elements]
    return tuple(dict.fromkeys(found))
