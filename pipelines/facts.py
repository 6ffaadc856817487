"""Which facts of an incident there are, and of what type.

One dataclass per table of `incident.toml`. None means unknown, never "no".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

Acquisition = Literal["obtained", "reasonably_believed", "no", "unknown"]
"""Whether an unauthorized person got something; "unknown" is read like an absent fact."""

Share = Literal["none", "some", "all"]
"""How much of the data something is true of."""

Kind = Literal[
    "wrong_recipient",
    "employee",
    "lost_device",
    "outside_actor",
    "accidental_disclosure",
    "theft",
    "other",
]
"""What kind of event it was, as the county policy tells them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Who sends the notice and answers questions about it."""

    name: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    signed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened and what was done about it."""

    number: str | None = None
    event: Kind | None = None
    noticed_by: Literal["employee", "contractor", "other"] | None = None
    description: str | None = None
    actions: str | None = None
    security_features: str | None = None
    other_laws: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Whose data it is and what kind."""

    relationship: Literal["owns", "maintains", "both"] | None = None
    owner_name: str | None = None
    owner_contact: str | None = None
    computerized: bool = True
    hospital_patients: Share | None = None
    photographs_for_recognition: bool | None = None
    email_accounts_provided: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """When it happened and whether anything was acquired; `from_` is `from` in the file."""

    suspected: dt.date | None = None
    discovered: dt.date | None = None
    date: dt.date | None = None
    estimated_date: dt.date | None = None
    from_: dt.date | None = None
    to: dt.date | None = None
    acquisition: Acquisition | None = None
    criminal_act: bool | None = None
    significant_risk: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption:
    """The key or credential that opens encrypted data."""

    key_acquired: Acquisition | None = None
    key_usable: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """Exemptions that counsel has found; they apply only when stated."""

    public_record: Share | None = None
    good_faith: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawEnforcement:
    """Whether an investigation holds the notice back."""

    investigating: bool | None = None
    agency: str | None = None
    impedes: bool | None = None
    lifted: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """How and when people are told."""

    date: dt.date | None = None
    electronic_consistent: bool | None = None
    protection: str | None = None
    languages: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whether people can be reached; `estimated_cost` in US dollars."""

    sufficient: bool | None = None
    estimated_cost: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals:
    """What County Counsel and the Chief Privacy Officer have approved."""

    county_counsel: bool | None = None
    privacy_officer: bool | None = None
    substitute_notice: bool | None = None
    comparable_letter: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """All facts of one breach, by table of `incident.toml`."""

    department: Department = field(default_factory=Department)
    incident: Event = field(default_factory=Event)
    data: Data = field(default_factory=Data)
    breach: Breach = field(default_factory=Breach)
    encryption: Encryption = field(default_factory=Encryption)
    exceptions: Exceptions = field(default_factory=Exceptions)
    law_enforcement: LawEnforcement = field(default_factory=LawEnforcement)
    notice: NoticeFacts = field(default_factory=NoticeFacts)
    contact: Contact = field(default_factory=Contact)
    approvals: Approvals = field(default_factory=Approvals)

    def fact(self, key: str) -> object | None:
        """Look up a fact by its dotted key ("breach.acquisition"); None when it is unknown."""
        section, _, name = key.partition(".")
        value: object = getattr(getattr(self, section), ATTRIBUTES.get(name, name))
        return None if value == "unknown" else value


ATTRIBUTES = {"from": "from_"}
"""Facts whose name is a word of Python: name in the file -> attribute."""

SECTIONS: dict[str, type] = get_type_hints(Incident)
"""Table of the file -> its class."""


def kinds(section: type) -> dict[str, Any]:
    """List the facts of one table: name in the file -> declared type."""
    hints = get_type_hints(section)
    return {item.name.rstrip("_"): hints[item.name] for item in fields(section)}


FACTS: dict[str, Any] = {
    f"{section}.{name}": kind
    for section, declared in SECTIONS.items()
    for name, kind in kinds(declared).items()
}
"""Dotted key -> declared type of every fact, in the order of the template."""


def alternatives(kind: Any) -> tuple[Any, ...]:
    """List the types that a declared type allows: `str | None` -> (str, None's type)."""
    return get_args(kind) if get_origin(kind) not in (None, Literal, tuple) else (kind,)


def choices(key: str) -> tuple[str, ...]:
    """List the words a fact may take; empty for facts that are text, dates, numbers or yes/no."""
    return next(
        (get_args(kind) for kind in alternatives(FACTS[key]) if get_origin(kind) is Literal), ()
    )
