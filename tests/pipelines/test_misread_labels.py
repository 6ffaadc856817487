"""Forms that were recognized elsewhere: letters misread, labels broken over two lines."""

from __future__ import annotations

import pytest
from told import about

from pipelines.blocks import TextBlock
from pipelines.plain.recognized import mended


def read(text: str) -> str:
    return mended(TextBlock(text=text, place="", kind="page")).text


NOISE = (
    "PATlENT lNFORMATlON\n\nPatient Narne : {name}\nAddres5 : 53 Elm St , Davis\n"
    "Date 0f B1rth : {born}\n"
)


@pytest.mark.parametrize(
    "number",
    [
        "Socia1 Security\nNo . : 6l4-lO-2l87",
        "Socia1 Security Nurnber : 614 - 10 - 2187",
        "S0cial Security No.: 614102187",
        "SSN : 6I4 - I0 - 2187",
    ],
)
def test_a_noisy_form_tells_the_number_of_its_patient(number: str) -> None:
    form = NOISE.format(name="Minh McCullough", born="12/25/1948") + number + "\n"
    assert about(form) == {("Minh McCullough", "ssn")}


def test_labels_are_put_right_and_values_are_not() -> None:
    text = read("Patient Narne : Lena Horne\nHorne Phone : 4l5\nAddres5 : 1 Main St\nB1rth : x\n")
    assert text == "Patient Name : Lena Horne\nHome Phone : 4l5\nAddress : 1 Main St\nBirth : x\n"


def test_labels_with_accents_are_put_right_too() -> None:
    form = (
        "So1icitud de asistencia\n\nApe11idos: {family}   Nornbres: {given}\n"
        "Cédu1a de identidad ({country}): {number}\nTe1éfono: 213 555 0110\n"
    )
    told = form.format(family="Ochoa", given="Rosa", country="Colombia", number="41830671")
    assert about(told) == {("Rosa Ochoa", "other_government_id")}


@pytest.mark.parametrize(
    "text",
    [
        "Horne : 415-555-0150\nClark : 415-555-0151\n",
        "Phone1 : 415-555-0150\nPhone5 : 415-555-0151\nEmail5 : a@example.org\n",
        "Vitamin D3 : low\nH1N1 : no\nA1C : 6.1\nT4 : 5\n",
    ],
)
def test_names_counters_and_codes_are_no_misread_labels(text: str) -> None:
    assert read(text) == text


def test_a_label_broken_before_its_last_word() -> None:
    form = "Name: Ruth Del Rosario\nSocial Security\nNumber: 651733391\nPhone: 408-555-0150\n"
    assert about(form) == {("Ruth Del Rosario", "ssn")}


RESULTS = (
    "Seaclif f  Labs , lnc.          FlNAL  REP0RT\n\n{label} :  Ochoa , Rupinder\n"
    "D.O.B.  03 / 10 / 2004     Sex  F     Accessi0n  561193832\n\n"
    "TE5T                  RESULT         REFERENCE\n{result}\n"
)


@pytest.mark.parametrize("label", ["Pat ient Narne", "Patient  N ame", "Pati ent Name"])
def test_a_label_read_in_pieces_is_whole_again(label: str) -> None:
    form = RESULTS.format(label=label, result="GLUC0SE, SERUM        231 H          65-99")
    form += "CREAT1NINE            1.4 H          O.5-1.2\n"
    assert about(form) == {("Rupinder Ochoa", "medical")}


@pytest.mark.parametrize(
    "result",
    ["H1V-1/2 Ag/Ab         REACT1VE       NONREACT1VE", "CD4 ABS0LUTE    312    500-1400"],
)
def test_what_a_laboratory_found_is_read_through_misread_letters(result: str) -> None:
    form = RESULTS.format(label="Pat ient Narne", result=result)
    assert about(form) == {("Rupinder Ochoa", "medical")}


def test_words_of_labels_that_stand_beside_each_other_stay_two() -> None:
    text = "H0me ph one : 4l5\nAcc0unt number : 7\nFirst name : Lena\nPol icy holder : x\n"
    assert read(text) == (
        "Home phone : 4l5\nAccount number : 7\nFirst name : Lena\nPolicy holder : x\n"
    )


def test_words_two_blanks_apart_are_the_words_of_a_label() -> None:
    page = (
        "C0UNTY  OF  KERN   -  REC0RDER          p.  1 of  3\n\n Narne of   applicant   ANA RUIZ\n"
        " Birth   03/10/1958      Dr1ver  Lic.   B5768264\n\n Na me  of  spouse   BROOKE YORK\n"
        " Social  Securily  No.  of  spouse    313-68-8016\n\n DEP UTY  CLERK   TOMÉ SADEGHI"
        "          FEE  $ 26.00\n"
    )
    assert about(page) == {("Ana Ruiz", "drivers_license"), ("Brooke York", "ssn")}
