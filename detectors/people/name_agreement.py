"""Can two given names be one person's: equal, initial, nickname, close spelling, a shared word."""

from __future__ import annotations

from functools import cache, lru_cache

from nicknames import NickNamer
from rapidfuzz.distance import OSA, JaroWinkler

from detectors.people.name_lists import fold_plain
from detectors.people.name_words import spanish_short, words

_STRENGTH = {"exact": 4, "nickname": 3, "initial": 2, "token": 2, "close": 1, "none": 0}


@cache
def _namer() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=200_000)
def short_forms(name: str) -> frozenset[str]:
    """The folded names that a folded given name may stand for, direct relations only.

    Two formal names are never joined through a short form they share (Albert, Alfred through Al).
    """
    namer = _namer()
    up, down = set(namer.canonicals_of(name)), set(namer.nicknames_of(name))
    if not down:
        for formal in list(up):
            down |= {other for other in namer.nicknames_of(formal) if not namer.nicknames_of(other)}
    whole, short = _spanish()
    up |= set(whole.get(name, ()))
    down |= set(short.get(name, ()))
    return frozenset((up | down) - {name})


@cache
def _spanish() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Short form -> formal names, and formal name -> short forms."""
    formal, short = spanish_short(), dict[str, list[str]]()
    for name, stands_for in formal.items():
        for whole in stands_for:
            short.setdefault(whole, []).append(name)
    return formal, short


@lru_cache(maxsize=200_000)
def _plain(name: str) -> str:
    return " ".join(fold_plain(name).replace("-", " ").split())


@lru_cache(maxsize=500_000)
def agreement(one: str, two: str) -> str:
    """How two given names agree: exact, nickname, initial, token, close or none.

    initial: one is the first letter of the other; token: they share a word of three letters or
    more (`Maria Elena`, `Elena`); close: one edit, a prefix or very similar, which twins' names
    may also be. Words that are no names (`minor`, `spouse`) agree with nothing.
    """
    a, b = _plain(one), _plain(two)
    if a > b:
        a, b = b, a
    roles = words("roles")
    if not a or not b or a in roles or b in roles:
        return "none"
    several = " " in a or " " in b
    if a == b or (several and a.replace(" ", "") == b.replace(" ", "")):
        return "exact"
    if b in short_forms(a) or a in short_forms(b):
        return "nickname"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else "none"
    if several:
        return _by_words(a.split(), b.split())
    return "close" if _close(a, b) else "none"


def _by_words(a: list[str], b: list[str]) -> str:
    if {word for word in a if len(word) > 2} & set(b):
        return "token"
    # "J Carlos" and "Juan Carlos" were met above; here "J C" and "Juan Carlos".
    initials = all(x[0] == y[0] and 1 in (len(x), len(y)) for x, y in zip(a, b, strict=False))
    if initials:
        return "initial"
    return "close" if _close(a[0], b[0]) or b[0] in short_forms(a[0]) else "none"


def _close(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    if shorter >= 3 and (a.startswith(b) or b.startswith(a)):
        return True
    if shorter < 4:
        return False
    return JaroWinkler.similarity(a, b) >= 0.9 or one_edit(a, b)


def one_edit(a: str, b: str) -> bool:
    """Whether two values are equal or one typing error apart.

    One error is a letter more, less or other, or two neighbours swapped.
    """
    return int(OSA.distance(a, b, score_cutoff=1)) <= 1


def strength(one: str, two: str) -> int:
    """`agreement` as a rank: 4 exact, 3 nickname, 2 initial or shared word, 1 close, 0 none."""
    return _STRENGTH[agreement(one, two)]


def compatible(one: str, two: str) -> bool:
    """Whether two given names can be one person's, as written; see `agreement`."""
    return agreement(one, two) != "none"
