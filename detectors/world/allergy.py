"""Allergy or intolerance."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Allergy",
    headers=(
        "allergies", "allergy", "drug allergies", "drug allergy", "food allergies", "food allergy",
        "allergy list", "allergen", "allergens", "medication allergies", "med allergies",
        "known allergies", "allergic to", "allergy notes", "allergy info", "allergic reactions",
        "dietary restriction medical", "alergias", "alergia", "allergien", "di ung",
    ),
    context=("allergies", "allergy", "allergic to", "drug allergies", "alergias"),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical condition",
    examples=("Penicillin", "peanuts, shellfish", "Latex (rash)"),
    counter_examples=("N/A", "none", "", "No"),
)  # fmt: skip
