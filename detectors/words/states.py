"""States, districts and territories of the United States, and the two letters of each."""

from __future__ import annotations

STATES: dict[str, str] = {
    "ALABAMA": "AL", "ALASKA": "AK", "ARIZONA": "AZ", "ARKANSAS": "AR", "CALIFORNIA": "CA",
    "COLORADO": "CO", "CONNECTICUT": "CT", "DELAWARE": "DE", "DISTRICT OF COLUMBIA": "DC",
    "FLORIDA": "FL", "GEORGIA": "GA", "HAWAII": "HI", "IDAHO": "ID", "ILLINOIS": "IL",
    "INDIANA": "IN", "IOWA": "IA", "KANSAS": "KS", "KENTUCKY": "KY", "LOUISIANA": "LA",
    "MAINE": "ME", "MARYLAND": "MD", "MASSACHUSETTS": "MA", "MICHIGAN": "MI", "MINNESOTA": "MN",
    "MISSISSIPPI": "MS", "MISSOURI": "MO", "MONTANA": "MT", "NEBRASKA": "NE", "NEVADA": "NV",
    "NEW HAMPSHIRE": "NH", "NEW JERSEY": "NJ", "NEW MEXICO": "NM", "NEW YORK": "NY",
    "NORTH CAROLINA": "NC", "NORTH DAKOTA": "ND", "OHIO": "OH", "OKLAHOMA": "OK", "OREGON": "OR",
    "PENNSYLVANIA": "PA", "RHODE ISLAND": "RI", "SOUTH CAROLINA": "SC", "SOUTH DAKOTA": "SD",
    "TENNESSEE": "TN", "TEXAS": "TX", "UTAH": "UT", "VERMONT": "VT", "VIRGINIA": "VA",
    "WASHINGTON": "WA", "WEST VIRGINIA": "WV", "WISCONSIN": "WI", "WYOMING": "WY",
    "PUERTO RICO": "PR", "GUAM": "GU", "AMERICAN SAMOA": "AS", "VIRGIN ISLANDS": "VI",
    "US VIRGIN ISLANDS": "VI", "NORTHERN MARIANA ISLANDS": "MP",
}  # fmt: skip
"""Upper-case name -> USPS code (USPS Publication 28, appendix B)."""

CODES = frozenset(STATES.values()) | {"AA", "AE", "AP"}
"""Every two-letter code a postal address may carry, with the three of the armed forces."""

SHORT: dict[str, str] = {
    "ALA": "AL", "ARIZ": "AZ", "ARK": "AR", "CAL": "CA", "CALIF": "CA", "CALI": "CA",
    "COLO": "CO", "CONN": "CT",
    "DEL": "DE", "WASH DC": "DC", "WASHINGTON DC": "DC", "D C": "DC", "FLA": "FL", "ILL": "IL",
    "IND": "IN", "KAN": "KS", "KANS": "KS", "MASS": "MA", "MICH": "MI", "MINN": "MN", "MISS": "MS",
    "MONT": "MT", "NEB": "NE", "NEBR": "NE", "NEV": "NV", "N H": "NH", "N J": "NJ", "N MEX": "NM",
    "N M": "NM", "N Y": "NY", "N C": "NC", "N D": "ND", "N DAK": "ND", "OKLA": "OK", "ORE": "OR",
    "OREG": "OR", "PENN": "PA", "PENNA": "PA", "R I": "RI", "S C": "SC", "S D": "SD", "S DAK": "SD",
    "TENN": "TN", "TEX": "TX", "WASH": "WA", "W VA": "WV", "WIS": "WI", "WISC": "WI", "WYO": "WY",
}  # fmt: skip
"""Upper-case traditional abbreviation, full stops as spaces -> USPS code."""
