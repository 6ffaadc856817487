"""Cells rewritten and not protected: base64, hexadecimal, URL, ROT13, 5.24183067E+08, MENON/YING.

Who has the cells can read them, so they are undone before a column is typed. Decided for a column
as a whole on its sample: one word of eight letters is base64 of something now and then, a whole
column never is. Forms: RFC 4648, RFC 3986, spreadsheets' scientific notation.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from urllib.parse import unquote

import polars as pl

from detectors.people.name_lists import fold_plain, given_rank
from detectors.people.person_likeness import person_likeness
from detectors.protection.ciphers import Lock, lock_of, unlocked
from detectors.protection.readable import READABLE

Encoding = str | Lock
"""The name of a rewriting, or what opens an encrypted column."""

_BASE64 = r"^(?:[0-9A-Za-z+/_-]{4}){2,}(?:[0-9A-Za-z+/_-]{2,3}={0,2})?$"
_HEX = r"^(?:0[xX])?(?:[0-9a-f]{2}){6,}$|^(?:0[xX])?(?:[0-9A-F]{2}){6,}$"
_URL = r"%[0-9A-Fa-f]{2}"
_SCIENTIFIC = r"^[0-9][.][0-9]{4,15}[eE][+]?[0-9]{1,2}$"
_LEAST = 6
_MEANT = r"[0-9]{4}|[@ ]|^[\p{L}'’-]+$"
_TEXT_MARK = r"""^(?:'[0-9]|=?"[0-9A-Za-z][^"]*"$)"""
_TEXT_MARKED = r"""^(?:'|=?")([0-9A-Za-z][^"]*)"?$"""
_ROT13_MAIL = r"@[^@\s]+[.](?:pbz|arg|bet|tbi|rqh)$"
_SLASHED = (
    r"^\s*(\p{Lu}[\p{L}' -]*)/(\p{Lu}[\p{L}' .-]*?)(?: (?i:mrs?|ms|miss|mstr|dr|chd|inf))?\s*$"
)
"""Names as airlines write them."""

_NEARLY_ALL = 0.9
_DEEPEST = 3
_MOST_NAMES = 60
_FEWEST_NAMES = 8
_FEWEST_SLASHED = 5
_GIVEN = 0.3
_NAME_LIKE, _HARDLY, _MOSTLY = 0.4, 0.1, 0.8


def encodings_of(values: pl.Series, keys: Sequence[str] = ()) -> tuple[Encoding, ...]:
    """How the values of a column were rewritten, the outermost first; empty where they were not.

    values: String, the sample of a column without nulls; keys: that may open encrypted values.
    """
    found = list[Encoding]()
    while len(found) < _DEEPEST and len(values):
        name = _encoding_of(values) or lock_of(values, keys)
        if name is None:
            break
        found.append(name)
        values = decoded(values, [name])
    return tuple(found)


def decoded(values: pl.Series, encodings: Sequence[Encoding]) -> pl.Series:
    """The cells with the rewriting undone; a cell of another form stays as it is, null stays null.

    values: String. encodings: as `encodings_of` gives them.
    """
    for name in encodings:
        distinct = values.drop_nulls().unique()
        plain = unlocked(distinct, name) if isinstance(name, Lock) else _UNDO[name](distinct)
        known = pl.DataFrame([distinct.alias("value"), plain.alias("plain")])
        joined = values.alias("value").to_frame().join(
            known, on="value", how="left", maintain_order="left"
        )  # fmt: skip
        values = joined.select(pl.coalesce("plain", "value").alias(values.name)).to_series()
    return values


def _encoding_of(values: pl.Series) -> str | None:
    shown = values.to_frame("v").select(
        base64=pl.col("v").str.contains(_BASE64).mean(),
        hexadecimal=pl.col("v").str.contains(_HEX).mean(),
        url=pl.col("v").str.contains(_URL).mean(),
        scientific=pl.col("v").str.contains(_SCIENTIFIC).mean(),
        marked=pl.col("v").str.contains(_TEXT_MARK).mean(),
        mail=pl.col("v").str.contains(_ROT13_MAIL).mean(),
    )
    base64, hexadecimal, url, scientific, marked, mail = shown.row(0)
    if marked >= _NEARLY_ALL:
        return "marks of text"
    if scientific >= _NEARLY_ALL:
        return "scientific notation"
    for name, share in (("hexadecimal", hexadecimal), ("base64", base64)):
        undone = _UNDO[name](values).count() if share >= _NEARLY_ALL else 0
        if undone >= _NEARLY_ALL * len(values):
            return name
    if url > 0:
        return "URL encoding"
    if _slashed_names(values):
        return "family names before a slash"
    return "ROT13" if mail >= _NEARLY_ALL or _turned_names(values) else None


def _turned_names(values: pl.Series) -> bool:
    """Whether values that are no names become names."""
    some = values.head(_MOST_NAMES)
    lettered = some.str.contains(r"^[A-Za-z][A-Za-z .,'-]+ [A-Za-z .,'-]+$").mean()
    # A single short name may look like another one turned.
    if len(some) < _FEWEST_NAMES or not lettered or float(lettered) < _NEARLY_ALL:  # type: ignore[arg-type]
        return False
    return _likely(some) < _HARDLY and _likely(_rot13(some)) >= _MOSTLY


def _slashed_names(values: pl.Series) -> bool:
    """Whether values are different names, with what reads as a given name behind a slash.

    Makes of cars, counties and couples ("JOHN/MARY") read so as well, one by one.
    """
    some = values.head(_MOST_NAMES)
    shaped = float(some.str.contains(_SLASHED).mean() or 0.0)  # type: ignore[arg-type]
    if shaped < _NEARLY_ALL or some.n_unique() < max(_FEWEST_SLASHED, len(some) / 2):
        return False
    parts = (some.str.extract(_SLASHED, group).drop_nulls().to_list() for group in (1, 2))
    before, behind = (sum(given_rank(fold_plain(p.split()[0])) for p in part) for part in parts)
    return behind - before >= _GIVEN * len(some) and _likely(_unslashed(some)) >= _MOSTLY


def _unslashed(values: pl.Series) -> pl.Series:
    return values.str.replace(_SLASHED, "${1}, ${2}")


def _likely(values: pl.Series) -> float:
    return float((person_likeness(values) >= _NAME_LIKE).mean() or 0.0)  # type: ignore[arg-type]


def _readable(values: pl.Series, raw: pl.Expr) -> pl.Series:
    """What the bytes say where they are text that somebody wrote, else null."""
    shown = values.to_frame("v").select(raw=raw).with_columns(hex=pl.col("raw").bin.encode("hex"))
    written = pl.col("hex").str.contains(READABLE) & (pl.col("raw").bin.size() >= _LEAST)
    bodies = shown.select(pl.when(written).then("raw")).to_series().to_list()
    texts = [None if body is None else body.decode("utf-8", "replace") for body in bodies]
    named = pl.Series("v", texts, dtype=pl.String).to_frame()
    return named.select(pl.when(pl.col("v").str.contains(_MEANT)).then("v")).to_series()


def _base64(values: pl.Series) -> pl.Series:
    text = pl.col("v")
    plain = text.str.replace_all("-", "+", literal=True).str.replace_all("_", "/", literal=True)
    bare = plain.str.strip_chars_end("=")
    filled = bare + pl.lit("=").repeat_by((-bare.str.len_bytes().cast(pl.Int64)) % 4).list.join("")
    shaped = pl.when(text.str.contains(_BASE64)).then(filled)
    return _readable(values, shaped.str.decode("base64", strict=False))


def _hexadecimal(values: pl.Series) -> pl.Series:
    shaped = pl.when(pl.col("v").str.contains(_HEX)).then(pl.col("v").str.replace("^0[xX]", ""))
    return _readable(values, shaped.str.decode("hex", strict=False))


def _scientific(values: pl.Series) -> pl.Series:
    """Whole numbers of which every digit is there; two zeros at the end may have been dropped."""
    text = pl.col("v")
    parts = text.str.extract_groups(r"^([0-9])[.]([0-9]+)[eE][+]?([0-9]{1,2})$").struct
    written = parts.field("1") + parts.field("2")
    digits = written.str.strip_chars_end("0")
    size = parts.field("3").cast(pl.Int64) + 1
    whole = digits.str.len_bytes() <= size
    kept = whole & (written.str.len_bytes() >= size - 2) & (size <= 19)
    return values.to_frame("v").select(
        pl.when(kept).then(digits.str.pad_end(size, "0"))
    ).to_series()  # fmt: skip


def _unmarked(values: pl.Series) -> pl.Series:
    """What a spreadsheet marks as text, without its marks: `'00123`, `="00123"`."""
    return values.str.replace(_TEXT_MARKED, "${1}")


def _each(step: Callable[[str], str]) -> Callable[[pl.Series], pl.Series]:
    return lambda values: pl.Series([step(v) for v in values.to_list()], dtype=pl.String)


_rot13 = _each(lambda text: codecs.decode(text, "rot13"))
_UNDO: dict[str, Callable[[pl.Series], pl.Series]] = {
    "base64": _base64,
    "hexadecimal": _hexadecimal,
    "marks of text": _unmarked,
    "scientific notation": _scientific,
    "family names before a slash": _unslashed,
    "URL encoding": _each(lambda text: unquote(text, errors="replace")),
    "ROT13": _rot13,
}
