"""Kinds of evidence for a name, and how often each was true on texts held back from training."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from detectors.people.name_tokens import Token, tokens_of
from detectors.people.person_finder import Person

WHOLE = "listed given and family name"
ONE = "one listed name"
TURNED = "listed family name before given name"
SWAPPED = "family name, comma, given name"
"""Kinds of what the rules see in two words or more."""


def scored(text: str, span: tuple[int, int], ruled: Person | None, *, said: bool) -> Person:
    """The person of a span with the measured score of its kind; said: a model saw it, too."""
    kind = kind_of(text, span, ruled, said=said)
    known = _scores().get(kind)
    if known is None:
        known = ruled.score if ruled and not said else _scores().get(kind.split(";", 1)[0], 0.0)
    return Person(*span, known, kind)


def kind_of(text: str, span: tuple[int, int], ruled: Person | None, *, said: bool) -> str:
    """The kind of evidence in words: who found it; what the rules saw, or the lists know."""
    who = "model and rules" if ruled and said else "rules" if ruled else "model"
    if ruled:
        return f"{who}; {ruled.because}"
    tokens = [t for t in tokens_of(text, *span) if not t.initial and t.text not in (",", "/")]
    size = "one word" if len(tokens) < 2 else "several words"
    return f"{who}; {size}, {_listed(tokens)}"


def _listed(tokens: list[Token]) -> str:
    if not tokens:
        return "only initials"
    if all(t.ordinary for t in tokens):
        return "ordinary"
    best = max(max(t.given, t.family) for t in tokens)
    return ("on no list", "rarely a name", "known as a name", "common as a name")[best]


@cache
def _scores() -> dict[str, float]:
    text = resources.files("detectors.people").joinpath("name_scores.toml").read_text("utf-8")
    return {kind: float(row["true"]) for kind, row in tomllib.loads(text)["kind"].items()}
