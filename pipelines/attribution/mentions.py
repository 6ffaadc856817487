"""Mentions merged into people: which names of one document may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detectors.people import names
from detectors.people.name_lists import fold_plain
from detectors.people.name_lists import word as listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from pipelines.blocks import Party

_RANK = (
    "subject", "spouse", "dependant", "guarantor", "contact", "addressee", "author", "provider",
    "staff", "",
)  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sr", "sra", "srta"})
_MACHINE = re.compile(
    r"(?i)(?:[\w.+-]*[-_.+])?(?:no|do-?not|donot)[-_.]?reply|(?:web)?forms?|notifications?|alerts?|"
    r"mailer(?:-daemon)?|postmaster|bounces?|wordpress|submissions?|automated|robot"
)
"""Mailboxes that a program writes from."""


@dataclass(slots=True)
class Mention:
    """One place where a person is named; role "" where nothing says which."""

    start: int
    end: int
    score: float
    role: str
    person: int = -1


@dataclass(slots=True)
class Person:
    """One person of the document; names as `names.split_names` gives them.

    emails: those of the envelope only; party: the part that the envelope gives, "" without one;
    sex: m or f where a title or a word of kinship beside the name says it.
    """

    full_name: str
    given_name: str | None
    middle_name: str | None
    family_name: str | None
    name_suffix: str | None
    score: float
    role: str = ""
    party: str = ""
    sex: str = ""
    emails: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    def role_or_subject(self) -> str:
        """Return the role; a person that nothing places is what the text is about."""
        return self.role or "subject"


class Known:
    """The people of a document found so far, looked up by the words of their names."""

    def __init__(self) -> None:
        """Nobody is known yet."""
        self.people: list[Person] = []
        self._by_word: dict[str, list[int]] = {}

    def of_party(self, party: Party, row: dict[str, str | None]) -> None:
        """Take in whom the envelope names; a form or a server is nobody.

        row: the name as `names.split_names` gives it.
        """
        if not row["full_name"] or _is_machine(party):
            return
        at = self.same(row)
        if at is None:
            made = Person(**row, score=0.9, role=party.role, party=party.role)  # type: ignore[arg-type]
            at = self._add(made)
        if party.email:
            self.people[at].emails.add(party.email.lower())

    def _add(self, person: Person) -> int:
        self.people.append(person)
        at = len(self.people) - 1
        self._learn(at)
        return at

    def _learn(self, at: int) -> None:
        for word in _name_words(self.people[at].given_name, self.people[at].family_name):
            known = self._by_word.setdefault(word, [])
            known.extend([] if at in known[-3:] else [at])

    def same(
        self, row: dict[str, str | None], others: Collection[int] = (), sex: str = ""
    ) -> int | None:
        """Return the only person that the name fits; None where nobody or several fit.

        others: who is named beside it ("Ana and Anna Ruiz"); sex: what a title before it says.
        """
        fits = [at for at in self._fitting(row) if at not in others]
        fits = [at for at in fits if not sex or self.people[at].sex in ("", sex)]
        if len(fits) > 1:
            alike = [at for at in fits if self.people[at].full_name == row["full_name"]]
            fits = alike or [at for at in fits if sex and self.people[at].sex == sex] or fits
        return fits[0] if len(fits) == 1 else None

    def _fitting(self, row: dict[str, str | None]) -> list[int]:
        given, family = row["given_name"], row["family_name"]
        near = _name_words(family) if given and family else _name_words(given, family)
        maybe = sorted({at for word in near for at in self._by_word.get(word, ())})
        if given and family:
            suffix, middle = row["name_suffix"], row["middle_name"] or ""
            fits = [i for i in maybe if _fits(self.people[i], (given, middle, family), suffix)]
            return fits or [i for i in maybe if _turned(self.people[i], given, family)]
        return maybe

    def join(
        self,
        mention: Mention,
        row: dict[str, str | None],
        others: Collection[int] = (),
        sex: str = "",
    ) -> None:
        """Give a mention to the person whom it names, who may be new; all as in `same`."""
        if not row["full_name"] or row["full_name"].lower() in _TITLES:
            return
        at = self.same(row, others, sex)
        at = self._before(row, others, sex, mention.start) if at is None else at
        if at is None:
            made = Person(**row, score=mention.score, role=mention.role)  # type: ignore[arg-type]
            at = self._add(made)
        person = self.people[at]
        mention.person = at
        person.mentions.append(mention)
        person.sex = person.sex or sex
        person.score = max(person.score, mention.score)
        if _RANK.index(mention.role) < _RANK.index(person.role):
            person.role = mention.role
        fuller = len(row["full_name"] or "") > len(person.full_name)
        if fuller and row["given_name"] and row["family_name"]:
            for key, value in row.items():
                setattr(person, key, value or getattr(person, key))
            self._learn(at)

    def _before(
        self, row: dict[str, str | None], others: Collection[int], sex: str, place: int
    ) -> int | None:
        """Whom alone a lone family name fits of those named in full before: `Brooks's number`."""
        if row["given_name"] and row["family_name"]:
            return None
        fits = [at for at in self._fitting(row) if at not in others]
        whole = [self.people[at] for at in fits]
        told = [
            at
            for at, person in zip(fits, whole, strict=True)
            if sex in ("", person.sex or sex) and any(m.start < place for m in person.mentions)
        ]
        return told[0] if len(told) == 1 else None


def _name_words(*values: str | None) -> set[str]:
    folded = (fold_plain(value or "").replace("-", " ") for value in values)
    return {word for value in folded for word in (*value.split(), value) if len(word) > 1}


def _turned(person: Person, given: str, family: str) -> bool:
    """Whether a screen writes the name of one who was named the other way round: `VANG MAI`."""
    ours = person.given_name and (
        fold_plain(person.family_name or ""),
        fold_plain(person.given_name),
    )
    return ours == (fold_plain(given), fold_plain(family))


def _fits(person: Person, name: tuple[str, str, str], suffix: str | None) -> bool:
    given, middle, family = name
    if not person.given_name or not person.family_name:
        alone = fold_plain(person.family_name or person.given_name or "")
        return alone in (fold_plain(given), fold_plain(family))
    if {person.name_suffix, suffix} >= {"JR", "SR"}:
        return False
    if (
        middle
        and person.middle_name
        and fold_plain(middle)[:1] != fold_plain(person.middle_name)[:1]
    ):
        return False
    ours, theirs = fold_plain(person.family_name), fold_plain(family)
    parts = set(ours.replace("-", " ").split()) & set(theirs.replace("-", " ").split())
    return (ours == theirs or bool(parts)) and names.compatible(person.given_name, given)


def _is_machine(party: Party) -> bool:
    """Whether words that nobody is called by name a sender: `Website Forms`, `E-File Center`.

    Of a mailbox that a program writes from it is enough that none is a given name.
    """
    said = [listed(fold_plain(part)) for part in (party.name or "").split()]
    box = _MACHINE.fullmatch((party.email or "").partition("@")[0]) is not None
    plain = all(one.word and not one.given and not one.family for one in said)
    return plain or (box and not any(one.given > one.word for one in said))
