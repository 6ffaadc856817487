"""Medication that a person takes or was prescribed."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Medication or prescription",
    headers=(
        "medication", "medications", "meds", "rx", "prescription", "prescriptions",
        "prescribed", "medication name", "med name", "drug", "drugs", "drug name", "drug desc",
        "drug description", "rx name", "rx drug", "rx desc", "rx number", "rx no",
        "prescription number", "rx num", "current medications", "current meds", "medication list",
        "med list", "prescribed medication", "prescribed drug", "active medications", "dosage",
        "dose", "sig code", "rx sig", "drug strength", "ndc description", "rx history",
        "medication history", "home meds", "discharge meds", "generic name", "brand name drug",
        "medication dose", "therapeutic class", "days supply", "refills", "controlled substance",
        "medicamento", "medicamentos", "receta", "medicinas", "medikament", "medikamente",
        "medicament", "ordonnance", "thuoc", "thuoc dang dung", "thuoc dang uong", "don thuoc",
        "gamot", "medicine", "medicines",
        "insulin", "dispensed drug", "pharmacy order", "drug prescribed",
        "meds given", "medication given", "medications given", "medicine given", "dose given",
        "meds notes", "meds administered", "medication administered", "drug requested",
        "requested drug",
    ),
    context=(
        "medication", "medications", "meds", "rx", "prescription", "drug name",
        "current medications", "dosage", "medicamentos", "receta", "was prescribed",
        "been prescribed", "prescribed medication",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): medical treatment",
    examples=("Metformin 500 mg BID", "lisinopril", "Albuterol inhaler", "RX 4183067"),
    counter_examples=("N/A", "none", "", "No"),
)  # fmt: skip
