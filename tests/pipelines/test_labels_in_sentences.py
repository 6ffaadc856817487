"""Labels as people put them in sentences: behind a name, with more than the number asked for."""

from __future__ import annotations

import pytest
from told import about

TOLD = {
    "Tenant Ines Duarte, California driver's license C8526127, moved out.": "drivers_license",
    "Tenant Ines Duarte, California ID card D5147205, moved out.": "state_id",
    "Tenant Ines Duarte, Calif. Driver Lic. No. C8526127, moved out.": "drivers_license",
    "Name: Ines Duarte\nDriver's License (number and state): C8526127 CA\n": "drivers_license",
    "Name: Ines Duarte\nDriver's License No. and State: C8526127 CA\n": "drivers_license",
    "Name: Ines Duarte\nPassport (country): G28460931 (Mexico)\n": "passport",
    "Name: Ines Duarte\nD.L. #: C8526127\n": "drivers_license",
    "Name\nInes Duarte\nSubscriber's I.D. number\nXEA903514872\n": "health_insurance",
    "Ines Duarte, hộ chiếu 512846093, đã đến.": "passport",
    "Số hộ chiếu của Ines Duarte là G28460931.": "passport",
    "El pasaporte de Ines Duarte es G28460931.": "passport",
    "La licencia de conducir de Ines Duarte es C8526127.": "drivers_license",
    "Ines Duarte A# 208-417-365, hearing 4/2": "other_government_id",
    "Ines Duarte CURP DUIN810304MDFPRR05": "other_government_id",
    "Sent Ines Duarte her creds: iduarte / Gorrion#88": "password",
    "I reset Ines Duarte (iduarte) to Gorrion#88 today.": "password",
    "用户名: iduarte 密码: Gorrion#88 (Ines Duarte)": "password",
    "Ines Duarte received MMR dose 2 on 3/4/2019.": "medical",
    "Ines Duarte got her flu shot on 10/3/2024.": "medical",
    "Ines Duarte's PHQ-9 score was 18.": "medical",
}


@pytest.mark.parametrize("text", TOLD)
def test_who_is_named_before_a_label_has_its_number(text: str) -> None:
    assert ("Ines Duarte", TOLD[text]) in about(text)


def test_a_code_of_a_card_is_no_number_of_a_house() -> None:
    told = about("MC 5425 2334 3010 9903 exp 4/26 security code 177 Ines Duarte")
    assert told == {("Ines Duarte", "card_number"), ("Ines Duarte", "access_code")}


@pytest.mark.parametrize(
    "text",
    [
        "Ines Duarte plans the MMR clinic of the school.",
        "Ines Duarte wrote a paper on HIV for the county.",
        "We met at Duarte, California in May and looked at C8526127.",
    ],
)
def test_work_with_health_and_places_are_facts_of_nobody(text: str) -> None:
    assert about(text) == set()


def test_a_state_asked_for_alone_is_no_license() -> None:
    assert about("Name: Ines Duarte\nDriver's License State: CA\nUnit number: 4815162\n") == set()
