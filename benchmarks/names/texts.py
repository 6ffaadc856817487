"""Texts with the names in them known: the hand-written forms of this folder, and corpora."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z])\.([A-Za-z]+)\}")
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
