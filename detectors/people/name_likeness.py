"""How much a whole value looks like the name of a person, by its shape and the name lists."""

from __future__ import annotations

import polars as pl

from detectors.people import name_parts
from detectors.people.name_lists import fold, listed
from detectors.people.name_order import bare_names
from detectors.people.name_words import words

_SHAPE = r"""^[\p{L}'(\["][\p{L}\p{M}'.,\-"()\[\]&/ ]*$"""


def likeness(values: pl.Series) -> pl.Series:
    """How much each whole value looks like the name of a person, Float64 0 to 1; null stays null.

    0.85 and more: words that the lists know as given and family name; about 0.4: the shape of a
    name whose words are on no list; below 0.2: organisations, streets, places, products, jobs,
    placeholders, and anything with digits. A single word scores 0.45 at most.
    """
    frame = values.cast(pl.String).rename("value").to_frame()
    text = name_parts.tidy(pl.col("value"))
    bare = name_parts.without_suffix(pl.col("whole"))
    shaped = pl.col("text").str.contains(_SHAPE) & pl.col("text").str.len_chars().is_between(2, 70)
    judged = (
        bare_names(frame["value"].unique())
        .with_columns(text=text)
        .with_columns(
            bare=pl.when(shaped).then(bare),
            titled=pl.col("whole").str.len_chars() < pl.col("text").str.len_chars(),
            folded=fold(pl.col("text")),
        )
    )
    place = listed(judged["folded"])["place"].fill_null(value=False)
    judged = judged.with_columns(is_place=place)
    scored = judged.join(_evidence(judged), on="value", how="left").select("value", score=_score())
    joined = frame.join(scored, on="value", how="left", nulls_equal=True, maintain_order="left")
    score = pl.when(pl.col("value").is_not_null()).then(pl.col("score").fill_null(0.0))
    return joined.select(score.clip(0, 1).alias(values.name)).to_series()


def _evidence(judged: pl.DataFrame) -> pl.DataFrame:
    """What the lists say of the words of each value, one row per value with words."""
    tokens = _tokens(judged, "bare").with_columns(piece=pl.col("token").str.replace("^.*-", ""))
    known = tokens.hstack(listed(tokens["piece"]).drop("token", "spanish")).with_columns(
        given=_rank("given", 10, 16),
        family=_rank("family", 10, 14),
        word=pl.col("word").fill_null(0),
        place=pl.col("place").fill_null(value=False),
        long=pl.col("token").str.len_chars() > 1,
        particle=pl.col("token").is_in(list(words("particles"))),
    )
    name = pl.max_horizontal("given", "family")
    ordinary = (pl.col("word") >= 2) & (name < 3)
    real = pl.col("long") & ~pl.col("particle")
    doubt = pl.when(name == 2).then(0.4).otherwise(1.0)
    support = pl.when(ordinary).then(name * 0.6).otherwise(name)
    names = known.group_by("value").agg(
        count=pl.len(),
        real=real.sum(),
        initials=(~pl.col("long")).sum(),
        support=(support.filter(real) / 3).sum(),
        given=pl.col("given").filter(real).max(),
        ordinary=(doubt * (ordinary | ((pl.col("word") > 0) & (name == 0)))).filter(real).sum(),
        words=(pl.col("word") > 0).filter(real).sum(),
        places=pl.col("place").filter(real).sum(),
    )
    return names.join(_other(_tokens(judged, "text")), on="value", how="left")


def _tokens(judged: pl.DataFrame, column: str) -> pl.DataFrame:
    """value, token: the folded words of a column, a row each."""
    return (
        judged.filter(pl.col("bare").is_not_null())
        .select("value", token=fold(pl.col(column)).str.replace_all('[,()\\[\\]"&/]', " "))
        .with_columns(pl.col("token").str.split(" "))
        .explode("token", empty_as_null=True, keep_nulls=True)
        .filter(pl.col("token").str.len_chars() > 0)
    )


def _other(tokens: pl.DataFrame) -> pl.DataFrame:
    """Words of firms, streets, forms, things: 1 each, 0.2 where common as a name (Grace Park)."""
    kinds = words("organizations") | words("streets") | words("labels") | words("things")
    held = tokens.filter(pl.col("token").is_in(list(kinds)))
    known = held.hstack(listed(held["token"]).select("given", "family"))
    common = (_rank("given", 10, 16) >= 3) | (_rank("family", 10, 14) >= 3)
    return known.group_by("value").agg(
        other=pl.when(common).then(0.2).otherwise(1.0).sum(), others=pl.len()
    )


def _rank(column: str, known: int, common: int) -> pl.Expr:
    size = pl.col(column).fill_null(0)
    return (size > 0).cast(pl.Int8) + (size >= known) + (size >= common)


def _score() -> pl.Expr:
    real = pl.col("real").fill_null(0)
    support = pl.col("support") / real
    several = 0.38 + 0.6 * support
    # Two family names and no given name are more often a firm or a place than a person.
    nobody = (pl.col("given") == 0) & (pl.col("initials") == 0)
    several = several - pl.when(nobody).then(0.12).otherwise(0.0)
    comma = pl.col("bare").str.contains(r"^[^,]+, ?[^,]+$")
    several = several + pl.when(comma | pl.col("titled")).then(0.08).otherwise(0.0)
    several = several * (1 - 0.75 * pl.col("ordinary") / real)
    several = several * pl.when(pl.col("places") == real).then(0.3).otherwise(1.0)
    # "Gross Profit": family names, and ordinary words all of them.
    wordy = (pl.col("words") == real) & (pl.col("given") < 2)
    several = several * pl.when(wordy).then(0.3).otherwise(1.0)
    several = several * pl.when(pl.col("count") > 6).then(0.3).otherwise(1.0)
    single = 0.05 + 0.4 * support * (pl.col("ordinary") == 0) * (pl.col("places") == 0)
    single = single + pl.when(pl.col("initials") > 0).then(0.3 * support).otherwise(0.0)
    score = pl.when(real == 0).then(0.02).when(real == 1).then(single).otherwise(several)
    other = pl.col("other").fill_null(0)
    all_other = pl.col("others").fill_null(0) >= real
    reject = (other >= 1) | (all_other & (other > 0))
    score = score * pl.when(reject).then(0.1).when(other > 0).then(0.75).otherwise(1.0)
    fixed = list(words("placeholders") | words("lookalikes"))
    return pl.when(pl.col("folded").is_in(fixed) | pl.col("is_place")).then(0.02).otherwise(score)
