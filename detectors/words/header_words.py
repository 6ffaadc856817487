"""The words of a column's header in one spelling, and the word lists of `headers.toml`.

The lists are this project's own, from public schemas of payroll, patient, school, police and
web-shop systems in the languages of California's notices.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from detectors.catalog import detectors
from detectors.words.questions import asked_for

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])")
_CUSTOM = re.compile(r"(?i)__(?:c|pc|r)$|(?<=\w)\.(?:descriptor|text)$")
_TYPED = re.compile(r"^(?:sz|str|txt|chr|vch|lng|int|fld|dtm?|[sn])(?=[A-Z](?:[a-z]{2}|[A-Z]{2}))")
"""What Hungarian notation writes before a name: `szNameLast`, `dtBirthDate`, `nSSN`."""

_NESTS = frozenset(["group", "groups", "list", "set", "collection", "block", "section"])
_MARK = re.compile(
    r"(?i)[\[(<{]\s*(?:required|optional|mandatory|read only|hidden|y|yes)\s*[\])>}]"
    r"|[\[(<{]?(?:\by ?/ ?n\b|\byes ?/ ?no\b|\byes or no\b)[\])>}]?"
)
_HINT = re.compile(
    r"(?i)\(s\)|[ ]*\((?:[0-9](?:[ ]?(?:or|to|-|/)[ ]?[0-9])?[ -](?:digits?|numbers)[^()\n]{0,30}|"
    r"(?:from|copied|copy of|off|per|scanned)[ ][^()\n]{1,60}|"
    r"(?:[^()\n]{0,60}[ ,/])?(?:last|first|middle|surname|given|family|mm|"
    r"dd|yyyy|ccyy|mo|day|yr|include|print|please|if|area code|city|zip|initial|see|"
    r"as (?:shown|it appears))\b[^()\n]{0,80})\)"
)
_OF_PLACE = re.compile(r"(?<=\w)[ ]*\(([A-Z]{2,3})\)$")
"""Which country or State numbers are of, behind their name: `psprt (ETH)`, `Lic # (NV)`."""

_ITEM = re.compile(
    r"^\s*(?:[\[(]?[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[a-z]?[.):\]]\s*|[0-9]{1,2}\.[0-9]{1,2}\s+"
    r"|[\[(]?[a-z][)\]]\s*)(?=[^\W\d_])"
)
"""The number of an item in front of its name, as official forms print it: `7. Family name`,
`(3) Surname`, `1.1 Name of ship`, `b) Given names`."""

_DIGEST = re.compile(r"(?<![a-z])(?:md[45]|sha[0-9]{1,3})(?![a-z0-9])")
_DIGIT_EDGE = re.compile(r"(?<=[^\W\d_])(?=[0-9])|(?<=[0-9])(?=[^\W\d_])")
_OWNED = re.compile(r"([^\W\d_]{3,})['’]s\b")
_HOLDERS = frozenset(
    {"field", "fields", "property", "properties", "attribute", "attributes", "param", "params",
     "answer", "answers", "question", "questions", "entry", "column"}
)  # fmt: skip
"""What lists of labels and values call their items: `field.Family name` is a family name."""
_SHORT_PIECES = frozenset({"id", "no", "pt", "dl", "dt", "ph", "ss", "ee", "dd"})
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that write words without spaces."""
_LONGEST_HEADER, _LONGEST_PHRASE = 200, 6
VAGUE = frozenset(
    {"id", "card", "license", "permit", "number", "document", "certificate", "registration",
     "account", "member", "plate", "pin", "code", "state", "type"}
)  # fmt: skip
"""Words that what stands beside them may turn into anything: a license of a dog."""


@cache
def lists() -> dict[str, Any]:
    """The tables of `headers.toml` as they stand there."""
    return tomllib.loads(files("detectors.words").joinpath("headers.toml").read_text("utf-8"))


@cache
def word_set(section: str, name: str = "words") -> frozenset[str]:
    """One list of `headers.toml`. Raises KeyError for a name that is not there."""
    return frozenset(lists()[section][name])


@cache
def _phrase_table() -> dict[tuple[str, ...], tuple[str, ...]]:
    # What a detector declares itself stays as it is: it knows better than a translation.
    declared = {" ".join(_tokens(h)) for d in detectors().values() for h in d.headers}
    told = {tuple(_tokens(k)): tuple(v.split()) for k, v in lists()["phrases"].items()}
    # The "medico" of "seguro medico" is no physician, whatever stands before the two.
    whole = (tuple(phrase.split()) for phrase in declared if " " in phrase)
    kept = {phrase: phrase for phrase in whole if any((word,) in told for word in phrase)}
    return {k: v for k, v in told.items() if " ".join(k) not in declared} | kept


@cache
def translated_words() -> frozenset[str]:
    """Every word, accents folded, of the headers of other languages that are put into English."""
    return frozenset(token for phrase in lists()["phrases"] for token in _tokens(phrase))


def folded(word: str) -> str:
    """A word as the lists spell it: small letters, no accents."""
    return " ".join(_tokens(word))


@cache
def _vocabulary() -> frozenset[str]:
    tables = lists()
    phrases = [p for d in detectors().values() for p in d.headers]
    phrases += [p for group in tables["roles"].values() for p in group]
    phrases += [*tables["abbreviations"], *tables["subject"]["words"], *tables["phrases"]]
    phrases += [*tables["phrases"].values(), *tables["abbreviations"].values()]
    phrases += [*tables["common"]["words"], *tables["about"]["words"], *tables["fillers"]["words"]]
    return frozenset(token for phrase in phrases for token in _tokens(phrase))


def _tokens(header: str) -> list[str]:
    text = unicodedata.normalize("NFKD", header[:_LONGEST_HEADER])
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = unicodedata.normalize("NFC", text)
    text = text.replace("đ", "d").replace("Đ", "D").replace("ß", "ss").replace("ø", "o")
    text = re.sub(r"['’`]", "", _CAMEL.sub(" ", text)).replace("#", " number ")
    # An MD without the digit behind it is a physician.
    text = _DIGIT_EDGE.sub(" ", _DIGEST.sub("digest", text.casefold()))
    return re.findall(r"[^\W_]+", text)


def _pieces(token: str) -> list[str]:
    """The fewest known words that a glued token is made of; the token itself where there are none.

    "emplname" -> emp, lname. Pieces of fewer than three letters only where they are usual.
    """
    vocabulary = _vocabulary()
    unspaced = _UNSPACED.search(token) is not None
    if token in vocabulary or (len(token) < 5 and not unspaced) or not token.isalpha():
        return [token]
    best: list[list[str] | None] = [[]] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - 16), end):
            piece, before = token[start:end], best[start]
            usual = len(piece) > 2 or unspaced or piece in _SHORT_PIECES
            known = usual and piece in vocabulary
            if before is None or not known:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = [*before, piece]
    found = best[-1]
    return found if found and len(found) <= 4 else [token]


def _replace_phrases(tokens: list[str]) -> list[str]:
    table, out, at = _phrase_table(), list[str](), 0
    while at < len(tokens):
        for size in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            replacement = table.get(tuple(tokens[at : at + size]))
            if replacement is not None:
                out.extend(replacement)
                at += size
                break
        else:
            out.append(tokens[at])
            at += 1
    return out


def _inner(path: str) -> str:
    """A path into nested data without the containers at its head and the mark at its end."""
    # Salesforce marks the fields that a firm added: SSN__c.
    steps = re.split(r"[./](?=[^\W\d])", _CUSTOM.sub("", path))
    while len(steps) > 2 and steps[0].casefold() in word_set("containers"):
        steps = steps[1:]
    # The body of a request is no part of anybody: "body.password" is a password.
    empty = _HOLDERS | word_set("containers") & word_set("about")
    if len(steps) == 2 and steps[0].casefold() in empty:
        steps = steps[1:]
    while len(steps) > 1 and _says_again(steps[0], steps[1]):
        steps = steps[1:]
    return ".".join(steps)


def _says_again(holder: str, held: str) -> bool:
    """Whether a step only gathers what the next is one of: `National_IDs_group.National_ID`."""
    said, again = (
        {word.removesuffix("s").replace("identifier", "id") for word in _tokens(step)}
        for step in (holder, held)
    )
    # `S.S.#` and `D.O.B.` are no paths.
    return any(len(word) > 1 for word in said & again) and said <= again | _NESTS


@lru_cache(maxsize=20_000)
def words(header: str) -> tuple[str, ...]:
    """The words of a header in one spelling, in order; empty when it holds no letter or digit.

    camelCase, snake_case, punctuation and digits are taken apart, accents folded, "#" read as
    "number", usual abbreviations and glued words written out ("EmpLName" -> employee, last,
    name), and frequent headers of other languages put into English.
    """
    expanded = list[str]()
    # An import template marks its columns: "Password [Required]", "Email (optional)".
    plain = _ITEM.sub("", _MARK.sub(" ", without_hints(header[:_LONGEST_HEADER])), count=1)
    header = _TYPED.sub("", _inner(asked_for(_OF_PLACE.sub(_placed, plain.strip()))))
    header = _OWNED.sub(_owner, header)
    abbreviations = lists()["abbreviations"]
    for token in _tokens(header):
        for piece in _pieces(token):
            expanded.extend(abbreviations.get(piece, piece).split())
    return tuple(_replace_phrases(expanded))


def _placed(mark: re.Match[str]) -> str:
    """What stands in brackets; nothing where no list knows it, as the letters of a country."""
    return mark.group() if mark[1].casefold() in _vocabulary() else ""


def _owner(owned: re.Match[str]) -> str:
    """`Camper's` -> Camper; as it stands where the lists know the word so: `driver's`."""
    word, known = owned[1].casefold(), _vocabulary()
    return owned[1] if word in known and f"{word}s" not in known else owned.group()


def without_hints(label: str) -> str:
    """The label without what it says of how to fill it in: `Name (Last, First, MI)` -> `Name`."""
    plain = _HINT.sub("", label)
    return plain if plain.strip() else label


def unhinted(text: str) -> str:
    """The text with such hints crossed out by underscores: every place stays where it was."""
    return _HINT.sub(lambda hint: "_" * len(hint.group()), text) if "(" in text else text


def says_nothing(header: tuple[str, ...]) -> bool:
    """Whether no word of a header is known here ("NACHN", "xq7"); also for an empty one."""
    return not any(word in _vocabulary() for word in header)
