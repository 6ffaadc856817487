import polars as pl

from pipelines.tables.layout import regions


def grid(text: str) -> pl.DataFrame:
    rows = [line.strip().split(",") for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    padded = [[cell or None for cell in row] + [None] * (width - len(row)) for row in rows]
    return pl.DataFrame(padded, schema={str(i): pl.String for i in range(width)}, orient="row")


def test_header_on_the_first_row() -> None:
    (found,) = regions(grid("Name,SSN\nKim Tran,524-18-3067\nAna López,231-54-8890"))
    assert found.header == ("Name", "SSN")
    assert (found.first, found.last) == (1, None)


def test_titles_and_blank_rows_above_the_header() -> None:
    *titles, found = regions(
        grid("Payroll 2023,,\n,,\nRun by HR,,\n,,\nEmployee,SSN,Dept\nKim Tran,524-18-3067,Ops")
    )
    assert found.header == ("Employee", "SSN", "Dept")
    assert found.first == 5
    assert all(title.header == ("", "", "") or len(title.columns) == 1 for title in titles)


def test_a_header_of_which_most_columns_have_numbers_for_names() -> None:
    *_, found = regions(
        grid(
            """Foothill College,Wage statements,,,,,2024
            EIN 94-6001234,,,,,,
            ,,,,,,
            EMPLOYEE NAME,SSN,DOB,1,2,12a,14
            PETROSYAN ANAHIT,524 18 3067,010280,100.00,9.00,D,X
            DOAN LINH K,601 22 4411,110290,200.00,8.00,D,"""
        )
    )
    assert found.header == ("EMPLOYEE NAME", "SSN", "DOB", "1", "2", "12a", "14")
    assert found.first == 4


def test_no_header_at_all() -> None:
    (found,) = regions(grid("Tran,Kim,524-18-3067\nLópez,Ana,231-54-8890"))
    assert found.header == ("", "", "")
    assert found.first == 0


def test_unknown_words_over_numbers_are_a_header() -> None:
    (found,) = regions(grid("Jina,Nambari\nKim Tran,524183067\nAna López,231548890"))
    assert found.header == ("Jina", "Nambari")


def test_columns_that_all_begin_with_their_table_are_a_header_over_a_single_row() -> None:
    (found,) = regions(grid("PWEVISA_KEY,PWEVISA_I20_FLG,PWEVISA_DOC_NBR\n88120,Y,K4471902"))
    assert found.header == ("PWEVISA_KEY", "PWEVISA_I20_FLG", "PWEVISA_DOC_NBR")
    (found,) = regions(grid("stf.kx,stf.q9,stf.vv\n88120,Y,K4471902"))
    assert found.first == 1


def test_header_of_two_lines_with_merged_captions() -> None:
    (found,) = regions(
        grid(
            """Employee,,Emergency Contact,
            Name,SSN,Name,Phone
            Kim Tran,524-18-3067,Minh Tran,408-555-0142"""
        )
    )
    assert found.header == (
        "Employee Name",
        "Employee SSN",
        "Emergency Contact Name",
        "Emergency Contact Phone",
    )
    assert found.first == 2


def test_words_of_a_header_on_two_lines() -> None:
    (found,) = regions(
        grid("First,Last,Social\nName,Name,Security No\nKim,Tran,524-18-3067\nAna,Cruz,231-54-8890")
    )
    assert found.header == ("First Name", "Last Name", "Social Security No")


def test_tables_stacked_with_blank_rows_between() -> None:
    one, two = regions(
        grid(
            """Name,SSN,Plan
            Kim Tran,524-18-3067,PPO
            ,,
            Vendor,EIN,Amount
            Acme LLC,12-3456789,5.00"""
        )
    )
    assert (one.header, one.first, one.last) == (("Name", "SSN", "Plan"), 1, 2)
    assert (two.header, two.first, two.last) == (("Vendor", "EIN", "Amount"), 4, None)


def test_blank_rows_between_data_end_no_table() -> None:
    (found,) = regions(grid("Name,SSN\nKim Tran,524-18-3067\n,\nAna López,231-54-8890"))
    assert (found.first, found.last) == (1, None)


def test_repeated_header_starts_no_new_table() -> None:
    found = regions(grid("Name,SSN\nKim Tran,524-18-3067\nName,SSN\nAna López,231-54-8890"))
    assert len(found) == 1


def test_tables_side_by_side() -> None:
    left, right = regions(
        grid(
            """Name,SSN,,Name,SSN
            Kim Tran,524-18-3067,,Raj Patel,118-30-6712"""
        )
    )
    assert left.columns == (0, 1)
    assert right.columns == (3, 4)


def test_tables_side_by_side_whose_names_stand_under_other_words() -> None:
    found = regions(
        grid(
            """Lifeguard,SSN,,Whoever drives,License no,Key
            Marisol Quintanar,633-30-2113,,Hagop Terzian,F2280416,yes
            Tomas Wolcott,614-10-2187,,Rosa Ochoa,B7741023,no
            Linh Castaneda,601-22-4411,,,,"""
        )
    )
    assert [part.header for part in found] == [
        ("Lifeguard", "SSN"),
        ("Whoever drives", "License no", "Key"),
    ]


def test_blank_column_inside_a_table_keeps_the_row_together() -> None:
    (found,) = regions(grid("Name,,SSN\nKim Tran,,524-18-3067\nAna López,,231-54-8890"))
    assert found.columns == (0, 2)
    assert found.header == ("Name", "SSN")


def test_form_with_labels_and_values() -> None:
    (found,) = regions(grid("Name:,Kim Tran\nSSN:,524-18-3067\nDate of Birth:,1980-02-13"))
    assert found.pairs == ((0, (1,)),)


def test_form_with_two_pairs_a_row() -> None:
    (found,) = regions(
        grid("Name:,Kim Tran,SSN:,524-18-3067\nDOB:,1980-02-13,Phone:,408\nCity:,Gilroy,State:,CA")
    )
    assert found.pairs == ((0, (1,)), (2, (3,)))


def test_fields_down_and_people_across() -> None:
    (found,) = regions(
        grid("Field,A,B\nName,Kim Tran,Ana López\nSSN,524-18-3067,231-54-8890\nDOB,1980,1990")
    )
    assert found.pairs == ((0, (1, 2)),)


def test_people_across_under_numbers_are_a_form() -> None:
    (found,) = regions(
        grid(
            """,Person 1,Person 2,Person 3,Person 4
            Legal Name,Kim Tran,Ana Ruiz,Bao Vo,Noor Aziz
            SSN,524-18-3067,524-18-3068,524-18-3069,524-18-3070
            Date of Birth,1/2/1970,3/4/1971,5/6/1972,7/8/1973
            Position,Cook,Cook,Cook,Cook"""
        )
    )
    assert found.pairs


def test_rows_that_begin_with_words_of_labels_are_a_list_under_a_header() -> None:
    (found,) = regions(
        grid(
            """name,url,username,password
            bank,https://bank.example.com,ana@example.org,Marigold!7
            county portal,https://portal.example.org,ana@example.org,Tule-22"""
        )
    )
    assert found.header == ("name", "url", "username", "password")
    assert not found.pairs


def test_nothing_in_the_grid() -> None:
    assert regions(grid(",\n,")) == []
    assert regions(pl.DataFrame()) == []


def test_a_first_person_whose_values_read_like_words_is_no_second_header() -> None:
    (found,) = regions(
        grid("Login,Password\nreader27,Zz27!pass81\nmember4,Qw!4account\nuser9,Ab9$login7")
    )
    assert found.header == ("Login", "Password")
    assert found.first == 1


def test_values_above_a_header_are_a_table_of_their_own() -> None:
    above, found = regions(
        grid("Kim Tran,524-18-3067,San Jose\nName,SSN,City\nAna Cruz,231-54-8890,Napa")
    )
    assert (above.first, above.last) == (0, 1)
    assert found.header == ("Name", "SSN", "City")


def test_tables_side_by_side_above_another_one_are_two() -> None:
    rows = [
        ["VAN DRIVERS", None, None, "RESIDENTS", None],
        ["Driver", "CA DL #", None, "Employee", "Alien reg. no."],
        ["Ana Ruiz", "D4183067", None, "Omar Haddad", "A204118306"],
        ["Kim Tran", "E5530182", None, "Chidi Okonkwo", "A219306712"],
        [None] * 5,
        ["STIPENDS", None, None, None, None],
        ["Coach", "Sport", "Req no.", None, None],
        ["Anahit Petrosyan", "Tennis", "554120093", None, None],
        ["Wei Zhang", "Track", "554120094", None, None],
    ]
    found = regions(pl.DataFrame(rows, schema=[str(i) for i in range(5)], orient="row"))
    assert [region.columns for region in found][:2] == [(0, 1), (3, 4)]
    assert found[-1].header[:3] == ("Coach", "Sport", "Req no.")


def test_headings_of_a_trade_over_one_column_with_digits() -> None:
    (found,) = regions(
        grid(
            """LEAD CASES 2023,,,,,
            locked drawer only,,,,,
            BLL no,Client,Diagnosis,Chelator,Abated,Sib
            23-004,Doan Linh,encephalopathy,DMSA,yes,none
            23-009,Pak Hagop,anemia,none,no,none"""
        )
    )
    assert (found.header[1:3], found.first) == (("Client", "Diagnosis"), 3)


def test_a_list_without_headings_keeps_its_first_row() -> None:
    (found,) = regions(
        grid(
            """VISITORS,,,,
            Doan Linh,lobby,delivery,left,paid
            Pak Hagop,suite 9,meeting,stayed,paid
            Ruiz Ana,suite 4,meeting,stayed,paid"""
        )
    )
    assert found.first == 1
