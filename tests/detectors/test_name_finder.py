"""The names model and the rules together: who is a person, where the name ends, how sure."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detectors.people import name_finder, person_finder
from detectors.people.name_repeats import with_repeats


@pytest.fixture(scope="module")
def nlp() -> Language:
    return name_finder.pipeline(None)


def names(nlp: Language, text: str) -> list[str]:
    return [text[p.start : p.end] for p in name_finder.people(nlp, text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The chart of Bounmy Phommasack was faxed.", ["Bounmy Phommasack"]),
        ("Bed 12   English, Chukwuemeka F   COPD, on 2L", ["English, Chukwuemeka F"]),
        ('{"patient":"Yen To","memberId":"BCA106313013"}', ["Yen To"]),
        ("Quick update on Elmer Us. MRI came back", ["Elmer Us"]),
        ("Unit 105: Wendy Us. California ID card pending.", ["Wendy Us"]),
        ("T/C from clmt US, WENDY S. Clmt DL G9540018.", ["US, WENDY S."]),
        ("The copy we have for Nandini\nBanerjee is cut off: it is.", ["Nandini\nBanerjee"]),
        ("Languages: Spanish, English\nJoy K", []),
        ("Name: SEFULU T MALAE\nSSN: 613-22-8190", ["SEFULU T MALAE"]),
        (
            "Dr. K. BAGDASARIAN\nONG, BENG-HUAT\n118 W NEWMARK AVE",
            ["K. BAGDASARIAN", "ONG, BENG-HUAT"],
        ),
        ("Welcome, Anahit Derderian | Sign out", ["Anahit Derderian"]),
        ("Sophea Chhim says that Tavita Faleafa drove.", ["Sophea Chhim", "Tavita Faleafa"]),
        ("Picked up by Lupe Zamora - Norco 10/325", ["Lupe Zamora"]),
        ("cc: V. Pham, L. Kahananui, Legal Dept.", ["V. Pham", "L. Kahananui"]),
        ("Present: Soo-yeon Ryu, Ana Ruiz, Bao Tran", ["Soo-yeon Ryu", "Ana Ruiz", "Bao Tran"]),
        ("Inmate Okeke, Desmond, booking 2201187.", ["Okeke, Desmond"]),
        ("can someone reset Mehdi Park? she's locked out", ["Mehdi Park"]),
        ("Lockers: 101 Leonard Schwartzman 102 vacant", ["Leonard Schwartzman"]),
        ("Paid to Wendell St. Germain by check", ["Wendell St. Germain"]),
        ("0418 Castellanos, Ofelia M, 38 hours", ["Castellanos, Ofelia M"]),
        ("Clmt Dieu Quach hung up.", ["Dieu Quach"]),
        ("Phone orders\n\nGenet Yazdani, teddy bear to rm 247.\n", ["Genet Yazdani"]),
        ("Employee: Del Rosario, Trang\nHired 2/3/2020", ["Del Rosario, Trang"]),
        ("Recipient Kim Do\nOffice 4", ["Kim Do"]),
        ("R/O Ka Vang, 12 Elm Ct", ["Ka Vang"]),
        ("NAME..... LE, AN R\nSEX..... F", ["LE, AN R"]),
        ("NAME: RUIZ, ANA V      DOB: 08/08/1949", ["RUIZ, ANA V"]),
        ("Enrolled: Hyun-woo Noh, Gayane Petrosyan.", ["Hyun-woo Noh", "Gayane Petrosyan"]),
        ("Spoke to Sang-hoon Pacheco about leave", ["Sang-hoon Pacheco"]),
        ("My wife, Hye-won Ortega, pays.", ["Hye-won Ortega"]),
        (
            "Rm 318 Imani Kealoha, sepsis. Rm 319 Pono Kahale, fall.",
            ["Imani Kealoha", "Pono Kahale"],
        ),
        ("Infant Lupe Faleafa has croup.", ["Lupe Faleafa"]),
    ],
)
def test_names_on_no_list_in_turned_order_and_in_rows_are_found_whole(
    nlp: Language, text: str, people: list[str]
) -> None:
    assert names(nlp, text) == people


@pytest.mark.parametrize(
    "text",
    [
        "username kflores temp password Winter2025!",
        "Invoice from Morgan Stanley and the Wells Fargo branch.",
        "Write to ines.duarte@example.org or see /home/maria/notes.",
        "c Employer's name, address, and ZIP code",
        "Meet at 1400 Cesar Chavez Ave in Santa Clara.",
        "Sincerely,\n\nHarris Basin Dermatology",
        "Thank you,\nPardee Family Podiatry",
        "Medical Records\nOwens Basin Imaging\n",
        "Sincerely,\nSFC Help Desk\nPlumas HealthPlan",
        "DEPT.   CLOCK   VCHR. NO.",
        " SSN 524183067   CIN 91869464D   BIC-ISSUE 03/14/23\n ADDR 77 ELM CT        LODI CA 95035",
        "FILE   DEPT.   VCHR. NUMBER\n050565   001200   00301",
    ],
)
def test_firms_addresses_and_labels_are_nobody(nlp: Language, text: str) -> None:
    assert names(nlp, text) == []


def test_who_signs_above_a_firm_is_somebody(nlp: Language) -> None:
    assert names(nlp, "Sincerely,\nThuy Tran\nPardee Basin Urology") == ["Thuy Tran"]


def test_the_model_finds_what_the_rules_alone_do_not(nlp: Language) -> None:
    text = "Seen with interpreter Phommasack Bounmy today."
    assert not person_finder.find(text)
    assert names(nlp, text)


def test_a_score_says_by_whom_the_name_was_found(nlp: Language) -> None:
    text = "Patient: Maria Lopez\nSeen with Havili Mele of the day team"
    found = name_finder.people(nlp, text)
    assert found[0].because.startswith("model and rules; label before")
    assert found[0].score > 0.9
    assert all(0 < person.score <= 1 for person in found)


def test_a_word_at_the_end_of_the_line_above_is_no_part_of_a_name() -> None:
    text = "647-70-2111   PARKS\nSEPÚLVEDA, KEONI     09/05/2004"
    start, end = text.index("PARKS"), text.index("     09")
    found = name_finder.together(text, [(start, end, True)], person_finder.find(text))
    assert [text[p.start : p.end] for p in found] == ["SEPÚLVEDA, KEONI"]


def test_what_stands_before_a_name_is_no_part_of_it() -> None:
    text = "Foreign Minister Marisol Quan spoke, and Vice President Ed Lowe did not."
    spans = [(text.index(n), text.index(n) + len(n), True) for n in ("Marisol Quan", "Ed Lowe")]
    found = name_finder.together(text, spans, person_finder.find(text))
    assert [text[p.start : p.end] for p in found] == ["Marisol Quan", "Ed Lowe"]


def test_what_only_lists_know_is_nobody_where_a_model_has_read_a_sentence() -> None:
    text = "He said that the Muslim Brotherhood meets in the Niger Delta or in Kani Wam."
    assert person_finder.find(text)
    assert name_finder.together(text, [], person_finder.find(text)) == []
    row = "Muntaz Weldu   04/11/1988   Kani Wam"
    assert name_finder.together(row, [], person_finder.find(row))


def test_texts_read_together_give_what_each_gives_alone(nlp: Language) -> None:
    texts = [
        "Call Ana Ruiz.",
        "",
        "12:04 GET /index",
        "RUIZ, ANA   05/06/1971\nTRAN, BAO   01/02/1990",
    ]
    assert name_finder.people_of_each(nlp, texts) == [name_finder.people(nlp, t) for t in texts]


def test_a_code_before_a_repeated_name_is_passed_over(nlp: Language) -> None:
    text = "License of Karen Holloway, E7719203. Holloway drove. Call Holloway#12."
    found = with_repeats(text, name_finder.people(nlp, text))
    assert [text[p.start : p.end] for p in found].count("Holloway") == 1


def test_a_model_that_is_not_installed_is_said_so() -> None:
    with pytest.raises(LookupError):
        name_finder.pipeline("no_such_model_anywhere")


@pytest.mark.parametrize(
    "text",
    [
        "Le enviamos su carta. Según el médico, usted puede volver para la cita en marzo.",
        "Si tiene dudas, llame a la oficina cuando pueda, porque el plazo es en mayo.",
    ],
)
def test_small_words_of_spanish_sentences_are_nobody(nlp: Language, text: str) -> None:
    assert names(nlp, text) == []


def test_names_that_are_small_words_elsewhere_stay_people(nlp: Language) -> None:
    assert names(nlp, "The chart of Segun Olivar was faxed to Si Nguyen.") == [
        "Segun Olivar",
        "Si Nguyen",
    ]
    spanish = "Según el registro, la paciente María de la Cruz tiene una cita con usted."
    assert names(nlp, spanish) == ["María de la Cruz"]


@pytest.mark.parametrize(
    ("text", "said", "people"),
    [
        (
            "Visit with Shigeo Ishida. A call from Shigeo Ishida came on a Monday.",
            [("Shigeo Ishida", True), ("from Shigeo Ishida", False)],
            ["Shigeo Ishida", "Shigeo Ishida"],
        ),
        ("Ct Roya Karimi came in.", [("Ct Roya Karimi", False)], ["Roya Karimi"]),
        ("101 Roya Karimi 102 vacant", [("101 Roya Karimi 102", False)], ["Roya Karimi"]),
        ("Rue Roya Karimi is closed.", [("Rue Roya Karimi", False)], []),
        ("Your co-signer, Thao Vue, pays.", [("signer, Thao", True)], ["Thao Vue"]),
    ],
    ids=["a person elsewhere", "title", "numbers of a list", "street", "end of a word"],
)
def test_a_model_that_errs_about_a_listed_name_is_set_right(
    text: str, said: list[tuple[str, bool]], people: list[str]
) -> None:
    spans, last = [], 0
    for words, person in said:
        start = text.index(words, last)
        last = start + len(words)
        spans.append((start, last, person))
    found = name_finder.together(text, spans, person_finder.find(text))
    assert [text[p.start : p.end] for p in found] == people


@pytest.mark.parametrize(
    ("text", "said", "people"),
    [
        (
            "Ray Kilby, James Brown and Bao Tran left.",
            ["Ray Kilby", "James Brown", "Bao Tran"],
            None,
        ),
        ("Seen: Amy Kim, Dale Jordan (intern).", ["Amy Kim", "Dale Jordan"], None),
        (
            "The file of Montes de Oca, Maria Rosa is lost.",
            ["Montes de Oca", "Maria Rosa"],
            ["Montes de Oca, Maria Rosa"],
        ),
        ("Ruiz Soto, Ana Maria", ["Ruiz Soto", "Ana Maria"], ["Ruiz Soto, Ana Maria"]),
        ("RUIZ SOTO, Ana Lee", ["RUIZ SOTO", "Ana Lee"], ["RUIZ SOTO, Ana Lee"]),
        ("cc: W. Kilby, K. Asante, Legal", ["W. Kilby, K. Asante"], ["W. Kilby", "K. Asante"]),
        ("Kilby, James", ["Kilby", "James"], ["Kilby, James"]),
    ],
)
def test_two_people_beside_each_other_are_not_one_in_turned_order(
    text: str, said: list[str], people: list[str] | None
) -> None:
    spans = [(text.index(name), text.index(name) + len(name), True) for name in said]
    found = name_finder.together(text, spans, person_finder.find(text))
    assert [text[p.start : p.end] for p in found] == (people or said)


def test_a_firm_before_a_comma_is_no_family_name() -> None:
    text = "with Dawson Stanley, Nick Collins and others"
    spans = [(5, 19, False), (21, 33, True)]
    found = name_finder.together(text, spans, person_finder.find(text))
    assert [text[p.start : p.end] for p in found] == ["Nick Collins"]


@pytest.mark.parametrize(
    ("text", "said", "people"),
    [
        ("Adze Kunwar wrote. Then Kunwar left.", ["Adze Kunwar", "Kunwar"], None),
        ("The car is Kunwarov's second one.", ["Kunwarov"], None),
        ("In the morning Kunwarov told us.", ["Kunwarov"], None),
        ("Her file says: my name is Kunwarov", ["Kunwarov"], None),
        ("Dear Jhunel and Kunwarov,\n", ["Kunwarov"], None),
        ("SIGNED BY: ADEYEMI-BRIGHT", ["ADEYEMI-BRIGHT"], None),
        ("Stitches out by medic Kunwarov.", ["medic Kunwarov"], ["Kunwarov"]),
        ("In 2008 Kunwarov told them.", ["Kunwarov"], None),
        ("On May 3, 2024 Ana Kunwarov fell.", ["Ana Kunwarov"], None),
        ("Assistant: R. Sumu1ong, RN", ["R. Sumu1ong"], None),
        ("pull up silvana for me", ["silvana"], None),
        ("Kunwarov Tools is shut.", ["Kunwarov"], []),
        ("Glazed with Kunwarov and wax.", ["Kunwarov"], []),
        ("At 2008 Kunwarov it was shut.", ["Kunwarov"], []),
        ("See Ana2Kunwar there", ["Ana2Kunwar"], []),
        ("They sold the Golestani in May.", ["Golestani"], []),
        ("Then Uganda asked for help.", ["Uganda"], []),
        ("Signature of U.S. person", ["U.S."], []),
        (
            "10-27 NAME/DE LEON KILBY,ISABEL  DOB/20001008",
            ["DE LEON KILBY,ISABEL  DOB/20001008"],
            ["DE LEON KILBY,ISABEL"],
        ),
        ("The silvana is a cake.", ["silvana"], []),
    ],
)
def test_a_word_on_no_list_is_a_name_where_it_stands_as_one(
    text: str, said: list[str], people: list[str] | None
) -> None:
    spans, last = [], 0
    for name in said:
        last = text.index(name, last) + len(name)
        spans.append((last - len(name), last, True))
    found = name_finder.together(text, spans, [])
    assert [text[p.start : p.end] for p in found] == (said if people is None else people)


def test_places_in_a_row_that_a_model_has_read_are_no_family_and_given_name() -> None:
    text = "The ships called at the ports of Osaka, Kobe and then at two more in the north."
    assert name_finder.together(text, [], person_finder.find(text)) == []
    told = "They sent the chart of Ruiz, Ana to the clinic, and it was lost there by them."
    assert name_finder.together(told, [], person_finder.find(told))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("omg thx ryan!! ur the best", ["ryan"]),
        ("so funny 😂 anyone seen Marisol & Trent today", ["Marisol", "Trent"]),
        ("Photo by Pierce Higgins @harborphotos #sunset", ["Pierce Higgins"]),
        ("lol did u see what Golestani is wearing", ["Golestani"]),
    ],
)
def test_who_is_named_in_passing_in_a_post_is_found(
    nlp: Language, text: str, people: list[str]
) -> None:
    assert names(nlp, text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Awwwww soooo cute!! #kittens",
        "@ryan_h thx for the ride #jordan",
        "lol the savannah trip was wild",
        "omg #1 Whiskey Stones - 9 chilling cubes",
        "wow new video from Machine Gun Jordan Brand!!",
    ],
)
def test_cries_handles_tags_and_wares_in_a_post_are_nobody(nlp: Language, text: str) -> None:
    assert names(nlp, text) == []


def test_a_word_that_a_post_would_name_is_nobody_in_a_document(nlp: Language) -> None:
    document = "The committee met on site. Wares were stored in the hall.\n" * 8
    assert names(nlp, document + "Delivery by the savannah route with Brook.") == []
    assert not any(
        person.because.endswith("in a post")
        for person in name_finder.people(nlp, "Name: ryan     Role: clerk")
    )


def test_two_people_in_a_post_are_not_one_in_turned_order(nlp: Language) -> None:
    text = "omg Trevor, Dustin n Kayla are late"
    assert names(nlp, text) == ["Trevor", "Dustin", "Kayla"]


@pytest.mark.parametrize(
    "line", ["31  LUA AVF   5000", "ACCESS  RUA AVG", "RESULT: PATHOGENIC CHEK2 c.1100delC"]
)
def test_ways_into_a_vein_and_grades_of_variants_name_nobody(line: str) -> None:
    assert name_finder.people(None, line) == []


def test_a_doctor_before_a_comma_is_not_the_family_of_who_follows(nlp: Language) -> None:
    text = "Per Dr. Kessler, Lakshmi Subramanian may return to work on Monday."
    assert names(nlp, text) == ["Kessler", "Lakshmi Subramanian"]
    assert names(nlp, "RUIZ SOTO, ANA and Nguyen, Van Minh") == [
        "RUIZ SOTO, ANA",
        "Nguyen, Van Minh",
    ]


def test_a_letter_behind_a_possessive_is_no_initial(nlp: Language) -> None:
    assert names(nlp, "Garo Manukian's A1c is up to 9.2.") == ["Garo Manukian"]
