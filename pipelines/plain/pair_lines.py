"""Lines that say keys with their values (`USER=…|ROLE=…|PIN=…`, entries of logs), as a table."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from detectors.words.headers import role_of, says_only_whom, scores, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = re.compile(r"[ \t]*(?P<key>[^\W\d_][\w .()/#-]{0,39}?)[ \t]*=[ \t]*(?P<value>.*?)[ \t]*")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’-])+, [^\W\d_](?:[^\W\d_]|[ .'’-])+")
_PARTS = ("|", ";", "\t")
_LEAST = 2
_LOGGED = re.compile(
    r"(?:(?<=[\s,;\[({|])|^)(?P<key>[^\W\d_][\w.()/#-]{0,39})="
    r"(?P<value>'[^'\n]*'|\"[^\"\n]*\"|.*?(?=[,;|]?\s+[^\W\d_][\w.()/#-]{0,39}=|[,;|]?\s+[(\[]|$))"
)
_MOST_KEYS = 60
_APART = 4
"""Lines from one entry to the next, at most."""

_LONGEST = 2_000

SESSION = (
    r"(?i:(?:session|sess|sid|request|req|trace|corr(?:elation)?|txn|transaction|conn(?:ection)?|"
    r"thread|call|ticket|visit|encounter|intake|order|job)(?:[ _-]?(?:id|no|num|number))?|"
    r"uid|user[_-]?id)"
)
"""What logs call the lines that belong together by, in front of its number."""

_IS_SESSION = re.compile(SESSION)

_DIGIT = re.compile(r"[0-9]")
_NAMES, _SURE = ("world/name", "world/given_name", "world/family_name"), 0.9
_PEOPLE = ("subject", "patient")


def pairs_of(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str]] | None:
    """The rows of the run of such lines that begins at a line, and their keys; else None.

    At least two lines, each of the same two keys or more; or one line of three keys or more
    between bars that has a name with its family name first. Else a semicolon or a tab stands
    between the pairs: a comma may be part of a name.
    """
    for part in _PARTS:
        head = _pairs(lines[at], part) if part in lines[at] and "=" in lines[at] else {}
        if len(head) < _LEAST:
            continue
        rows = []
        for place in range(at, len(lines)):
            found = _pairs(lines[place], part)
            if found.keys() != head.keys():
                break
            rows.append([found[key] for key in head])
        named = part == "|" and len(head) > _LEAST and any(map(_NAME.fullmatch, rows[0]))
        if len(rows) >= _LEAST or named:
            return rows, list(head)
    return None


def logged(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str]] | None:
    """The rows of the run of entries of a log that begins at a line, and all their keys; else None.

    An entry says two pairs or more, with blanks between them, behind whatever stands in front
    (a time, a level); values of several words stand in quotes or before the next key. Two entries
    must say the same three keys or more. What an entry does not say is blank in its row, and the
    row of a line between entries is blank.
    """
    entries = list[dict[str, str]]()
    before = lines[max(0, at - _APART) : at]
    if len(_entry(lines[at])) < _LEAST or any(len(_entry(line)) >= _LEAST for line in before):
        return None  # a run is looked at once, from its first line
    last = at
    for place in range(at, len(lines)):
        found = _entry(lines[place])
        entry = len(found) >= _LEAST
        if not entry and place - last >= _APART:
            break
        last = place if entry else last
        entries.append(found if entry else {})
    entries = entries[: last + 1 - at]
    kinds = Counter(frozenset(entry) for entry in entries if len(entry) > _LEAST)
    keys = list(dict.fromkeys(key for entry in entries for key in entry))
    if not kinds or max(kinds.values()) < _LEAST or len(keys) > _MOST_KEYS:
        return None
    whole = _with_names(entries)
    return [[entry.get(key, "") for key in keys] for entry in whole], keys


def _with_names(entries: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The entries with whom another entry of the same session names, where it names one."""
    named: dict[tuple[str, str], list[dict[str, str]]] = {}
    for entry in entries:
        said = {key: value for key, value in entry.items() if value and _is_of_person(key)}
        names = {key: value for key, value in said.items() if not _DIGIT.search(value)}
        for key in filter(_IS_SESSION.fullmatch, entry):
            if names and names not in named.setdefault((key, entry[key]), []):
                named[key, entry[key]].append(names)
    alone = {session: names[0] for session, names in named.items() if len(names) == 1}
    return [
        next((alone[said] for said in entry.items() if said in alone), {}) | entry
        for entry in entries
    ]


@cache
def _is_of_person(key: str) -> bool:
    """Whether a key is of a name or says only of whom the entry is: `patient`."""
    said = words(key)
    name = max(scores(said).get(name, 0.0) for name in _NAMES) >= _SURE
    return role_of(said) in _PEOPLE and (name or says_only_whom(said))


@lru_cache(maxsize=64)
def _entry(line: str) -> dict[str, str]:
    """Key -> value of an entry of a log; of a key said twice the first."""
    if line.count("=") < _LEAST or len(line) > _LONGEST:
        return {}
    told: dict[str, str] = {}
    for match in _LOGGED.finditer(line):
        value = match["value"].strip("'\"")
        number = _IS_SESSION.fullmatch(match["key"]) and value  # `session=9a04 desk override by=…`
        told.setdefault(match["key"], value.split()[0] if number else value)
    return told


def _pairs(line: str, part: str) -> dict[str, str]:
    """Key -> value of a line that is pairs from end to end; empty for any other line."""
    found = [_KEY.fullmatch(pair) for pair in line.strip().strip(part).split(part)]
    told = {match["key"]: match["value"] for match in found if match}
    return told if len(told) == len(found) else {}
