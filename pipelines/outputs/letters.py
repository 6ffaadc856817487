"""A Notice of Data Breach: what the incident says for it, in the language of the letter.

The order of its parts is in `templates/notice.txt`, the sentences in `templates/languages/`.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

from pipelines.outputs import inserts, languages
from pipelines.outputs.marks import blank, prose

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from pipelines.law.facts import Breach, Incident
    from pipelines.outputs.languages import Language
    from pipelines.outputs.notify import Variant

TITLE = languages.english().title
"""The title that the law prescribes."""

HEADINGS = languages.english().headings
"""The headings that the law prescribes, in order."""

_WRITTEN = tomllib.loads(resources.files("templates").joinpath("bureaus.toml").read_text("utf-8"))
BUREAUS: tuple[Mapping[str, str], ...] = tuple(_WRITTEN["bureau"])
"""The credit reporting agencies: name, phone, address."""

TRADE_COMMISSION: Mapping[str, str] = _WRITTEN["trade_commission"]
"""The Federal Trade Commission: phone, address, website."""


def context(
    variant: Variant, incident: Incident, language: Language | None = None
) -> dict[str, object]:
    """Gather what `templates/notice.txt` asks for; None where a fact is not known.

    language: of the letter; English where None.
    """
    spoken = language or languages.english()
    department, notice = incident.department, incident.notice
    own = inserts.told(variant.insert, variant.elements, variant.states, incident, spoken)
    return {
        **words(incident, spoken),
        "discovered": spoken.day(incident.breach.discovered),
        "delayed": delayed(incident),
        "login_only": variant.login_only,
        "codes": variant.elements,
        "elements": [spoken.element(code) for code in variant.elements],
        "features": typed(incident.incident.security_features, spoken),
        "protection": typed(notice.protection, spoken),
        "advice": [typed(text, spoken) for text in notice.advice or ()],
        "bureaus": variant.bureaus or own.bureaus,
        "insert": own,
        "bureau_list": BUREAUS,
        "trade_commission": TRADE_COMMISSION,
        "department": prose(department.name),
        "phone": prose(department.phone),
        "address": prose(department.address),
        "email": prose(department.email),
        "website": prose(department.website),
        "signed_by": prose(department.signed_by),
    }


def words(incident: Incident, language: Language) -> dict[str, object]:
    """What every form of a notice says of the incident, in one language.

    heading: 1 to 5 -> its text. t: says a sentence by its key. The others are None where a fact is
    not known: notice_date, when, delay_text, description, actions.
    """
    held = delayed(incident)
    return {
        "t": language.say,
        "heading": dict(enumerate(language.headings, 1)),
        "notice_date": language.day(incident.notice.date),
        "when": when(incident.breach, language),
        "delay_text": None if held is None else language.say("delayed" if held else "not_delayed"),
        "description": typed(incident.incident.description, language),
        "actions": typed(incident.incident.actions, language),
    }


def typed(text: str | None, language: Language) -> str | None:
    """What somebody typed in English, for a letter in this language: elsewhere to be translated."""
    plain = prose(text)
    if plain is None or language.id == "en":
        return plain
    return blank(f"in {language.name}: {' '.join(plain.split())}")


def delayed(incident: Incident) -> bool | None:
    """Whether law enforcement delayed the notice; None where nobody said so."""
    law = incident.law_enforcement
    if law.impedes is None and law.investigating is False:
        return False
    return law.impedes


def when(breach: Breach, language: Language | None = None) -> str | None:
    """When the breach happened, as a sentence, in English by default; None where not known."""
    spoken = language or languages.english()
    if breach.date:
        return spoken.say("happened_on", date=spoken.day(breach.date))
    if breach.from_ and breach.to:
        days = {"first": spoken.day(breach.from_), "last": spoken.day(breach.to)}
        return spoken.say("happened_between", **days)
    if breach.estimated_date:
        return spoken.say("happened_about", date=spoken.day(breach.estimated_date))
    return None


def day(date: dt.date | None) -> str | None:
    """A date as English letters write it: March 4, 2026."""
    return languages.english().day(date)
