"""Names in scripts that part no words, behind a label or before a title: `姓名：林秀英`.

Only behind the word that asks for a name, or before how a person is addressed, and only after a
usual family name: two or three signs alone are as often any other word. The family names are the
most frequent ones of the registers of China, Taiwan and Korea, in both ways of writing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = r"[\u3400-\u9fff]"
_HANGUL = r"[\uac00-\ud7a3]"
_FAMILY_HAN = (
    "(?:歐陽|欧阳|司馬|司马|諸葛|诸葛|上官|司徒|端木|慕容|夏侯|[王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马"
    "朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许韓韩鄧邓馮冯曹彭曾蕭萧肖田董潘袁蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜"
    "崔譚谭陸陆范汪廖石金韋韦賈贾夏付方鄒邹熊白孟秦邱侯江尹薛閻闫雷龍龙黎史陶賀贺毛郝顧顾龔龚邵萬万錢钱嚴严莫孔戴"
    "湯汤溫温康施牛樊葛邢安齊齐伍龐庞顏颜倪莊庄聶聂章魯鲁岳俞翁梅伊甘麥麦岑關关甄區区冼游柯洪簡简詹阮卓涂])"
)
_FAMILY_HANGUL = (
    "(?:남궁|황보|선우|제갈|독고|사공|[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하"
    "곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은])"
)
_ASKED_HAN = (
    "(?:(?:患者|病人|病患|客人|就[診诊]者|申[請请]人|投保人|被保[險险]人|受保人|[會会][員员]|[學学]生|"
    "[員员]工|家[長长]|[醫医]生|[醫医][師师]|主治[醫医][師师生]|[護护]士|[聯联][絡系]人|戶主|户主|租客)"
    "(?:姓名|名字|名)?|姓名|名字)"
)
_ASKED_HANGUL = (
    "(?:(?:환자|학생|수검자|피보험자|가입자|신청인|보호자|회원|직원|고객|담당의|주치의|의사|간호사)"
    "[ ]?(?:성명|이름|명)?|성명|이름|성함)"
)
_PARTED = r"(?:[ \t\u3000]*[:：][ \t\u3000]*|[ \t\u3000]{1,8})"
_LABELLED = re.compile(
    rf"{_ASKED_HAN}{_PARTED}(?P<han>{_FAMILY_HAN}[ \u3000]?{_HAN}{{1,2}})(?!{_HAN})|"
    rf"{_ASKED_HANGUL}{_PARTED}(?P<hangul>{_FAMILY_HANGUL}[ ]?{_HANGUL}{{1,2}})(?!{_HANGUL})"
)
_TITLED = re.compile(
    rf"(?P<han>{_FAMILY_HAN}{_HAN}{{1,2}}?)(?=先生|女士|小姐|太太|同[學学]|伯伯|阿姨|奶奶|[爺爷]{{2}}|婆婆|"
    r"弟兄|姊妹|姐妹|老[師师])|"
    rf"(?<!{_HANGUL})(?P<hangul>{_FAMILY_HANGUL}{_HANGUL}{{1,2}}?)"
    r"(?=[ ]?(?:씨|님|어르신|할머니|할아버지|집사|권사|장로|환자|학생|선생))"
)


WHOLE = (
    rf"^(?:(?<f>{_FAMILY_HAN})(?<g>{_HAN}{{1,2}})|(?<k>{_FAMILY_HANGUL})(?<n>{_HANGUL}{{1,2}}))$"
)
"""A whole name as Polars reads it: family and given name in signs of China, then of Korea."""

SIGNS = rf"^(?:{_HAN}|{_HANGUL})"
"""How a part of a name begins that is written in signs."""


def in_signs(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield (start, end, score 0..1, reason in words without the name) of each name."""
    if text.isascii():
        return
    for form, score, because in (
        (_LABELLED, 0.9, "label before a name in signs"),
        (_TITLED, 0.8, "title behind a name in signs"),
    ):
        for match in form.finditer(text):
            yield *match.span(match.lastgroup or 0), score, because
