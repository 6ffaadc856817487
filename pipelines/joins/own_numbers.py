"""Numbers by which a table counts its own rows: what points to them, and what only looks alike.

`Subscriber`, `buyer_id`, `Guarantor` say which part somebody plays and not in which table he
stands. Where one table of people of the same database holds all those numbers, it is that one. And
the first users of two databases are both numbered 1, 2, 3: that makes no person of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from detectors.words.headers import capacity_of, role_of
from detectors.words.headers import words as header_words
from pipelines.joins.join_keys import Judgment, Overlap, Unit, words
from pipelines.joins.key_doubts import Found

_FEWEST = 3
_NAMED = 0.9
_RUNS = 0.9
_NUMBERING = frozenset({"id", "number", "key", "code", "ref", "reference", "fk"})
_WRITERS = frozenset({"provider", "staff", "contact"})
_FIRMS = frozenset({"payer", "payor", "sponsor", "vendor", "seller", "carrier", "supplier"})
"""Parts that firms play as often as people."""


@dataclass(frozen=True, slots=True)
class _Pair:
    seeker: Unit
    holder: Unit
    overlap: Overlap
    judgment: Judgment


def of_own_rows(found: Found, known: Mapping[int, Unit]) -> Found:
    """The pairs with what parts of people point to accepted, and counters of two databases asked.

    A counter of its own rows that meets another database's under a like word is `doubtful`.
    """
    pairs = {
        keys: _Pair(known[keys[0]], known[keys[1]], overlap, judgment)
        for keys, (overlap, judgment) in found.items()
    }
    pointed = _pointed(pairs)
    apart = {
        side
        for (seeker, holder), pair in pairs.items()
        if _counted(pair)
        for side in ((seeker, pair.holder.source), (holder, pair.seeker.source))
    }
    doubt = Judgment("doubtful", 0.0, "each database numbers its own rows from the beginning")
    return {
        keys: (
            pair.overlap,
            pointed.get(keys, doubt if _meets(keys, pair, apart) else pair.judgment),
        )
        for keys, pair in pairs.items()
    }


def _meets(keys: tuple[int, int], pair: _Pair, apart: AbstractSet[tuple[int, str]]) -> bool:
    """Whether a counter of its own rows meets a column of a database that counts apart from it."""
    sides = ((keys[0], pair.holder.source), (keys[1], pair.seeker.source))
    by_words = pair.judgment.weak and pair.judgment.verdict == "accepted"
    return by_words and any(side in apart for side in sides)


def _counted(pair: _Pair) -> bool:
    """Whether two databases, each with rows numbered from the beginning, meet by words alone."""
    return (
        pair.judgment.weak
        and pair.judgment.verdict == "accepted"
        and pair.seeker.source != pair.holder.source
        and _own(pair.seeker)
        and _own(pair.holder)
        and _counts(pair.seeker)
        and _counts(pair.holder)
    )


def _counts(unit: Unit) -> bool:
    shape = unit.shape
    return shape is not None and shape.counted and shape.runs >= _RUNS


def _own(unit: Unit) -> bool:
    """Whether a column of a database numbers the rows of its table: by declaration or by name."""
    table = _plain(unit.table.removeprefix("table "))
    if not unit.table.startswith("table ") or not table:
        return False
    if unit.declared:
        return _plain(unit.declared) == table + _plain(unit.header)
    spoken = [word for word in header_words(unit.header) if word not in _NUMBERING]
    return bool(words(unit.column) & words(unit.table)) or (
        len(spoken) == 1 and len(spoken[0]) > 2 and table.startswith(_plain(spoken[0]))
    )


def _plain(written: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", written.lower())


def _pointed(pairs: Mapping[tuple[int, int], _Pair]) -> dict[tuple[int, int], Judgment]:
    """The pairs where a part that people play points to the only table of people that fits."""
    found: dict[int, dict[str, list[int]]] = {}
    joined = {
        seeker
        for (seeker, _), pair in pairs.items()
        if pair.judgment.verdict == "accepted" and pair.seeker.source == pair.holder.source
    }
    for (seeker, holder), pair in pairs.items():
        if seeker not in joined and _fits(pair):
            found.setdefault(seeker, {}).setdefault(pair.holder.table, []).append(holder)
    why = "the only table of people of the database with these numbers; {} of {} values are there"
    return {
        (seeker, holder): Judgment(
            "accepted", 0.75, why.format(overlap.common, overlap.seeker), weak=True
        )
        for seeker, tables in found.items()
        if len(tables) == 1
        for holders in tables.values()
        for holder in holders
        for overlap in [pairs[seeker, holder].overlap]
    }


def _fits(pair: _Pair) -> bool:
    seeker, holder, overlap = pair.seeker, pair.holder, pair.overlap
    return (
        seeker.source == holder.source
        and overlap.common == overlap.seeker >= _FEWEST
        and holder.named >= _NAMED * holder.distinct
        and _own(holder)
        and not _own(seeker)
        and _of_a_part(seeker.header)
    )


def _of_a_part(header: str) -> bool:
    """Whether a header says which part somebody plays, and nothing else but that it is a number."""
    spoken = tuple(word for word in header_words(header) if word not in _NUMBERING)
    return (
        bool(spoken)
        and capacity_of(spoken) == " ".join(spoken)
        and (role_of(spoken) not in _WRITERS)
    )
