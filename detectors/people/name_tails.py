"""Where a name begins and ends: words, labels in capitals and degrees beside it."""

from __future__ import annotations

from detectors.people.name_things import worded
from detectors.people.name_tokens import Token, words


def without_label(tokens: list[Token]) -> list[Token]:
    """The words less those in capitals behind a name that is not: `Maria Lopez CURP`.

    An initial is in capitals in every name: all of `SEFULU T MALAE` is one.
    """
    stop, sets = len(tokens), words()
    while stop > 2 and _in_capitals(tokens[stop - 1]) and not _all_large(tokens[: stop - 1]):
        last = tokens[stop - 1]
        if max(last.given, last.family) > 1 or last.low in sets["suffix"] | sets["credential"]:
            break
        stop -= 1
    return tokens[:stop]


def without_word(tokens: list[Token]) -> list[Token]:
    """The words less one of the language in front of a name: `Onboard Yuki Igwe`."""
    rest = tokens[1:]
    return rest if len(rest) > 1 and worded(tokens[:1]) and not worded(rest) else tokens


def without_credential(tokens: list[Token]) -> list[Token]:
    """The words less a degree in capitals behind a given name: `ALMA NP`, but not `MAI PA`."""
    if len(tokens) < 2:
        return tokens
    last = tokens[-1]
    degree = last.low in words()["credential"] and last.text[:2].isupper()
    return tokens[:-1] if degree and not last.given else tokens


def given_first(tokens: list[Token]) -> bool:
    """Whether words are a given and a family name in this order."""
    first, last = tokens[0], tokens[-1]
    return len(tokens) > 1 and first.given > first.family and last.family > last.given


def _in_capitals(token: Token) -> bool:
    return len(token.text) > 2 and token.text.isupper()


def _all_large(tokens: list[Token]) -> bool:
    return all(token.text == token.text.upper() for token in tokens)
