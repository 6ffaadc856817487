"""Likeness to a person's name inside a column that may hold names.

`names.likeness` doubts what reads like a street or a firm. In a column of people "Dorothy St.
Clair" is no street and "Hoa Le" no homeowners' association: their first and last words are on the
name lists, and that settles the doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import polars as pl

from detectors.people.name_lists import fold_plain
from detectors.people.names import family_rank, fold, given_rank, likeness

_NO_PERSON = 0.04
_DOUBTED = 0.2
_LISTED = 0.4
_LONGEST = 5
_TWO, _USUAL = 2, 4
_DIGIT = re.compile(r"[0-9]|^[^A-Za-z]*$")


_HAN = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于"
    "董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任"
    "姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎"
    "易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦俞章鲁魯葛伍韦韋申尤"
    "毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童"
    "欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵解邝鄺简"
    "簡区區冼岑麦麥伦倫招敖"
)
_COMPOUND = "欧阳|歐陽|司徒|司马|司馬|上官|诸葛|諸葛|皇甫|令狐|慕容|东方|東方"
_HANGUL = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나"
    "지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국은편용"
)
_SIGN = "[\u4e00-\u9fff]"
_UNSPACED = re.compile(
    r"^(?!\s*(?:高[血脂胆膽]|白血|金[额額融]))\s*"
    rf"(?:(?:{_COMPOUND})[ ]?{_SIGN}{{1,2}}|[{_HAN}][ ]?{_SIGN}{{1,2}}"
    rf"|[{_HANGUL}][ ]?[\uac00-\ud7a3]{{2}})\s*$"
)
"""Names as Chinese and Korean write them, the family's first: those that most people bear."""

_MANY = 1_000
"""Values of a column from which on looking them up one by one costs more than it saves."""

_KEPT = 20_000
_scores: dict[str, float] = {}
"""Scores of values that this process has seen: a small table asks for the same ones several times,
and to score a few values costs as much as hundreds."""


def person_likeness(values: pl.Series) -> pl.Series:
    """How much each value looks like a person's name, Float64 0 to 1; null stays null.

    As `names.likeness`, with doubted values raised to 0.4 where a listed given name and a listed
    family name stand at their ends.
    """
    if len(values) > _MANY:
        return _scored(values)
    texts: list[str | None] = values.cast(pl.String).to_list()
    scores = _known(dict.fromkeys(text for text in texts if text is not None))
    found = [None if text is None else scores[text] for text in texts]
    return pl.Series(values.name, found, dtype=pl.Float64)


def seen_together(columns: Sequence[pl.Series]) -> None:
    """Score the values of several columns at once where they are few and without digits."""
    if sum(map(len, columns)) <= _MANY:
        every = dict.fromkeys(text for values in columns for text in values.drop_nulls())
        _known({text: None for text in every if not _DIGIT.search(text)})


def both_listed(name: str) -> bool:
    """Whether two words are a usual given and family name, though both are words of a language."""
    said = fold_plain(name).split()
    ranks = _ranks(*said) if len(said) == _TWO else (0, 0)
    return min(ranks) > 0 and sum(ranks) >= _USUAL


def _known(texts: Mapping[str, None]) -> Mapping[str, float]:
    """The score of each text, of which those are worked out that were not seen before."""
    new = [text for text in texts if text not in _scores]
    if new:
        if len(_scores) > _KEPT:
            _scores.clear()
            new = list(texts)
        _scores.update(zip(new, _scored(pl.Series(new, dtype=pl.String)), strict=True))
    return _scores


def _scored(values: pl.Series) -> pl.Series:
    scores = likeness(values)
    doubted = scores.is_between(_NO_PERSON, _DOUBTED, closed="left").fill_null(value=False)
    few = values.filter(doubted).unique()
    plain = few.to_frame("v").select(fold(pl.col("v"))).to_series().to_list()
    listed = [value for value, text in zip(few.to_list(), plain, strict=True) if _is_listed(text)]
    scores = scores.set(doubted & values.is_in(listed), _LISTED) if listed else scores
    signs = values.filter(values.str.contains("[\u4e00-\u9fff\uac00-\ud7a3]")).unique()
    east = [value for value in signs.to_list() if _UNSPACED.match(value)]
    return scores.set(values.is_in(east) & (scores < _LISTED), _LISTED) if east else scores


def _is_listed(text: str) -> bool:
    family, comma, given = text.partition(",")
    words = [*given.split(), *family.split()] if comma else text.split()
    if not 2 <= len(words) <= _LONGEST:
        return False
    if comma and len(words) == 3 and len(words[1].rstrip(".")) == 1:  # `Us, Yer M`
        return min(_ranks(words[0], words[-1])) > 0
    return _pair(words[0], words[-1]) or _pair(words[-1], words[0])


def _pair(given: str, family: str) -> bool:
    ranks = _ranks(given, family)
    return min(ranks) > 0 and max(ranks) > 2


def _ranks(given: str, family: str) -> tuple[int, int]:
    return given_rank(given), family_rank(family)
