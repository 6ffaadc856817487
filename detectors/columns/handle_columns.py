"""Handles under "name": a lower-case word beside the whole name is what somebody is called online.

Exports of chats and of accounts write `name: jlopez, real_name: Julia Lopez` (Slack, GitHub,
Mattermost): one person, not two. And what people log in with, under "email" beside passwords.
"""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, verdict_for

_HANDLE = r"^[^\s\p{Lu}]{2,40}$"
_LOGIN = r"^[^\s@]{2,64}$"
_NEARLY_ALL = 0.9
_MOST = 0.5
_SPACED = 0.5


def handles(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts, with handles beside whole names, and what logs in, as user names."""
    found = list(verdicts)
    secret = any(verdict.detects == "password" for verdict in verdicts)
    for at, verdict in enumerate(verdicts):
        if secret and verdict.detects == "email" and _are_logins(looks[at]):
            because = "words that are no addresses, beside passwords"
            found[at] = verdict_for(looks[at], "world/user_name", 0.7, because)
        unread = secret and verdict.detects is None and looks[at].words == ("name",)
        if not (unread or verdict.detects == "name") or not looks[at].profile.size:
            continue
        whole = any(
            other.detects == "name"
            and other.column != at
            and (other.role, other.number) == (verdict.role, verdict.number)
            and looks[other.column].profile.spaced >= _SPACED
            for other in verdicts
        )
        written = looks[at].values.str.strip_chars().str.contains(_HANDLE).mean()
        if whole and float(written or 0.0) >= _NEARLY_ALL:  # type: ignore[arg-type]
            because = "lower-case words beside whole names"
            found[at] = verdict_for(looks[at], "world/user_name", 0.7, because)
    return found


def _are_logins(seen: Look) -> bool:
    """Whether most cells are one word, and no address of mail."""
    share = seen.values.str.strip_chars().str.contains(_LOGIN).mean() if seen.profile.size else 0
    return float(share or 0.0) > _MOST  # type: ignore[arg-type]
