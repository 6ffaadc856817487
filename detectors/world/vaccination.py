"""Vaccination or immunization."""

from detectors.forms import said_or_yes
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Vaccination",
    headers=(
        "vaccination", "vaccinations", "vaccine", "vaccines", "immunization", "immunizations",
        "vaccine name", "vaccine type", "vaccine product", "vaccination status", "vaccine status",
        "vaccine lot", "vaccine lot number", "lot number vaccine", "cvx", "cvx code",
        "vaccine manufacturer", "vaccination date", "vaccine date", "immunization date",
        "immunization status", "covid vaccine", "covid vaccination", "covid vaccine status",
        "covid 19 vaccine", "flu shot", "flu vaccine", "dose 1 date", "dose 2 date",
        "dose number vaccine", "booster", "booster date", "mmr", "tdap", "hep b vaccine",
        "varicella", "vacuna", "vacunas", "impfung", "vaccin", "tiem chung", "exemption medical",
        "vaccine exemption", "medical exemption",
        "vax", "vax type", "vax given", "vacc", "immz", "imm status", "hep b", "hep a", "polio",
        "dtap", "rubeola", "mumps", "rubella", "menactra", "hpv vaccine", "flu vax", "covid vax",
        "shots given", "vaccines given", "shot given",
    ),
    context=("vaccination", "vaccine", "immunization", "immunizations", "vaccinated", "vacuna"),
    normal=trimmed,
    valid=said_or_yes,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): medical history",
    examples=("Tdap 2019-08-14", "Moderna lot 045B22A", "Y"),
    counter_examples=("N/A", "N", "", "No"),
)  # fmt: skip
