"""Passwords, user names and codes of cards in columns without a header, or one that says less."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.bare_numbers import has
from detectors.columns.verdicts import Look, Verdict, verdict_for

_MIXED_SIGNS = r"[A-Za-z].*[0-9]|[0-9].*[A-Za-z]|[!@#$%^&*?_+=-]"
_CALLED = r"^[a-z][a-z._-]*[0-9]{0,4}$"
"""How user names are mostly made: letters of a name, a number behind them."""
_CHOSEN = r"^[^\s,;]*[!@$%^&*?+=~][^\s,;]*$"
"""Signs that people put into passwords, and houses into no number of theirs."""
_MONTH = "^(?:0[1-9]|1[0-2])[/-](?:20)?[0-9]{2}$"
_CODE = "^[0-9]{3,4}$"
_NEARLY_ALL = 0.9
_USER_NAME = r"^(?:[\w.-]+\\)?[a-z][a-z0-9._-]{2,}(?:@[\w.-]+)?$"
_OPENED = frozenset(
    {"site", "service", "system", "app", "application", "website", "vendor", "program", "title",
     "type", "device", "host", "url", "status", "note", "notes", "role", "group", "portal"}
)  # fmt: skip
"""Under these stands what a login opens, or of which kind it is."""


def bare_secrets(
    verdicts: list[Verdict], looks: Sequence[Look], empty: Sequence[int], *, of_people: bool
) -> list[Verdict]:
    """The verdicts with passwords and codes typed, in order.

    empty: columns without a header of their own; of_people: the table names people.
    """
    if not has(verdicts, frozenset({"password"})):
        if has(verdicts, frozenset({"email", "user_name"})):
            _beside_logins(verdicts, looks, empty)
        elif of_people:
            _beside_names(verdicts, looks, empty)
    if has(verdicts, frozenset({"card_number"})) and not any(seen.words for seen in looks):
        _codes_of_cards(verdicts, looks)
    return verdicts


def _share(seen: Look, pattern: str) -> float:
    return float(seen.values.str.contains(pattern).mean() or 0.0)  # type: ignore[arg-type]


def _open(verdicts: Sequence[Verdict], looks: Sequence[Look], empty: Sequence[int]) -> list[int]:
    """Open columns of single words that differ from row to row."""
    found = []
    for at in empty:
        seen = looks[at].profile
        word = seen.size and seen.spaced <= 0.1 and seen.length >= 4
        if verdicts[at].detects is None and word and seen.digits <= 0.5 <= seen.distinct:
            found.append(at)
    return found


def _beside_logins(verdicts: list[Verdict], looks: Sequence[Look], empty: Sequence[int]) -> None:
    """Single words of many kinds of signs, or hashes; only where one column fits.

    A column that is written like user names is no second one.
    """
    fitting = [at for at in _open(verdicts, looks, empty) if _share(looks[at], _MIXED_SIGNS) >= 0.3]
    called = [at for at in fitting if _share(looks[at], _CALLED) >= _NEARLY_ALL]
    chosen = [at for at in fitting if at not in called] or called
    if len(chosen) != 1:
        return
    verdicts[chosen[0]] = _typed(looks[chosen[0]], "world/password", "signs mixed, beside logins")
    if called != chosen and len(called) == 1:
        reason = "written like user names, beside passwords"
        verdicts[called[0]] = _typed(looks[called[0]], "world/user_name", reason)


def _beside_names(verdicts: list[Verdict], looks: Sequence[Look], empty: Sequence[int]) -> None:
    """Single words with a sign that only passwords have, different in every row."""
    fitting = [
        at
        for at in _open(verdicts, looks, empty)
        if _share(looks[at], _CHOSEN) >= _NEARLY_ALL <= looks[at].profile.distinct
        and _share(looks[at], "[0-9A-Za-z]{2}") >= _NEARLY_ALL
        and 6 <= looks[at].profile.length <= 32
    ]
    if len(fitting) == 1:
        reason = "signs of passwords, beside names"
        verdicts[fitting[0]] = _typed(looks[fitting[0]], "world/password", reason)


def _codes_of_cards(verdicts: list[Verdict], looks: Sequence[Look]) -> None:
    """Beside a card number a month, and next to it three or four digits."""
    months = [at for at, seen in enumerate(looks) if _share(seen, _MONTH) >= _NEARLY_ALL]
    if len(months) != 1 or has(verdicts, frozenset({"access_code"})):
        return
    near = [at for at in (months[0] + 1, months[0] - 1) if 0 <= at < len(looks)]
    for at in near:
        if verdicts[at].detects is None and _share(looks[at], _CODE) == 1.0:
            reason = "three or four digits beside a card and a month"
            verdicts[at] = _typed(looks[at], "world/access_code", reason)
            return


def _typed(seen: Look, detector: str, reason: str) -> Verdict:
    return verdict_for(seen, detector, 0.6, f"no header; {reason}")


def log_in_with(found: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """What stands before passwords and is written like user names: "Account", "AD", "Epic"."""
    codes = [verdict.detects for verdict in found]
    if "password" not in codes or {"user_name", "email"} & set(codes):
        return found
    at = codes.index("password") - 1
    seen = looks[at]
    told = at >= 0 and found[at].detects is None and seen.words and seen.profile.size
    if told and not _OPENED & set(seen.words) and seen.values.str.contains(_USER_NAME).all():
        found[at] = verdict_for(seen, "world/user_name", 0.8, "like user names, before passwords")
    return found
