"""Two people in one row whom only the front of the headers tells apart.

"head.first" and "members.first" in nested data, "A_LAST, A_SSN, B_LAST, B_SSN" in a flat file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detectors.columns.judge import Verdict
from detectors.elements import ELEMENTS
from detectors.words.headers import words

Path = tuple[str, ...]

_NAMES = frozenset({"name", "given_name", "family_name"})
_FORMS_OF_NAME = frozenset(
    {"name", "names", "alias", "aliases", "aka", "preferred", "former", "previous", "legal",
     "maiden", "billing", "shipping", "display", "home", "work"}
)  # fmt: skip
_OF_ONE = frozenset({"ssn", "tax_id", "drivers_license", "state_id", "passport", "birth_date"})


def told_by_path(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, with the front of a header as capacity where it tells people apart.

    Only where two fronts or more hold a whole name each, and no word for a person tells them apart
    already. Two forms of one name ("legalName.first", "preferredName.first") are one person; in
    headers without dots two fronts are two people only when both have a number or birth date.
    """
    verdicts = _called_alike(verdicts)
    dotted = any("." in v.header for v in verdicts if v.detects in _NAMES)
    paths = {v.column: _path(v, dotted=dotted) for v in verdicts if v.role == "subject"}
    roots = _roots(verdicts, paths)
    if len(roots) < 2 or any(set(words(root[-1])) & _FORMS_OF_NAME for root in roots if root):
        return list(verdicts)
    if not dotted and not _numbered(verdicts, paths, roots):
        return list(verdicts)
    return [_placed(verdict, paths.get(verdict.column, ()), roots) for verdict in verdicts]


def _called_alike(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, none under a word for a person who is named below another first step only.

    `Party.IndividualName` and `Party.PartyNumber` are one person's, whatever `Account.Party` is.
    """
    called: dict[str, set[str]] = {}
    for verdict in verdicts:
        if verdict.detects in _NAMES and verdict.role == "subject":
            called.setdefault(_front(verdict), set()).add(verdict.capacity)
    alone = {front: next(iter(held)) for front, held in called.items() if front and len(held) == 1}
    elsewhere = set().union(*called.values())
    return [
        replace(v, capacity=alone[_front(v)])
        if v.role == "subject" and v.capacity in elsewhere and _front(v) in alone
        else v
        for v in verdicts
    ]


def beside_numbers(named: Sequence[Verdict], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The columns of names, those first that stand where nested data has all that was exposed.

    A reply repeats on every record what lies around its list, `advisor.name` of the whole before
    `node.applicant.lastName`: the row is about whom the record names.
    """
    fronts = {_front(v) for v in verdicts if v.detects in ELEMENTS}
    if len(fronts) != 1 or "" in fronts or len({_front(v) for v in named}) < 2:
        return list(named)
    return sorted(named, key=lambda verdict: _front(verdict) not in fronts)


def _front(verdict: Verdict) -> str:
    """The first step of a path into nested data, "" for any other header."""
    return verdict.header.partition(".")[0] if "." in verdict.header else ""


def _path(verdict: Verdict, *, dotted: bool) -> Path:
    """The steps of a dotted header, or the first word of another one; without its last step."""
    if dotted:
        return tuple(verdict.header.split(".")[:-1])
    return words(verdict.header)[:-1][:1]


def _roots(verdicts: Sequence[Verdict], paths: dict[int, Path]) -> list[Path]:
    """The fronts below which one person each stands: up to the first step that differs."""
    held: dict[Path, set[str]] = {}
    for verdict in verdicts:
        plain = verdict.column in paths and not verdict.capacity and not verdict.number
        if verdict.detects in _NAMES and plain:
            held.setdefault(paths[verdict.column], set()).add(str(verdict.detects))
    whole = [p for p, codes in held.items() if "name" in codes or len(codes) == 2]
    same = [len(set(steps)) == 1 for steps in zip(*whole, strict=False)]
    shared = next((at for at, one in enumerate(same) if not one), len(same))
    return list(dict.fromkeys(path[: shared + 1] for path in whole))


def _numbered(verdicts: Sequence[Verdict], paths: dict[int, Path], roots: list[Path]) -> bool:
    """Whether every front has a number of which a person has one."""
    fronts = {paths[v.column] for v in verdicts if v.detects in _OF_ONE and v.column in paths}
    return all(root in fronts for root in roots)


def _placed(verdict: Verdict, path: Path, roots: Sequence[Path]) -> Verdict:
    if verdict.role != "subject" or verdict.capacity:
        return verdict
    root = max((r for r in roots if r and path[: len(r)] == r), key=len, default=None)
    return verdict if root is None else replace(verdict, capacity=root[-1].lower())
