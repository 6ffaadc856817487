"""How well the end of a long path, or one part of a header of several, names a detector.

Message standards and service replies wrap a field into many elements (NCPDP SCRIPT, HR-XML,
Workday): `Message/Body/NewRx/Patient/HumanPatient/Name/LastName` is a last name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from detectors.catalog import detectors
from detectors.words.header_words import word_set, words
from detectors.words.headers import owner_words, scores

_SEVERAL = re.compile(r"(?i)\s*[/+,;()|&]\s*|\s+(?:or|and|o|y|ou|et)\s+")
_PART_COST = 0.95
_STEP = re.compile(r"[./](?=[^\W\d])")
_LONG, _END = 4, 2
_COST, _OF_A_THING = 0.97, 0.3
_NAMES = frozenset({"name", "given_name", "family_name"})
_PLACES = frozenset({"state", "city", "country", "street", "address", "postal_code"})


@lru_cache(maxsize=20_000)
def named_by(header: str, said: tuple[str, ...]) -> Mapping[str, float]:
    """Every detector that a header names, with its score, see `detectors.words.headers.scores`.

    said: the words of the header as `words` gives them. Of a path of four steps or more the last
    two are asked as well: what wraps them costs nothing, but where it says that a name or place is
    that of a thing or firm.
    """
    found, steps = dict(scores(said)), _STEP.split(header)
    if len(steps) < _LONG:
        return found
    of_things = {kind: _of_thing(steps[:-_END], kind) for kind in ("name", "place")}
    for name, score in scores(words(".".join(steps[-_END:]))).items():
        detects = detectors()[name].detects
        kind = "name" if detects in _NAMES else "place" if detects in _PLACES else ""
        cost = _OF_A_THING if of_things.get(kind) else _COST
        found[name] = max(found.get(name, 0.0), cost * score)
    return found


def _of_thing(steps: Iterable[str], kind: str) -> bool:
    """Whether the steps behind the last one that names a person hold a word for a thing."""
    thing = False
    for step in steps:
        said = set(words(step))
        thing = bool(said & word_set("things", kind)) or (thing and not said & owner_words())
    return thing


@lru_cache(maxsize=20_000)
def scores_of_parts(header: str) -> dict[str, float]:
    """What a header of several things names, as a whole or by one of them: `CDL # / ST / class`."""
    found = dict(scores(words(header)))
    for part in _SEVERAL.split(header) if _SEVERAL.search(header) else ():
        for name, score in scores(words(part)).items():
            found[name] = max(found.get(name, 0.0), _PART_COST * score)
    return found
