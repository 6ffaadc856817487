"""Forms whose labels are in the languages of California's notices: whose value each is."""

from __future__ import annotations

import pytest
from told import about

VIETNAMESE = (
    "PHIẾU KHÁM BỆNH\nHọ và tên: {name}\nNgày sinh: 02/11/1971\nSố An Sinh Xã Hội: 614102187\n"
    "Số thẻ bảo hiểm y tế: KPX559766475\nChẩn đoán: viêm phổi\nBác sĩ điều trị: Dung Pham\n-----\n"
)


def test_a_label_with_accents_names_nobody_and_announces_its_number() -> None:
    people = ("Rosa Ochoa", "Linh Castaneda")
    assert about("".join(VIETNAMESE.format(name=name) for name in people)) == {
        (name, element) for name in people for element in ("ssn", "health_insurance", "medical")
    }


ADDED = {
    "Número de Seguro Social (SSN): 614-10-2187": "ssn",
    "Consular ID (Guatemala): 41830671": "other_government_id",
    "Driver's license (Nevada) = 1234567890": "drivers_license",
    "ID (passport): C41830671": "passport",
    "Password (temporary): Tahoe!4183": "password",
}


@pytest.mark.parametrize("line", ADDED)
def test_what_a_label_adds_in_brackets_hides_neither_label_nor_person(line: str) -> None:
    assert about(f"Nombre: Rosa Ochoa\n{line}\n") == {("Rosa Ochoa", ADDED[line])}


def test_brackets_that_say_what_else_a_number_is_of() -> None:
    assert about("Name: Rosa Ochoa\nLibrary card (main branch): 41830671\n") == set()


@pytest.mark.parametrize("insurer", ["Golden Tide", "Henry Ford", "Blue Ridge"])
@pytest.mark.parametrize("label", ["Aseguradora", "Compañía de seguros", "Insurance company"])
def test_who_insures_a_patient_is_not_who_is_insured(label: str, insurer: str) -> None:
    form = (
        f"Apellido(s): Ochoa                Nombre(s): Rosa\nF. nac.: 14-04-1964\n"
        f"{label}: {insurer}     No. de póliza / Policy no.: KPX973666416\n"
        "Motivo de ingreso: dolor de pecho, infarto previo\n"
        "En caso de emergencia avisar a: Hortencia Pickett    Tel. 818-555-0110\n"
    )
    assert about(form) == {("Rosa Ochoa", "health_insurance"), ("Rosa Ochoa", "medical")}


DRUGS = ("warfarina 5 mg", "furosemida 40 mg", "omeprazol 20 mg", "gabapentina 300 mg")


@pytest.mark.parametrize("drug", DRUGS)
def test_drugs_in_spanish_are_of_the_patient_of_the_list(drug: str) -> None:
    lists = "".join(
        f"LISTA DE MEDICAMENTOS / MEDICATION LIST\nPaciente / Patient:  {name}\n"
        f"Farmacéutico / Pharmacist: Behrouz Cha\n   [x] {drug} - cada mañana\n\n"
        for name in ("Rosa Ochoa", "Hagop Pak")
    )
    assert about(lists) == {("Rosa Ochoa", "medical"), ("Hagop Pak", "medical")}


def test_a_birth_date_of_east_asia_keeps_the_shortest_name_of_a_list() -> None:
    rows = "".join(
        f"{n},{name},19{n}5年09月29日,554-78-873{n}\n"
        for n, name in enumerate(("Rosa Ochoa", "Hagop Pak", "Eh Lo", "Dao Yee"), start=4)
    )
    found = about("序号,姓名,出生日期,社会安全号码\n" + rows)
    assert found == {(name, "ssn") for name in ("Rosa Ochoa", "Hagop Pak", "Eh Lo", "Dao Yee")}


@pytest.mark.parametrize(
    ("name", "aside", "ill"),
    [
        ("Nombre del alumno", "Persona autorizada para recoger", "Problemas de salud"),
        ("Nombre del estudiante", "Contacto de emergencia", "Condición médica"),
        ("Student name", "Authorized to pick up", "Medical conditions"),
        ("Họ và tên học sinh", "Người đón trẻ", "Bệnh hoặc dị ứng"),
        ("姓名", "紧急联系人", "健康状况"),
    ],
)
def test_who_fetches_a_child_is_not_who_is_ill(name: str, aside: str, ill: str) -> None:
    form = f"{name}: Rosa Ochoa\n{aside}: Hagop Pak, tel. 818-555-0110\n{ill}: diabetes tipo 1\n"
    assert about(form) == {("Rosa Ochoa", "medical")}


@pytest.mark.parametrize("next_label", ["出生日期：1971年11月02日", "생년월일: 1971-11-02"])
def test_a_name_ends_where_a_label_in_another_script_begins(next_label: str) -> None:
    form = f"  姓名：Rosa Ochoa\n  {next_label}\n  社会安全号码：614-10-2187\n"
    assert about(form) == {("Rosa Ochoa", "ssn")}


def test_a_family_name_of_one_sign_and_a_country_that_is_nobody() -> None:
    form = "客户备注\n\n姓：李\n名：雪梅\n护照号码：EK2204519（中国，2031年到期）\n"
    assert about(form) == {("李 雪梅", "passport")}


def test_what_a_label_remarks_in_brackets_before_a_gap() -> None:
    form = (
        "租客姓名  TENANT\n        Ho, Siu Ping\n身份證明  ID SEEN\n"
        "        加州身份證 Calif. identification card (does not drive)   E6693740\n"
    )
    assert about(form) == {("Siu Ping Ho", "state_id")}


def test_bands_of_a_form_in_boxes_have_labels_of_their_own() -> None:
    form = """+------------------------------+----------------------+
| PATIENT NAME                 | MEDICAL RECORD NO    |
| RUIZ, ANA MARIA              | 0044182              |
+----------------+-------------+----------+-----------+
| DATE OF BIRTH  | SEX         | SSN                  |
| 03/04/1971     | F           | 418-73-2096          |
+----------------+-------------+----------------------+
"""
    assert about(form) == {("Ana Maria Ruiz", "ssn")}


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz mostró su matrícula consular 8842107 y un recibo.",
        "Ana Ruiz presentó matrícula consular no. 8842107",
        "La señora Ana Ruiz trajo cédula de identidad 8842107.",
    ],
)
def test_a_label_of_another_language_at_the_end_of_a_sentence(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "other_government_id")}
