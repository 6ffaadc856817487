"""The languages in which notices are written, one file each in `templates/languages/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from detectors.elements import letter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What a notice says in one language.

    id: name of the file ("es"). name: in English. called: other names under which it is asked for.
    tag: BCP 47, for browsers and word processors. reviewed: whether a qualified translator read it.
    headings: the five of the law, in their order. elements: code -> how a letter names it.
    words: key -> sentence, with {places} to fill in.
    """

    id: str
    name: str
    called: tuple[str, ...]
    tag: str
    reviewed: bool
    title: str
    headings: tuple[str, ...]
    months: tuple[str, ...]
    elements: Mapping[str, str]
    words: Mapping[str, str]

    @property
    def whole_title(self) -> str:
        """The title with the one that the law prescribes, which is in English."""
        return self.title if self.id == "en" else f"{self.title} ({english().title})"

    def say(self, key: str, **places: object) -> str:
        """A sentence with its places filled in. Raises KeyError for an unknown key."""
        return self.words[key].format(**places)

    def element(self, code: str) -> str:
        """How a letter names an element. Raises KeyError for a code outside the vocabulary."""
        return self.elements[code] if self.elements else letter(code)

    def day(self, date: dt.date | None) -> str | None:
        """A date as letters write it: March 4, 2026."""
        if date is None:
            return None
        return self.say("date", day=date.day, month=self.months[date.month - 1], year=date.year)


@cache
def languages() -> Mapping[str, Language]:
    """Every language there is, by id, in the order of the ids; read once."""
    folder = resources.files("templates").joinpath("languages")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    texts = [file for file in files if file.name.endswith(".toml")]
    return {of.id: of for of in (load(file.name[:-5], file.read_text("utf-8")) for file in texts)}


def load(language: str, text: str) -> Language:
    """Read one language; raises tomllib.TOMLDecodeError, KeyError or TypeError (a key too many)."""
    read: dict[str, Any] = tomllib.loads(text)
    read |= {name: tuple(read[name]) for name in ("called", "headings", "months")}
    return Language(id=language, **read)


def english() -> Language:
    """The language in which every notice is written first."""
    return languages()["en"]


def found(asked: str) -> Language | None:
    """The language of this name, as people write it; None where there is no text in it."""
    wanted = asked.strip().casefold()
    for language in languages().values():
        names = (language.id, language.tag, language.name, *language.called)
        if wanted in {name.casefold() for name in names}:
            return language
    return None


def beside_english(asked: tuple[str, ...] | None) -> tuple[Language, ...]:
    """Those of the languages asked for in which there are texts, each once, without English."""
    of = [language for name in asked or () if (language := found(name))]
    return tuple({language.id: language for language in of if language.id != "en"}.values())


def unwritten(asked: tuple[str, ...] | None) -> tuple[str, ...]:
    """The languages asked for in which there are no texts, as they were asked for."""
    return tuple(name for name in asked or () if found(name) is None)
