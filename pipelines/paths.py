"""Two people in one row whom only the front of the headers tells apart.

"head.first" and "members.first" in nested data, "A_LAST, A_SSN, B_LAST, B_SSN" in a flat file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detectors.columns import Verdict
from detectors.headers import words

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
    dotted = any("." in v.header for v in verdicts if v.detects in _NAMES)
    paths = {v.column: _path(v, dotted=dotted) for v in verdicts if v.role == "subject"}
    roots = _roots(verdicts, paths)
    if len(roots) < 2 or any(set(words(root[-1])) & _FORMS_OF_NAME for root in roots if root):
        return list(verdicts)
    if not dotted and not _numbered(verdicts, paths, roots):
        return list(verdicts)
    return [_placed(verdict, paths.get(verdict.column, ()), roots) for verdict in verdicts]


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
