"""Which facts of an incident there are, and of what type.

One model per table of `incident.toml`. None means unknown, never "no".
"""

import datetime as dt
from typing import Any, Literal, Self, get_args, get_origin, get_type_hints

from pydantic import Field, model_validator

from pipelines.law.fact_types import (
    Acquisition,
    Dollars,
    Facts,
    Kind,
    Policies,
    Share,
    State,
    Texts,
    alternatives,
    in_order,
)


class Department(Facts):
    """Who sends the notice and answers questions about it."""

    name: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    signed_by: str | None = None


class Entity(Facts):
    """Who had the data: which laws and policies bind it.

    state: two letters. policies: packs of local rules that bind it beside the law, by their last
    word ("santa_clara_county", "city_guide"). source_of_breach: the breach happened with it.
    """

    kind: Literal["local_agency", "state_agency", "business"] | None = None
    state: State | None = None
    policies: Policies | None = None
    hipaa: Literal["covered_entity", "business_associate", "no"] | None = None
    licensed_health_facility: bool | None = None
    financial_institution: bool | None = None
    health_records_vendor: bool | None = None
    source_of_breach: bool | None = None


class Event(Facts):
    """What happened and what was done about it."""

    number: str | None = None
    event: Kind | None = None
    noticed_by: Literal["employee", "contractor", "other"] | None = None
    description: str | None = None
    actions: str | None = None
    impacts: str | None = None
    systems: str | None = None
    security_features: str | None = None
    mitigations: Texts | None = None
    other_laws: Texts | None = None


class Data(Facts):
    """Whose data it is and what kind."""

    relationship: Literal["owns", "maintains", "both"] | None = None
    owner_name: str | None = None
    owner_contact: str | None = None
    computerized: bool = True
    hospital_patients: Share | None = None
    photographs_for_recognition: bool | None = None
    email_accounts_provided: bool | None = None
    customary_location_known: bool | None = None


class Breach(Facts):
    """When it happened and whether anything was acquired; `from_` is `from` in the file."""

    suspected: dt.date | None = None
    suspected_at: dt.time | None = None
    discovered: dt.date | None = None
    determined: dt.date | None = None
    date: dt.date | None = None
    estimated_date: dt.date | None = None
    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None
    acquisition: Acquisition | None = None
    criminal_act: bool | None = None
    significant_risk: bool | None = None

    @model_validator(mode="after")
    def _range(self) -> Self:
        in_order("from", self.from_, "to", self.to)
        return self


class Encryption(Facts):
    """The key or credential that opens encrypted data."""

    key_acquired: Acquisition | None = None
    key_usable: bool | None = None


class Exceptions(Facts):
    """Exemptions that counsel has found; they apply only when stated."""

    public_record: Share | None = None
    good_faith: bool | None = None


class Harm(Facts):
    """What was found of the harm to people.

    likely: harm is reasonably likely; False only after the investigation that the law asks for.
    low_probability: a documented assessment on the four factors of 45 CFR 164.402 found a low
    probability that the information was compromised. The other facts are that assessment.
    """

    likely: bool | None = None
    low_probability: bool | None = None
    extent: str | None = None
    recipient: str | None = None
    viewed: str | None = None
    mitigation: str | None = None
    excluded: bool | None = None


class LawEnforcement(Facts):
    """Whether an investigation holds the notice back."""

    investigating: bool | None = None
    agency: str | None = None
    impedes: bool | None = None
    determined: dt.date | None = None
    lifted: dt.date | None = None

    @model_validator(mode="after")
    def _range(self) -> Self:
        in_order("determined", self.determined, "lifted", self.lifted)
        return self


class NoticeFacts(Facts):
    """How and when people are told."""

    date: dt.date | None = None
    posted_from: dt.date | None = None
    posted_to: dt.date | None = None
    electronic_consistent: bool | None = None
    protection: str | None = None
    advice: Texts | None = None
    languages: Texts | None = None

    @model_validator(mode="after")
    def _range(self) -> Self:
        in_order("posted_from", self.posted_from, "posted_to", self.posted_to)
        return self


class Contact(Facts):
    """Whether people can be reached; `estimated_cost` in US dollars."""

    sufficient: bool | None = None
    estimated_cost: Dollars | None = None


class City(Facts):
    """What passed between a reporter and the city's office."""

    reporter: Literal["resident", "employee", "vendor"] | None = None
    point_of_contact: str | None = None
    case_number: str | None = None
    received: dt.date | None = None
    response_promised: dt.date | None = None
    update_contact: str | None = None


class Approvals(Facts):
    """What County Counsel and the Chief Privacy Officer have approved."""

    county_counsel: bool | None = None
    privacy_officer: bool | None = None
    substitute_notice: bool | None = None
    comparable_letter: bool | None = None


class Incident(Facts):
    """All facts of one breach, by table of `incident.toml`."""

    department: Department = Department()
    entity: Entity = Entity()
    incident: Event = Event()
    data: Data = Data()
    breach: Breach = Breach()
    encryption: Encryption = Encryption()
    exceptions: Exceptions = Exceptions()
    harm: Harm = Harm()
    law_enforcement: LawEnforcement = LawEnforcement()
    notice: NoticeFacts = NoticeFacts()
    contact: Contact = Contact()
    city: City = City()
    approvals: Approvals = Approvals()

    def fact(self, key: str) -> object | None:
        """Look up a fact by its dotted key ("breach.acquisition"); None when it is unknown."""
        section, _, name = key.partition(".")
        value: object = getattr(getattr(self, section), ATTRIBUTES.get(name, name))
        return None if value == "unknown" else value


ATTRIBUTES = {"from": "from_"}
"""Facts whose name is a word of Python: name in the file -> attribute."""

SECTIONS: dict[str, type[Facts]] = get_type_hints(Incident)
"""Table of the file -> its class."""


def kinds(section: type[Facts]) -> dict[str, Any]:
    """List the facts of one table: name in the file -> declared type."""
    hints = get_type_hints(section)
    return {name.rstrip("_"): hints[name] for name in section.model_fields}


FACTS: dict[str, Any] = {
    f"{section}.{name}": kind
    for section, declared in SECTIONS.items()
    for name, kind in kinds(declared).items()
}
"""Dotted key -> declared type of every fact, in the order of the template."""


def choices(key: str) -> tuple[str, ...]:
    """List the words a fact, or an item of it, may take; empty where it may be anything else.

    key: dotted key of `FACTS`.
    """
    kinds_of = [
        get_args(kind)[0] if get_origin(kind) is tuple else kind
        for kind in alternatives(FACTS[key])
    ]
    return next((get_args(kind) for kind in kinds_of if get_origin(kind) is Literal), ())
