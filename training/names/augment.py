"""Changes passages the way leaks differ from edited text: other names, capitals, scans, wraps."""

from __future__ import annotations

import random
import re
import string

from detectors.people.name_lists import family_rank, fold_plain, given_rank
from training.names.passages import Edit, Passage, edited
from training.names.people import Names
from training.names.surroundings import Surroundings

_KEPT = frozenset(
    [
        "de",
        "van",
        "von",
        "al",
        "bin",
        "der",
        "la",
        "del",
        "el",
        "di",
        "jr",
        "sr",
        "ii",
        "iii",
        "st",
        "ibn",
        "abu",
        "dos",
        "da",
        "and",
        "of",
        "the",
        "y",
    ]
)
_SCANNED = {
    "l": ("1", "I", "i", "|"), "I": ("l", "1"), "1": ("l", "I"), "0": ("O", "o"), "O": ("0",), "o": ("0", "c"),
    "e": ("c",), "c": ("e",), "a": ("o",), "S": ("5",), "5": ("S",), "B": ("8",), "m": ("rn",), "n": ("ri", "u"),
    "u": ("n", "ii"), "h": ("b",), "t": ("f",), "g": ("q", "9"), "d": ("cl",), ".": (",", ""), ",": (".", ""),
}  # fmt: skip
"""What character recognition takes a printed character for."""


def augmented(
    passage: Passage, around: Surroundings, dice: random.Random, *, generated: bool
) -> Passage:
    """The passage, changed at random; a generated one already has drawn names."""
    if not generated and dice.random() < 0.45:
        passage = renamed(passage, around.names, dice)
    if not generated and dice.random() < 0.5:
        passage = moved(passage, around, dice)
    if dice.random() < 0.05:
        passage = family_first(passage, dice)
    passage = _cased(passage, dice)
    if dice.random() < 0.07:
        passage = scanned(passage, dice)
    return wrapped(passage, dice) if dice.random() < 0.12 else passage


def renamed(passage: Passage, names: Names, dice: random.Random) -> Passage:
    """Other people in the same places, one new name for each old one; case is kept."""
    chosen: dict[str, str] = {}
    edits: list[Edit] = []
    for start, end, _ in passage.people():
        tokens = re.findall(r"\S+", passage.text[start:end])
        if len(tokens) > 4 or not all(any(c.isalpha() for c in t) for t in tokens):
            continue
        comma = tokens[0].endswith(",")
        for at, token in enumerate(tokens):
            core = token.strip(".,\"'()")
            if _stays(core, token):
                continue
            family = at == 0 if comma else at == len(tokens) - 1 and len(tokens) > 1
            key = core.lower()
            if key not in chosen:
                given, _, last = names.draw(dice)
                alone = len(tokens) == 1 and _rather_family(core, dice)
                chosen[key] = last if family or alone else given
            tokens[at] = token.replace(core, _in_case_of(core, chosen[key]))
        edits.append((start, end, " ".join(tokens)))
    return edited(passage, edits)


def moved(passage: Passage, around: Surroundings, dice: random.Random) -> Passage:
    """Other places, and here and there other organizations, in the same spots; case is kept."""
    chosen: dict[str, str] = {}
    edits: list[Edit] = []
    for start, end, label in passage.spans:
        old = passage.text[start:end]
        plain = re.fullmatch(r"[^\W\d_][^\d_@#/]{2,25}", old) is not None
        if label == "PERSON" or not plain or dice.random() < (0.2 if label == "LOC" else 0.7):
            continue
        if old not in chosen:
            place = label == "LOC"
            chosen[old] = around.place(dice) if place else around.organization("org", dice)
        edits.append((start, end, _in_case_of(old, chosen[old])))
    return edited(passage, edits)


def _stays(core: str, token: str) -> bool:
    return not core or (len(core) <= 2 and token.endswith(".")) or core.lower() in _KEPT


def _rather_family(core: str, dice: random.Random) -> bool:
    folded = fold_plain(core)
    given, family = given_rank(folded), family_rank(folded)
    return family > given or (given == family == 0 and dice.random() < 0.6)


def _in_case_of(old: str, new: str) -> str:
    if old.isupper() and len(old) > 2:
        return new.upper()
    return new.lower() if old.islower() else new


def family_first(passage: Passage, dice: random.Random) -> Passage:
    """Names of two or three words as LAST, FIRST, some with an initial, some in capitals."""
    edits: list[Edit] = []
    for start, end, _ in passage.people():
        words = passage.text[start:end].split()
        if 2 <= len(words) <= 3 and "," not in passage.text[start:end]:
            form = f"{words[-1]}, {' '.join(words[:-1])}"
            if len(words) == 2 and dice.random() < 0.4:
                form += " " + dice.choice(string.ascii_uppercase) + dice.choice(("", "."))
            edits.append((start, end, form.upper() if dice.random() < 0.4 else form))
    return edited(passage, edits)


def _cased(passage: Passage, dice: random.Random) -> Passage:
    kind = dice.random()
    if kind < 0.07:
        return _with_case(passage, str.upper)
    if kind < 0.10:
        return _with_case(passage, str.lower)
    if kind < 0.17:
        return edited(passage, [(a, b, passage.text[a:b].upper()) for a, b, _ in passage.people()])
    if kind < 0.185:
        return edited(passage, [(a, b, passage.text[a:b].lower()) for a, b, _ in passage.people()])
    return passage


def _with_case(passage: Passage, change: object) -> Passage:
    text = change(passage.text)  # type: ignore[operator]
    # A few letters change length with their case; such a passage stays as it is.
    return Passage(text, passage.spans) if len(text) == len(passage.text) else passage


def scanned(passage: Passage, dice: random.Random) -> Passage:
    """Character recognition of a poor scan: confused, lost and split characters."""
    rate = dice.choice((0.01, 0.02, 0.03, 0.05))
    edits: list[Edit] = []
    for at, char in enumerate(passage.text):
        if char == "\n" or dice.random() >= rate:
            continue
        kind = dice.random()
        if kind < 0.72 and char in _SCANNED:
            edits.append((at, at + 1, dice.choice(_SCANNED[char])))
        elif kind < 0.84 and char.isalpha():
            edits.append((at, at + 1, ""))
        elif kind < 0.92 and char.isalpha():
            edits.append((at, at + 1, char + " "))
        elif char == " ":
            edits.append((at, at + 1, dice.choice(("", "  "))))
    return edited(passage, edits)


def wrapped(passage: Passage, dice: random.Random) -> Passage:
    """Hard line ends at a fixed width."""
    width, characters = dice.randint(45, 95), list(passage.text)
    space, column = -1, 0
    for at, char in enumerate(characters):
        column = 0 if char == "\n" else column + 1
        if char == " ":
            space = at
        if column > width and space >= 0:
            characters[space] = "\n"
            column, space = at - space, -1
    return Passage("".join(characters), passage.spans)
