"""Columns of tokens: numbers that have the form and cannot all be what their header says.

Vaults and format-preserving encryption (NIST SP 800-38G) put digits in the place of digits: one
value looks real, a column does not, since digits drawn at random break the rules of the numbers
one by one at a known rate. A column counts as tokenised only where dirt, placeholders and numbers
that a house gave out itself cannot explain that; every doubtful one stays as readable as it looks.
Rates: SSA on areas, groups and serials never issued; 26 CFR 301.6109-1(d)(3) and 6109-3 on the
numbers of the tax agency; ISO/IEC 7812-1 and ISO 13616 on check digits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import accepts, cleaned
from detectors.columns.verdicts import ASKED, Look, Verdict, verdict_for

TOKENISED = "tokenised"

_SAID = frozenset(
    {"token", "tokens", "tokenized", "tokenised", "tokenization", "vaulted", "fpe", "surrogate",
     "pseudonym", "pseudonymized", "pseudonymised"}
)  # fmt: skip
_CHECKED = {"world/card_number": 0.1, "world/iban": 0.0103}
"""Detectors whose check digits a number drawn at random passes at this rate."""

_SSN = "us/ssn"
_UUID = r"(?i)^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$"
_NUMBERED = frozenset({"ssn", "tax_id", "drivers_license", "passport", "card_number",
                       "account_number", "health_insurance"})  # fmt: skip
_NEARLY_ALL = 0.95
_FEWEST = 20
_OWN_DIRT, _DIRT = 0.005, 0.001
_BY_CHANCE = 1e-3
_NINES_BY_CHANCE = 1e-6
_UNEVEN = 33.7
"""Chi-square of ten first digits (nine degrees) that even ones exceed once in 10,000."""


def tokenised(verdicts: Sequence[Verdict], looks: Sequence[Look],
              sample: pl.DataFrame) -> list[Verdict]:  # fmt: skip
    """The verdicts, in order, with `protection` and a reason where a column holds tokens.

    sample: String columns as the looks, as many rows as there are: more rows make it surer.
    """
    found = list(verdicts)
    for at, seen in enumerate(looks):
        asked = _asked(seen, found[at])
        if asked is None or found[at].selector is not None or seen.profile.size < _FEWEST:
            continue
        reason = _reason(sample.to_series(at), asked, seen)
        if reason is not None:
            typed = found[at] if found[at].detector else verdict_for(seen, asked, 0.8)
            told = (*typed.reasons, f"tokenised: {reason[0]}")
            found[at] = replace(typed, reasons=told, score=reason[1], protection=TOKENISED)
    return found


def _asked(seen: Look, verdict: Verdict) -> str | None:
    """The detector of whose numbers the column may hold tokens: typed so, or headed so at least."""
    if verdict.detector is not None:
        best = verdict.detector
    else:
        named = [(score, name) for name, score in seen.named.items() if score >= ASKED]
        best = max(named, default=(0.0, ""))[1]
    code = detectors()[best].detects if best else ""
    # Of detectors of one kind that a header names alike, the one whose numbers have a check.
    alike = (n for n in _CHECKED if detectors()[n].detects == code)
    asked = next((n for n in alike if seen.named.get(n, 0.0) >= ASKED), best)
    return asked if code in _NUMBERED else None


def _reason(values: pl.Series, detector: str, seen: Look) -> tuple[str, float] | None:
    """Why the values are tokens, and how sure that is; None where they need not be."""
    said = bool(_SAID & set(seen.words))
    if seen.words and float(seen.values.str.contains(_UUID).mean() or 0.0) >= _NEARLY_ALL:  # type: ignore[arg-type]
        return "universally unique identifiers stand where the numbers should", 0.9
    if detector == _SSN:
        return _of_ssns(_distinct(values, _SSN), said=said)
    if detector in _CHECKED:
        return _of_checked(_distinct(values, detector), detector)
    return None


def _distinct(values: pl.Series, detector: str) -> pl.DataFrame:
    """normal, right: the different values in their normal form, whether the check takes them.

    Empty where the values have other forms as well; what stands there several times counts once,
    so that a placeholder proves nothing.
    """
    declared, text = detectors()[detector], pl.col("value")
    held = values.alias("value").to_frame().select(cleaned(text)).drop_nulls()
    shape = "(?i)^(?:" + "|".join(f"(?:{p.regex})" for p in declared.patterns) + ")$"
    formed = held.filter(text.str.contains(shape))
    if formed.height < _NEARLY_ALL * held.height:
        formed = formed.clear()
    return (
        formed.unique()
        .select(normal=declared.normal(text), right=accepts(declared, text))
        .unique("normal", maintain_order=True)
    )


def _of_checked(held: pl.DataFrame, detector: str) -> tuple[str, float] | None:
    """Check digits that are right no more often than by chance: cards that no terminal takes."""
    size, right = held.height, int(held["right"].sum())
    if size < _FEWEST or right > 0.4 * size:
        return None
    expected = _CHECKED[detector] * size
    # A spreadsheet keeps fifteen digits: of real numbers of sixteen it makes the last a zero.
    if _more_than(right, expected) < _BY_CHANCE or not _even(held["normal"].str.slice(-1)):
        return None
    share = right / size
    return f"{share:.0%} of the check digits are right, {_CHECKED[detector]:.0%} are by chance", 0.9


def _of_ssns(held: pl.DataFrame, *, said: bool) -> tuple[str, float] | None:
    """Numbers never issued at the rate of digits drawn at random, or without exception."""
    text = pl.col("normal")
    nine = held.filter(text.str.contains("^[0-9]{9}$"))
    wrong = nine.filter(~pl.col("right") & ~_of_the_tax_agency())
    size = nine.height
    if size < _FEWEST or size < _NEARLY_ALL * held.height or not wrong.height:
        return None
    if wrong.height == size:
        heads = nine["normal"].str.slice(0, 5).n_unique()
        return ("no value can be a number of this kind", 0.9) if heads >= 0.5 * size else None
    if not _even(nine["normal"].str.slice(0, 1)):
        return None
    nines = wrong.filter(text.str.starts_with("9")).height
    others = wrong.filter(~text.str.starts_with("9") & ~_repeats()).height
    if said and _more_than(wrong.height, 0.01 * size) < 0.01:
        return f"the header says so, {wrong.height / size:.0%} of the values were never issued", 0.8
    never = _more_than(nines, _OWN_DIRT * size) < _NINES_BY_CHANCE
    if never and _more_than(others, _DIRT * size) < _BY_CHANCE:
        return f"{wrong.height / size:.0%} of the values were never issued, as by chance", 0.8
    return None


def _of_the_tax_agency() -> pl.Expr:
    catalog = detectors()
    return accepts(catalog["us/itin"], pl.col("normal")) | accepts(
        catalog["us/atin"], pl.col("normal")
    )


def _repeats() -> pl.Expr:
    """Few different digits: what people type in where they have no number."""
    return pl.col("normal").str.split("").list.n_unique() <= 3


def _even(digits: pl.Series) -> bool:
    """Whether first digits may be drawn evenly from all ten; those of a region's people are not."""
    counts: dict[str, int] = dict(digits.value_counts().iter_rows())
    expected = len(digits) / 10
    return sum((counts.get(str(d), 0) - expected) ** 2 for d in range(10)) <= _UNEVEN * expected


def _more_than(count: int, expected: float) -> float:
    """How likely so many or more are where so many are expected (Poisson)."""
    below = (
        math.exp(-expected + n * math.log(expected) - math.lgamma(n + 1)) for n in range(count)
    )
    return max(0.0, 1.0 - math.fsum(below))
