"""People of a table of whom the text around it speaks by a first name, or a part and a number."""

from __future__ import annotations

from told import about


def test_an_account_of_the_second_column() -> None:
    told = about("""Decision worksheet

Proposed insured 1            Proposed insured 2
Carmen Salazar                Duc Tran
Face amt 250,000              Face amt 100,000
Rx check: levothyroxine       Rx check: no hits
APS: papillary thyroid carcinoma      APS: not required

Premium draft authorized from the account of proposed insured 2, no. 602203890909
U/W: T. Yurchenko""")
    assert {("Duc Tran", "account_number"), ("Carmen Salazar", "medical")} == told


def test_rows_of_labels_for_applicants() -> None:
    told = about("""SCREENING

                 Applicant 1           Applicant 2
Name             Carmen Salazar        Duc Tran
SSN              512-44-7719           601-33-2187

Applicant 2 says he has epilepsy. Deposit refund to applicant 1, account 7710293384.""")
    assert told == {
        ("Carmen Salazar", "ssn"), ("Duc Tran", "ssn"),
        ("Duc Tran", "medical"), ("Carmen Salazar", "account_number"),
    }  # fmt: skip


def test_first_names_of_people_of_a_list() -> None:
    told = about("""Household members on the lease

Name             DOB           SSN
Carmen Salazar   03/04/1981    512-44-7719
Duc Tran         11/12/1979    601-33-2187
Minh Tran        02/14/2015    644-10-9921

Please note that Minh has asthma. Duc's passport 541220987 was copied.""")
    assert {("Minh Tran", "medical"), ("Duc Tran", "passport")} < told
    assert {who for who, _ in told} == {"Carmen Salazar", "Duc Tran", "Minh Tran"}


def test_the_account_of_the_reader_stays_the_readers() -> None:
    told = about("""Dear Carmen Salazar:

The persons on your policy are:

Name | Relation | SSN
Carmen Salazar | self | 512-44-7719
Duc Tran | spouse | 601-33-2187

Your payment comes from your account 8830194471 on the 5th.""")
    assert ("Carmen Salazar", "account_number") in told
    assert ("Duc Tran", "account_number") not in told


def test_numbered_parts_in_small_letters() -> None:
    told = about(
        "Driver #1: Carmen Salazar\nDriver #2: Duc Tran\n"
        "Statement: driver #2 had a broken wrist. Lic of driver #1 is D4417720."
    )
    assert told == {("Duc Tran", "medical"), ("Carmen Salazar", "drivers_license")}


def test_headings_over_names_are_of_their_column() -> None:
    told = about(
        "Guest 1          Guest 2\nCarmen Salazar   Duc Tran\n\n"
        "Guest 2 is severely allergic to peanuts."
    )
    assert told == {("Duc Tran", "medical")}
