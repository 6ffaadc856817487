"""Who a row speaks of: the typed columns of a table sorted by person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from detectors.columns.judge import Verdict
from detectors.elements import ELEMENTS, PARTS
from detectors.words.headers import words
from pipelines.tables.paths import beside_numbers, told_by_path
from pipelines.tables.unlabelled import MEDICAL, NAMES, ONE_EACH, OUTSIDE, moved, unread_people

_HOUSEHOLD = frozenset({"spouse", "dependant"})
_HOLDERS = ("subscriber", "insured", "policyholder", "policy holder", "member")
_ONCE = frozenset({"maiden", "birth", "former", "previous", "prior", "old", "alias", "aka"})
"""Words of headers under which a name stands that somebody bears no longer, or beside their own."""

_ADDRESS = ("address", "street", "street_2", "city", "state", "postal_code", "country")

Group = tuple[str, str, int]
"""(role, capacity where it tells people apart, number where it does)"""

Split = dict[str, tuple[tuple[str, ...], tuple[int, ...]]]
"""Role -> the capacities and the numbers that stand for different people, in column order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the people whom the rows of a table speak of.

    role: as in RECORDS; label: tells the people of a row apart ("subject", "dependant 2").
    fields: identity code -> verdicts on the columns that hold it, the surest first; a name that
        was borne once comes last.
    exposures: verdicts on the columns whose elements and parts are this person's.
    keys: indices of the key columns that name this person.
    """

    role: str
    label: str
    fields: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    exposures: tuple[Verdict, ...] = ()
    keys: tuple[int, ...] = ()

    @property
    def named(self) -> bool:
        """Whether a column holds names of this person."""
        return not NAMES.isdisjoint(self.fields)


def people(verdicts: Sequence[Verdict], keys: Sequence[int]) -> list[Person]:
    """The people of a row, the one whom unlabelled columns are about first; never empty.

    verdicts: one per column, in order; keys: indices of the columns that are join keys.
    """
    verdicts = told_by_path(verdicts)
    split = _split_by(verdicts)
    groups: dict[Group, list[Verdict]] = {_main(verdicts, split): []}
    for verdict in verdicts:
        if verdict.detects is not None or verdict.column in keys:
            groups.setdefault(_group(verdict, split), []).append(verdict)
    found = _with_family([_person(group, held, keys) for group, held in groups.items()])
    bare = {v.column for v in verdicts if v.detects != "person_key" and not v.capacity}
    others = moved(_own_numbers(_routed(found)), bare, unread=unread_people(verdicts))
    return _at_home(_insured(others))


def _with_family(found: list[Person]) -> list[Person]:
    """A "last name" beside a spouse's first name is the spouse's, where nobody else has a first."""
    main, given = found[0], [p for p in found[1:] if "given_name" in p.fields]
    alone = "family_name" in main.fields and not {"given_name", "name"} & main.fields.keys()
    if not alone or len(given) != 1 or "family_name" in given[0].fields:
        return found
    family = main.fields["family_name"]
    kept = {code: held for code, held in main.fields.items() if code != "family_name"}
    whole = replace(given[0], fields={**given[0].fields, "family_name": family})
    return [replace(main, fields=kept), *(whole if p is given[0] else p for p in found[1:])]


def about_whom(found: Sequence[Person]) -> int:
    """The place of the person whom the row's text is about: the first, or the only one named."""
    named = [at for at, p in enumerate(found) if p.named and p.role not in {"provider", "staff"}]
    return named[0] if len(named) == 1 and not found[0].named else 0


def _split_by(verdicts: Iterable[Verdict]) -> Split:
    """What tells the people of each role apart."""
    found: Split = {}
    named = [v for v in verdicts if v.detects in NAMES]
    for role in dict.fromkeys(v.role for v in named):
        own = [v for v in named if v.role == role]
        capacities = list(dict.fromkeys(v.capacity for v in own))
        if not all(_whole(v for v in own if v.capacity == c) for c in capacities):
            capacities = []
        numbers = [n for n in dict.fromkeys(v.number for v in own) if _whole_number(own, n)]
        # "NAME1" beside "CONTACT" is counted as nobody's second.
        groups = [[v for v in own if v.capacity == c] for c in capacities] or [own]
        counted = [{v.number for v in group if v.number in numbers} for group in groups]
        several = max(map(len, counted)) > 1 or (role != "subject" and numbers != [0])
        found[role] = (
            tuple(capacities) if len(capacities) > 1 else (),
            tuple(numbers) if several else (),
        )
    return found


def _whole(verdicts: Iterable[Verdict]) -> bool:
    """Whether the columns make a name of their own."""
    codes = {v.detects for v in verdicts}
    return "name" in codes or {"given_name", "family_name"} <= codes


def _whole_number(own: Sequence[Verdict], number: int) -> bool:
    return _whole(v for v in own if v.number == number)


def _group(verdict: Verdict, split: Split) -> Group:
    """The person a column speaks of; the first one of the role where the header leaves it open."""
    capacities, numbers = split.get(verdict.role, ((), ()))
    plain = "" if "" in capacities else next(iter(capacities), "")
    first = "patient" if "patient" in capacities else plain
    capacity = verdict.capacity if verdict.capacity in capacities else first
    lines = verdict.detects in _ADDRESS and verdict.role == "subject"
    counted = verdict.number in numbers and not lines
    return verdict.role, capacity, verdict.number if counted else next(iter(numbers), 0)


def _main(verdicts: Sequence[Verdict], split: Split) -> Group:
    """The group of the first column with a name of the subject; of the patient where one is."""
    named = [v for v in verdicts if v.detects in NAMES and v.role == "subject"]
    named = beside_numbers(named, verdicts)
    named.sort(key=lambda v: v.capacity != "patient")
    return _group(named[0], split) if named else ("subject", "", 0)


def _is_of_once(verdict: Verdict) -> bool:
    return verdict.detects in NAMES and not _ONCE.isdisjoint(words(verdict.header))


def _person(group: Group, held: Sequence[Verdict], keys: Sequence[int]) -> Person:
    role, capacity, number = group
    fields: dict[str, tuple[Verdict, ...]] = {}
    for verdict in sorted(held, key=lambda v: (_is_of_once(v), -v.score, v.column)):
        if verdict.detects is not None and verdict.detects not in {*ELEMENTS, *PARTS}:
            fields[verdict.detects] = (*fields.get(verdict.detects, ()), verdict)
    return Person(
        role=role,
        label=" ".join(filter(None, (role, capacity, str(number) if number else ""))),
        fields=fields,
        exposures=tuple(v for v in held if v.detects in ELEMENTS or v.detects in PARTS),
        keys=tuple(v.column for v in held if v.column in keys),
    )


def _routed(found: Sequence[Person]) -> list[Person]:
    """What stands under a clerk's or doctor's word without their name, given to the row's person.

    An "admitting diagnosis" is the patient's.
    """
    main, rest = found[0], []
    for person in found[1:]:
        own = tuple(v for v in person.exposures if _may_own(person, v))
        given = tuple(v for v in person.exposures if v not in own)
        main = replace(main, exposures=main.exposures + given)
        rest.append(replace(person, exposures=own))
    return [main, *rest]


def _own_numbers(found: list[Person]) -> list[Person]:
    """A second number of one kind under another's word ("subscriber SSN") is not the person's.

    It stands in the rows of a whole family; the rows of its holder say whose it is.
    """
    main = found[0]
    called = {v.capacity for code in NAMES for v in main.fields.get(code, ())}
    numbers = [v for v in main.exposures if v.detects in ONE_EACH]
    own = {v.detects for v in numbers if v.capacity in called}
    others = [v for v in numbers if v.capacity and v.capacity not in called and v.detects in own]
    if not others:
        return found
    kept = tuple(v for v in main.exposures if v not in others)
    apart = [
        Person(role="subject", label=f"subject {word}",
               exposures=tuple(v for v in others if v.capacity == word))
        for word in dict.fromkeys(v.capacity for v in others)
    ]  # fmt: skip
    return [replace(main, exposures=kept), *found[1:], *apart]


def _may_own(person: Person, verdict: Verdict) -> bool:
    if person.role not in OUTSIDE:
        return True
    return person.named and verdict.detects not in MEDICAL


def _insured(found: Sequence[Person]) -> list[Person]:
    """Who holds the policy under which the row's patient is insured has the same number."""
    main = found[0]
    holders = [p for p in found[1:] if p.role == "subject" and _holds_policy(p)]
    shared = _plans(main)
    if main.named and "patient" in main.label and not shared:
        # The number stands under the holder's word alone.
        shared = tuple(v for p in holders if p.named for v in _plans(p))
        return [replace(main, exposures=main.exposures + shared), *found[1:]]
    return [replace(p, exposures=p.exposures + shared) if p in holders else p for p in found]


def _plans(person: Person) -> tuple[Verdict, ...]:
    return tuple(v for v in person.exposures if v.detects == "health_insurance")


def _holds_policy(person: Person) -> bool:
    return any(word in person.label for word in _HOLDERS)


def _at_home(found: Sequence[Person]) -> list[Person]:
    """Spouse, dependants and joint holders without an address live where the row's person does."""
    main, out = found[0], []
    home = {code: held for code, held in main.fields.items() if code in _ADDRESS}
    for person in found:
        joint = person.role == "subject" and person.label[-1].isdigit()
        if (person.role in _HOUSEHOLD or joint) and not set(_ADDRESS) & person.fields.keys():
            out.append(replace(person, fields={**person.fields, **home}))
        else:
            out.append(person)
    return out
