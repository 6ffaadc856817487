"""A rule pack: one law or policy as data, read from its TOML file.

`decide.py` applies packs, `packs.py` proves their examples. A pack says which information it
covers, what must be true for a notice to be owed, what exempts, and what is owed to whom.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from pipelines.law import wording
from pipelines.law.conditions import Condition, read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from pipelines.law.wording import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something that must hold for a notice to be owed; `otherwise` is the reason if it fails."""

    when: Condition
    citation: str
    otherwise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Something that, when stated, takes the duty away or asks for counsel's judgment.

    outcome: "do_not_notify" or "review".
    """

    when: Condition
    outcome: str
    citation: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A ground on which the clock stands still, and the clock's words while it does."""

    when: Condition
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something owed to someone, or permitted.

    by: the clock in the words of the law.
    clock: the fact from which it runs, None where it runs from nothing typed in.
    days: how many days the clock has, counted as `counted` says (`clocks.KINDS`); None where the
        law names no number.
    permitted: allowed rather than owed.
    rests_on: the group of facts about the law (a key of the pack's `sources`) behind it.
    examples: tables with `facts`, `counts` and the `outcome` they must give.
    """

    id: str
    title: str
    to: str
    by: str
    how: str
    contents: tuple[str, ...]
    citation: str
    when: Condition
    clock: str | None = None
    days: int | None = None
    counted: str = "calendar"
    hold: Hold | None = None
    permitted: bool = False
    rests_on: str | None = None
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """One law or policy.

    id: path below `rules/` without suffix ("us/ca/agency").
    applies: who is bound; where that fails the pack says nothing. None binds everyone.
    elements: code of `detectors/elements.toml` -> citation; `login` counts without a name. Bare
        numbers (`account_number`), `birth_date` and the like count only where they stand here.
    unsettled: codes of which it was not found out whether the law lists them.
    residents_of: two-letter state whose residents it protects; None protects everyone.
    counts_residents_of: the state whose residents its thresholds count.
    sources: group of facts about the law (elements, deadline, …) -> how well they are known:
        found, seed, found-tertiary, recalled-high, recalled-uncertain.
    notice: what letters under this law say beside what every notice says; None where nobody found
        out.
    effective_from: first day in force, None where it was not found out. effective_to: last day in
        force, None while it is in force.
    confidence: how well the text was known when written. checked: day it was last compared.
    readable: when protected (encrypted or hashed) information counts as exposed.
    gaps: what the pack does not hold, in sentences for counsel.
    examples: tables with `triggers`, `protected`, `residency`, `facts` and `outcome`.
    """

    id: str
    title: str
    citation: str
    authority: str
    version: str
    effective_from: dt.date | None
    effective_to: dt.date | None
    confidence: str
    checked: dt.date
    applies: Requirement | None
    residents_of: str | None
    residents_citation: str
    counts_residents_of: str | None
    elements: Mapping[str, str]
    unsettled: tuple[str, ...]
    sources: Mapping[str, str]
    notice: Notice | None
    requirements: tuple[Requirement, ...]
    exemptions: tuple[Exemption, ...]
    readable: Requirement
    obligations: tuple[Obligation, ...]
    gaps: tuple[str, ...]
    examples: tuple[Mapping[str, Any], ...]

    def unconfirmed(self, group: str | None) -> list[str]:
        """What of the law behind a group of facts nobody has read in a good source; in words."""
        known = self.sources.get(group or "", "found")
        return [] if known in _CONFIRMED else [f"{self.id}: {group} ({known})"]


_CONFIRMED = frozenset({"found", "seed"})


def load(text: str, pack_id: str) -> RulePack:
    """Read a rule pack.

    Raises tomllib.TOMLDecodeError, KeyError (a key is absent), TypeError (a key is unknown) or
    ConditionError; `breachscope check` reports them with the file's name.
    """
    table = tomllib.loads(text)
    table["requirements"] = tuple(_requirement(item) for item in table.pop("requirement"))
    table["exemptions"] = tuple(_exemption(item) for item in table.pop("exemption", []))
    table["readable"] = _requirement(table["readable"])
    table["obligations"] = tuple(_obligation(item) for item in table.pop("obligation"))
    table["examples"] = tuple(table.pop("example"))
    table["gaps"] = tuple(table["gaps"])
    table["unsettled"] = tuple(table.get("unsettled", ()))
    table["applies"] = _requirement(table["applies"]) if "applies" in table else None
    table["notice"] = wording.notice(table["notice"]) if "notice" in table else None
    optional: dict[str, Any] = {
        "effective_from": None,
        "effective_to": None, "residents_of": None, "residents_citation": "", "sources": {},
        "counts_residents_of": table.get("residents_of"),
    }  # fmt: skip
    return RulePack(id=pack_id, **(optional | table))


def _requirement(table: dict[str, Any]) -> Requirement:
    return Requirement(when=_when(table), citation=table["citation"], otherwise=table["otherwise"])


def _exemption(table: dict[str, Any]) -> Exemption:
    return Exemption(
        when=_when(table),
        outcome=table["outcome"],
        citation=table["citation"],
        because=table["because"],
    )


def _obligation(table: dict[str, Any]) -> Obligation:
    hold = table.pop("hold", None)
    return Obligation(
        when=_when(table),
        hold=Hold(when=_when(hold), by=hold["by"]) if hold else None,
        contents=tuple(table.pop("contents", ())),
        examples=tuple(table.pop("examples", ())),
        **{name: value for name, value in table.items() if name != "when"},
    )


def _when(table: Mapping[str, Any]) -> Condition:
    return read(table["when"])


def citations(pack: RulePack, elements: Sequence[str]) -> list[str]:
    """List the citations of elements, each once, in the order given."""
    return list(dict.fromkeys(pack.elements[code] for code in elements))


@cache
def packs() -> tuple[RulePack, ...]:
    """Every rule pack below `rules/`, ordered by id, read once; raises what `load` raises."""
    return tuple(load(text, name) for name, text in written_packs().items())


def written_packs() -> dict[str, str]:
    """Find the rule packs below `rules/`: id -> text of the file, ordered by id."""
    root = resources.files("pipelines").joinpath("rules")
    files = sorted(_toml_files(root, ""), key=lambda found: found[0])
    return {name: file.read_text(encoding="utf-8") for name, file in files}


def _toml_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _toml_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield prefix + entry.name.removesuffix(".toml"), entry
