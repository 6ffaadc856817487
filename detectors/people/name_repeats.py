"""Words of a name found in full elsewhere in a text, where they stand alone: "Tran"."""

from __future__ import annotations

import re
from bisect import bisect_right

from detectors.people.name_evidence import refused
from detectors.people.name_settings import ACTS
from detectors.people.name_tokens import is_abbreviation, tokens_of, words
from detectors.people.person_finder import Person, without_overlaps

_TIMES = frozenset({"May", "April", "June", "August", "Summer", "Autumn", "Winter"})
_USUAL = 2
"""Rank of given names that are words too: where they do something, they name somebody again."""

_SURE = 0.5  # names less sure lend their words to no other place
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'.-]*(?= $)")
_GOES_ON = re.compile(r" [^\W\d_a-z][^\W\d_A-Z]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def with_repeats(text: str, found: list[Person]) -> list[Person]:
    """Return the people, and the places where a word of a name found in full stands alone ("Tran").

    text: the whole that the spans of `found` belong to.
    """
    pattern = _again(text, found)
    if pattern is None:
        return found
    repeats = []
    named = sorted((p.start, p.end) for p in found)
    for match in pattern.finditer(text):
        around = named[max(0, bisect_right(named, (match.start(), len(text))) - 1)]
        if around[0] <= match.start() and match.end() <= around[1] and around != match.span():
            continue
        token = next(tokens_of(text, match.start(), match.end()), None)
        before = _CAPITAL.search(text, max(0, match.start() - 20), match.start())
        alone = before is None or _no_name(text, before)
        alone = alone and not _GOES_ON.match(text, match.end())
        if token and alone and not refused(text, [token]):
            because = "word of a name found in full elsewhere"
            repeats.append(Person(match.start(), match.end(), 0.6, because))
    whole_ends = {p.start: p.end for p in found if p.score >= _SURE}
    repeats = [r for r in repeats if whole_ends.get(r.start, 0) <= r.end]  # not `WOO-JIN` of a name
    ends = {r.start: r.end for r in repeats}
    kept = [p for p in found if ends.get(p.start, 0) <= p.end]  # a model stops within "Jae-won"
    return without_overlaps([*kept, *repeats])


def _again(text: str, found: list[Person]) -> re.Pattern[str] | None:
    """The words of names found in full; those of the language too, where they do something."""
    sets = words()
    whole: set[str] = set()
    worded: set[str] = set()
    for person in (p for p in found if p.score >= _SURE):
        tokens = [t for t in tokens_of(text, person.start, person.end) if not t.initial]
        if len(tokens) > 1:
            whole.update(
                t.text.rstrip(".")
                for t in tokens
                if len(t.low) > 2 - (t.family >= 2) and (not t.ordinary or "-" in t.low)
            )
            worded.update(t.text for t in tokens[:1] if t.ordinary and t.given >= _USUAL)
    small = sets["particle"] | sets["suffix"]
    whole = {w for w in whole if w.lower() not in small and _WORD.fullmatch(w)}
    whole |= {w.capitalize() for w in whole if w.isupper()}
    worded = {w for w in worded if w.istitle() and w not in _TIMES}
    if not whole | worded:
        return None
    either = [rf"(?:{'|'.join(sorted(map(re.escape, whole)))})(?![\w@\-])"] if whole else []
    either += [rf"(?:{'|'.join(sorted(map(re.escape, worded)))}){ACTS}"] if worded else []
    return re.compile(rf"(?<![\w@.\-/])(?:{'|'.join(either)})")


def _no_name(text: str, word: re.Match[str]) -> bool:
    """Whether a capitalized word is none of a name: an ordinary word, a code, a sentence's last."""
    token = next(tokens_of(text, *word.span()), None)
    if token is None:
        return True
    closes = word.group().endswith(".") and not is_abbreviation(token, 1) and not token.initial
    return closes or any(c.isdigit() for c in word.group()) or token.ordinary
