"""Takes a whole name apart: titles, nicknames, degrees and second persons off, then the parts."""

from __future__ import annotations

import polars as pl

from detectors.people.name_words import alternation

_SUFFIX = r"(?:jr|sr|iii|ii|iv|2nd|3rd|4th|junior)"
_AND = r"(?:\s*[&+/;]\s*|\s+(?:and|or)\s+)"
_OR_Y = r"(?:\s*[&+/;]\s*|\s+(?:and|or|y)\s+)"
_BETWEEN = r"(?:\s*[&;]\s*|\s+(?:and|or|y)\s+)"
# "HOLLOWAY, V." is an initial: a fifth follows a whole name.
_FIFTH = r"^(?:[^,]+,[^,]+|[^,\s]+\s[^,]+),\s*(V)$"
_SUFFIX_FORMS = {"JUNIOR": "JR", "2ND": "II", "3RD": "III", "4TH": "IV"}
# Words that join a family name of several words; those that are common family names on their
# own (Le, Do) are left out, since a wrong join costs more than a short family name.
PARTICLES = (
    r"(?:de|del|dela|delos|de\s+la|de\s+las|de\s+los|la|las|los|da|das|dos|di|du|des|van|von"
    r"|vander|der|den|ter|ten|zu|bin|binti|ibn|abu|el|al|st\.?|saint|san|santa|della|af)"
)
_VIETNAMESE = (
    r"(?:nguyen|nguyễn|tran|trần|le|lê|pham|phạm|huynh|hoang|phan|vu|vo|võ|dang|bui|do|ho|ngo"
    r"|duong|ly|dinh|lam|luong|mai|trinh|truong|cao)"
)


_SLASHED = (
    r"^(\p{Lu}[\p{Lu}'-]*(?: \p{Lu}[\p{Lu}'-]*)*)/(\p{Lu}[\p{Lu}'-]*(?: \p{Lu}\.?| MRS?| MS)?)$"
)
"""A name as stripes of cards (ISO/IEC 7813) and tickets have it: `NGUYEN/LAN T`. With more behind
the first word of the right side it may be two people: `JOHN/MARY SMITH`."""


def _off(value: pl.Expr, pattern: str, put: str = "") -> pl.Expr:
    return value.str.replace(rf"(?i){pattern}", put)


def tidy(value: pl.Expr) -> pl.Expr:
    """White space collapsed; quotes made plain; the slash of a card a comma; empty becomes null.

    Tax returns as filed put "<" before the family name (`JUAN P & ANA<SOTO`, IRS MeF schemas).
    """
    plain = value.str.replace_all("[’‘`´ʻ]", "'").str.replace_all("[“”]", '"')
    plain = plain.str.replace_all(r"([\p{L}.])<(\p{L})", "$1 $2")
    plain = plain.str.replace_all(r"[\s_]+", " ").str.strip_chars(" ,;-")
    plain = plain.str.replace(_SLASHED, "$1, $2")
    return pl.when(plain.str.len_chars() > 0).then(plain)


def first_person(value: pl.Expr) -> pl.Expr:
    """One person of a joint name: `Smith, John & Mary` -> `Smith, John`."""
    both = rf"^(?:mr|dr|mrs|ms)\.?{_AND}(?:mr|mrs|ms|dr)\.?\s+(.+)$"
    value = _off(value, both, "$1")
    # "John & Mary Smith": the one given name takes the family name of the other.
    value = _off(value, rf"^([^\s,&+/;]+(?:\s\pL\.?)?){_OR_Y}(?:[^\s,]+\s+)+([^\s,]+)$", "$1 $2")
    return _off(value, rf"^([^,;]+?(?:,[^,;]+?)?){_AND}.*$", "$1")


def second_person(value: pl.Expr) -> pl.Expr:
    """The other person of a joint name in full, else null: `Smith, John & Mary` -> `Smith, Mary`.

    Null too where the second has no given name of their own (`Mr. and Mrs. John Smith`).
    """
    title = r"(?:(?:mr|dr|mrs|ms)\.? +)?"
    word = r"[\p{L}'’-]+\.?"
    forms = (
        # "John & Mary Smith", "John A and Mary B Smith", "John Smith & Mary Jones"
        rf"(?i)^{title}{word}(?: {word}){{0,3}}{_BETWEEN}{title}({word}(?: {word}){{1,3}})$",
        rf"(?i)^{word}(?: {word}){{1,3}} [+/] ({word}(?: {word}){{1,3}})$",
        # "SMITH, JOHN; JONES, MARY"
        rf"(?i)^[^,;&+/]+, *[^,;&+/]+?{_BETWEEN}([^,;&+/]+, *[^,;&+/]+)$",
    )
    # "SMITH, JOHN A & MARY B"
    shared = value.str.extract_groups(
        rf"(?i)^(?P<f>[^,;&+/]+), *[^,;&+/]+?{_BETWEEN}(?P<g>{word}(?: {word}){{0,2}})$"
    ).struct
    by_comma = pl.concat_str(shared.field("f"), pl.lit(", "), shared.field("g"))
    couple = value.str.contains(rf"(?i)^(?:mr|dr|mrs|ms)\.?{_AND}(?:mr|mrs|ms|dr)\b")
    found = pl.coalesce(by_comma, *(value.str.extract(form) for form in forms))
    return pl.when(~couple).then(found)


def adorned(value: pl.Expr) -> pl.Expr:
    """Whether a tidy value may hold more than a name: `bare` changes no other value."""
    around = alternation("titles") + "|" + alternation("degrees")
    return value.str.contains(rf"(?i)[(\[\"&+/;']|(?:^|[ ,])(?:and|or|y|{around})(?:[ .,]|$)")


def bare(value: pl.Expr) -> pl.Expr:
    """A name without nicknames in quotes or brackets, titles and degrees; suffixes stay.

    Behind a title and a family name alone brackets hold the given one: `Mrs. Fagundes (Otilia)`.
    """
    word = r"[\p{L}'’-]+"
    value = value.str.replace(
        rf"(?i)^(?:mr|mrs|ms|miss|sra?|srta)\.?\s+({word})\s*\(({word}(?:\s{word})?)\)$",
        "${2} ${1}",
    )
    value = value.str.replace_all(r"\s*(?:\([^)]*\)|\[[^\]]*\]|\"[^\"]*\")\s*", " ")
    value = value.str.replace_all(r"\s'[^']+'\s", " ").str.strip_chars(" ,;")
    value = first_person(value)
    title = alternation("titles", "doubtful_titles")
    any_title = alternation("titles")
    value = _off(value, rf"^(?:{title}(?:\.\s*|\s+))+(\S)", "$1")
    value = _off(value, rf"^(?:{any_title}\.?\s+)+(\S+,?\s+\S)", "$1")
    value = _off(value, rf",\s*{title}\.?\s+(\S)", ", $1")
    value = _off(value, r"[\s,]+(?:mr|mrs|ms|miss|dr)\.?$")
    sure = alternation("degrees", "doubtful_degrees")
    some = alternation("degrees")
    value = _off(value, rf"(?:[\s,/]+{sure}\.?)+$")
    value = _off(value, rf"^([^,\s]+,?\s[^,]*?)(?:\s*,\s*{some}\.?)+$", "$1")
    value = value.str.replace(r"\s(?:M\.?D\.?|D\.O\.|P\.A\.|N\.P\.)$", "")
    value = _off(value, rf"(?:[\s,/]+{sure}\.?)+$")
    return tidy(value)


def suffix(value: pl.Expr) -> pl.Expr:
    """JR, SR, II, III, IV or V where a bare name carries one, else null."""
    found = value.str.extract(rf"(?i)[,\s]+({_SUFFIX})\.?(?:[,\s]|$)").str.to_uppercase()
    fifth = value.str.extract(_FIFTH)
    return pl.coalesce(found.replace(_SUFFIX_FORMS), fifth)


def without_suffix(value: pl.Expr) -> pl.Expr:
    """The name with its generational suffix taken off, commas kept where they divide names."""
    value = _off(value, rf"[,\s]+{_SUFFIX}\.?(,|\s|$)", "$1")
    return tidy(
        pl.when(value.str.contains(_FIFTH)).then(_off(value, r",\s*V\.?$")).otherwise(value)
    )


def by_comma(value: pl.Expr) -> list[pl.Expr]:
    """Given, middle and family name of `LAST, FIRST MIDDLE`, named g, m, f."""
    trailing = rf"(?i) ((?:{PARTICLES} +)*{PARTICLES})$"
    right = value.str.extract(r"^[^,]+,\s*([^,]+)").str.strip_chars()
    left = value.str.extract(r"^([^,]+),").str.strip_chars()
    family = pl.concat_str(right.str.extract(trailing), left, separator=" ", ignore_nulls=True)
    right = right.str.replace(trailing, "")
    return [
        right.str.extract(r"^(\S+)").alias("g"),
        right.str.extract(r"^\S+\s+(.+)$").alias("m"),
        family.alias("f"),
    ]


_FORMS = {
    "straight": rf"(?i)^(?<g>\S+) (?:(?<m>.*?) )??(?<f>(?:{PARTICLES} +)*\S+(?: y \S+)?)$",
    "straight_double": r"^(?<g>\S+)(?: (?<m>.*?))?? (?<f>\S+ \S+)$",
    "backward": rf"(?i)^(?<f>(?:{PARTICLES} +)*\S+) (?<g>\S+)(?: (?<m>.+))?$",
    "backward_double": r"^(?<f>\S+ \S+) (?<g>\S+)(?: (?<m>.+))?$",
    "vietnamese": rf"(?i)^(?<f>{_VIETNAMESE}) (?<m>(?:\S+ )?(?:thi|thị|van|văn)) (?<g>\S+)$",
}


def is_vietnamese(value: pl.Expr) -> pl.Expr:
    """Whether a name reads family, middle, given as in `Nguyen Thi Minh`."""
    return value.str.contains(_FORMS["vietnamese"])


def by_form(value: pl.Expr, form: str) -> list[pl.Expr]:
    """Given, middle and family name, named g, m, f, of names that one of five forms describes.

    straight: given name first; backward: family name first; with `_double`: two family names
    (`GARCIA LOPEZ JOSE`); vietnamese: family, middle, given. Raises KeyError for another form.
    """
    groups = value.str.extract_groups(_FORMS[form])
    return [groups.struct.field(name).alias(name) for name in ("g", "m", "f")]
