"""Segments of X12 messages inside a text."""

from __future__ import annotations

from told import about

LOADED = """834_IN file 703.edi   1 of 2 subscribers failed load
ST*834*0001~
INS*Y*18*021*20*A***FT~
REF*0F*583199471~
NM1*IL*1*Ruiz*Ana****34*612448123~
NM1*82*1*Kim*Gus****34*612448125~
NM1*IL*1*Vo*Bao****34*612448124~
SE*13*0001~
"""


def test_each_member_has_the_number_of_their_segment_and_who_treats_them_none() -> None:
    assert about(LOADED) == {("Ana Ruiz", "ssn"), ("Bao Vo", "ssn")}
