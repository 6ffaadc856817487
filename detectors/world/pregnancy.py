"""Pregnancy and reproductive health."""

from detectors.forms import said_or_yes
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Pregnancy or reproductive health",
    headers=(
        "pregnant", "pregnancy", "is pregnant", "pregnancy status", "estimated due date",
        "expected delivery date", "gravida", "gravida para", "lmp", "last menstrual period",
        "gestational age", "weeks pregnant", "gestation", "trimester", "pregnancy test",
        "pregnancy outcome", "contraception", "contraceptive", "birth control", "abortion",
        "miscarriage", "fertility treatment", "ivf", "prenatal care", "obstetric history",
        "breastfeeding", "embarazo", "embarazada", "mang thai", "schwanger", "enceinte",
    ),
    context=("pregnant", "pregnancy", "last menstrual period", "gestational age", "embarazada"),
    normal=trimmed,
    valid=said_or_yes,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical condition",
    examples=("Yes", "G2P1", "24 weeks"),
    counter_examples=("N/A", "N", "", "No", "0"),
)  # fmt: skip
