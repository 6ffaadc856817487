"""Encodings of tables in which a few names are not ASCII: what leaks look like."""

from __future__ import annotations

import io

import pytest

from scanner.readers.encoding import Text, decode, encoding_of_bytes

TABLE = "id,name,ssn\n" + "".join(f"{n},Chris Miller,518-24-{n:04}\n" for n in range(200))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("José Peña", "cp1252"),
        ("Muñoz", "latin-1"),
        ("Zúñiga, Verónica", "mac_roman"),
        ("Nguyễn Văn", "utf-8"),
        ("Nguyễn Văn", "utf-16"),
        ("Nguyễn Văn", "utf-16-be"),
        ("Müller Schröder Jäger", "cp850"),
        ("Сергей Иванов, Ольга Кузнецова", "cp1251"),
        ("Małgorzata Dąbrowska, Łukasz Śliwa", "cp1250"),
        ("patient’s", "cp1252"),
    ],
)
def test_few_accented_names_decide(name: str, encoding: str) -> None:
    text = TABLE + f"200,{name},\n"
    assert decode(text.encode(encoding)) == text


def test_ascii_is_utf8() -> None:
    assert encoding_of_bytes(TABLE.encode()) == "utf-8"


def test_two_encodings_in_one_file() -> None:
    content = "Zoë Núñez\n".encode() * 3 + "Peña\n".encode("cp1252")
    assert decode(content).endswith("Núñez\nPeña\n")


def test_declared_encoding_that_does_not_hold() -> None:
    assert decode("Peña".encode(), "no-such-encoding") == "Peña"
    assert decode("Peña".encode("cp1252"), "utf-8") == "Peña"


def test_characters_across_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.readers.encoding.CHUNK", 3)
    text = Text(io.BytesIO("Nguyễn Văn Đức".encode()), "utf-8")
    assert "".join(text) == "Nguyễn Văn Đức"
    assert text.lost == 0


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "姓：欧阳\n护照号码：EJ9464440（中国，2031年到期）"),
        ("gb18030", "租客：黄丽 电话 626-555-0143"),
        ("big5", "姓名：黎國雄\n加州身份證：E6693740"),
        ("shift_jis", "従業員名簿 田中花子 給与口座"),
        ("euc_kr", "환자 박영희, 당뇨병 진단. 보험 번호"),
    ],
)
def test_few_words_of_the_east_decide(encoding: str, text: str) -> None:
    assert text.encode(encoding).decode(encoding_of_bytes(text.encode(encoding))) == text
