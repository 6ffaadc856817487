"""What a law asks the letters to those whom it protects to say, beside what every notice says.

The `[notice]` table of a rule pack holds it. Wording that nobody has confirmed is marked for those
who review the letter; where nobody looked the law up, the letter has an open field that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.words.states import STATES
from pipelines.law import rulepack
from pipelines.law.conditions import Inputs, judge
from pipelines.outputs.marks import blank, check, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.law.facts import Incident
    from pipelines.law.rulepack import RulePack
    from pipelines.law.wording import Notice, Service
    from pipelines.outputs.languages import Language

OPEN = "?"
"""Stands for the laws of which nobody found out what they ask a letter to say."""

_NAMES = {code: name.title().replace(" Of ", " of ") for name, code in reversed(STATES.items())}
"""Two letters -> the state's name, the first in `STATES` where there are two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The insert of one letter, in the marks of `marks.py`.

    state: whose residents it is for, "" for no insert. because: the clause and where it was read,
    for those who review the letter. says, contacts, offers: lines. describes: the letter may say
    what happened. bureaus, trade_commission: print their addresses whatever was exposed.
    """

    state: str = ""
    because: str = ""
    says: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    describes: bool = True
    bureaus: bool = False
    trade_commission: bool = False


def keys() -> dict[str, str]:
    """The rule packs whose people get an insert: id -> id of the insert, or `OPEN`."""
    return {
        pack.id: pack.id if pack.notice else OPEN
        for pack in rulepack.packs()
        if pack.residents_of and (pack.notice is None or pack.notice.asks_anything)
    }


def told(
    insert: str,
    elements: Sequence[str],
    states: Sequence[str],
    incident: Incident,
    language: Language,
) -> Told:
    """The insert of a letter that names these elements. insert: of `keys`, or "" for none."""
    if insert == OPEN:
        names = ", ".join(_NAMES.get(state, state) for state in states)
        open_ = "what the law asks this letter to say was not looked up; counsel compares"
        return Told(because=note(f"For residents of {names}: {open_}"))
    pack = next((pack for pack in rulepack.packs() if pack.id == insert), None)
    if pack is None or pack.notice is None:
        return Told()
    of = pack.notice
    return Told(
        state=_NAMES.get(pack.residents_of or "", ""),
        because=note(f"{of.citation}; read in: {of.sources}"),
        says=tuple(_says(pack, of, language)),
        contacts=tuple(_unsure(pack, text, "notice_contact") for text in of.contacts),
        offers=tuple(_offers(pack, of, elements, incident, language)),
        describes=of.describes,
        bureaus=of.bureaus,
        trade_commission=of.trade_commission,
    )


def _says(pack: RulePack, of: Notice, language: Language) -> Iterator[str]:
    for text in of.says:
        english = language.id == "en"
        yield _unsure(pack, text, "notice") if english else blank(f"in {language.name}: {text}")
    yield from (blank(text) for text in of.asks)


def _unsure(pack: RulePack, text: str, group: str) -> str:
    """The wording as it stands, or marked where it was read in no good source."""
    if not pack.unconfirmed(group):
        return text
    return f"{check(text)} {note(f'not confirmed ({pack.sources[group]}): compare before sending')}"


def _offers(
    pack: RulePack,
    of: Notice,
    elements: Sequence[str],
    incident: Incident,
    language: Language,
) -> Iterator[str]:
    for service in of.services:
        bound = (
            None if set(service.elements).isdisjoint(elements) else _bound(pack, service, incident)
        )
        if bound is None:
            continue
        offer = language.say("offer", months=service.months)
        named = blank("name of the service, how to enroll, until when")
        open_ = blank(f"counsel decides whether {service.citation} binds here; if it does: {offer}")
        line = f"{_unsure(pack, offer, 'services')} {named}"
        yield line if bound else open_


def _bound(pack: RulePack, service: Service, incident: Incident) -> bool | None:
    """Whether the service is owed: True; False where that is open; None where it is not owed."""
    inputs = Inputs(fact=incident.fact, counts={})
    conditions = [item.when for item in (pack.applies, service) if item and item.when]
    answers = [judge(condition, inputs).met for condition in conditions]
    return None if False in answers else None not in answers
