"""Texts with the names in them known: the hand-written forms of this folder, and corpora."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z])\.([A-Za-z]+)\}")
_JOINED = re.compile(r"[.,;:!?)\]%]|['’](?:s|re|ve|ll|d|m)|n['’]t")
"""Words of a column that stand at the end of the one before."""

_TOGETHER = 4
_MISREAD = {
    "l": "1",
    "I": "l",
    "O": "0",
    "S": "5",
    "e": "c",
    "rn": "m",
    "i": "l",
    "B": "8",
    "a": "o",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the spans (half-open, code points) of its names, and the origin of its people."""

    text: str
    names: tuple[tuple[int, int], ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented person: given names, middle name or "", family name, and where from."""

    given: str
    middle: str
    family: str
    origin: str

    def written(self, form: str) -> str:
        """The name in a form of documents.toml. Raises KeyError for a form it does not know."""
        initial = f"{self.middle[0]}." if self.middle else ""
        forms = {
            "full": f"{self.given} {self.middle} {self.family}",
            "plain": f"{self.given} {self.family}",
            "mid": f"{self.given} {initial} {self.family}",
            "initial": f"{self.given[0]}. {self.family}",
            "comma": f"{self.family}, {self.given} {initial.rstrip('.')}",
            "first": self.given,
            "last": self.family,
            "low": f"{self.given} {self.family}".lower(),
        }
        name = forms[form] if form in forms else forms[form.lower()].upper()
        return " ".join(name.split())


def people() -> list[Someone]:
    """Everybody of people.toml."""
    origins = tomllib.loads((HERE / "people.toml").read_text("utf-8"))["origin"]
    everybody = []
    for origin, lines in origins.items():
        for line in lines.strip().splitlines():
            given, middle, family = (part.strip() for part in line.split("|"))
            everybody.append(Someone(given, middle, family, origin))
    return everybody


def forms(rounds: int = 6, seed: int = 20) -> dict[str, list[Text]]:
    """Each form of documents.toml with `rounds` casts of people; `ocr` is a misread half of all."""
    dice, everybody = random.Random(seed), people()
    templates = tomllib.loads((HERE / "documents.toml").read_text("utf-8"))["form"]
    made: dict[str, list[Text]] = {}
    for form, whole in templates.items():
        texts = [part.strip("\n") for part in whole.split("\n---\n")]
        made[form] = [_cast(t, everybody, dice) for _ in range(rounds) for t in texts]
    every = [text for texts in made.values() for text in texts]
    made["ocr"] = [_misread(text, dice) for text in dice.sample(every, len(every) // 2)]
    return made


def _cast(template: str, everybody: list[Someone], dice: random.Random) -> Text:
    letters = sorted({slot.group(1) for slot in _SLOT.finditer(template)})
    cast = dict(zip(letters, dice.sample(everybody, len(letters)), strict=True))
    text, at, names, origins = "", 0, list[tuple[int, int]](), list[str]()
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        name = cast[slot.group(1)].written(slot.group(2))
        names.append((len(text), len(text) + len(name)))
        origins.append(cast[slot.group(1)].origin)
        text, at = text + name, slot.end()
    return Text(text + template[at:], tuple(names), tuple(origins))


def _misread(text: Text, dice: random.Random, share: float = 0.02) -> Text:
    """The text with one letter in fifty read for another that looks like it."""
    letters = list(text.text)
    for at, letter in enumerate(letters):
        if letter in _MISREAD and dice.random() < share * 3:
            letters[at] = _MISREAD[letter]
    return Text("".join(letters), text.names, text.origins)


def synthetic(path: Path) -> Iterator[Text]:
    """The evaluation set of presidio-research (`data/synth_dataset_v2.json`, MIT)."""
    for row in json.loads(path.read_text("utf-8")):
        spans = (s for s in row["spans"] if s["entity_type"] == "PERSON")
        yield Text(
            row["full_text"], tuple(sorted((s["start_position"], s["end_position"]) for s in spans))
        )


def columns(path: Path) -> Iterator[Text]:
    """Passages of a file in the columns of CoNLL: a word a line, its tag last.

    Tags may be IOB, IOB2 or BIOES, persons what begins with PER. Up to four sentences are a
    passage, one a line, put together from their words as they were written.
    """
    sentences, rows = list[list[tuple[str, str]]](), list[tuple[str, str]]()
    for line in (*path.read_text("utf-8").splitlines(), ""):
        cells = line.split()
        if len(cells) > 1 and cells[0] != "-DOCSTART-":
            rows.append((cells[0], cells[-1]))
        elif rows:
            sentences.append(rows)
            rows = []
    for at in range(0, len(sentences), _TOGETHER):
        yield _joined(sentences[at : at + _TOGETHER])


def _joined(sentences: Iterable[list[tuple[str, str]]]) -> Text:
    text, names = "", list[tuple[int, int]]()
    for rows in sentences:
        before = "O"
        for at, (word, tag) in enumerate(rows):
            text += "" if not text else "\n" if at == 0 else _between(text, word)
            kind = tag[2:].upper() if tag[1:2] == "-" else ""
            if kind.startswith("PER"):
                goes_on = before == kind and tag[0] not in "BS"
                start = names.pop()[0] if goes_on else len(text)
                names.append((start, len(text) + len(word)))
            before = kind
            text += word
    return Text(text, tuple(names))


def _between(text: str, word: str) -> str:
    """What stands between two words of a column: nothing before a full stop and the like."""
    return "" if _JOINED.fullmatch(word) or text[-1] in "([$" else " "
