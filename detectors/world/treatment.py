"""Treatment, procedure or surgery."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Medical treatment or procedure",
    headers=(
        "treatment", "treatments", "treatment plan", "treatment type", "treatment notes",
        "tx plan", "procedure", "procedures", "procedure name", "procedure desc",
        "procedure description", "proc desc", "proc name", "medical procedure",
        "surgical procedure", "surgery", "surgeries", "surgical history", "surgery type",
        "operation performed", "therapy", "therapy type", "therapies", "care plan",
        "plan of care", "service description medical",
        "cpt description", "cpt desc", "hcpcs description", "clinical service", "medical treatment",
        "medical service", "visit type clinical", "psh", "past surgical history", "implant",
        "implanted device", "dialysis", "chemotherapy", "radiation therapy",
        "rehab", "rehabilitation", "referral reason", "reason for referral", "tratamiento",
        "procedimiento", "cirugia", "terapia", "behandlung", "traitement", "dieu tri", "therapie",
        "drg", "drg description", "ms drg", "drg code", "discharge disposition", "level of care",
        "hospital service", "clinical trial", "study arm", "intervention", "discharge instructions",
        "dental treatment", "tooth procedure",
        "treatment given", "treatment provided", "care given", "care provided", "first aid",
        "action taken nurse", "nursing action", "service requested",
        "service requested description", "procedure requested", "drug requested", "drug svc",
        "svc requested",
    ),
    context=(
        "treatment", "procedure", "surgery", "treatment plan", "therapy", "treated for",
        "tratamiento", "cirugia", "surgical history", "plan of care", "patient underwent",
        "she underwent", "he underwent",
        "service requested", "drug requested", "relevant medical facts",
        "describe relevant medical facts",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): medical treatment by a health care professional",
    examples=("Laparoscopic appendectomy", "Outpatient dialysis 3x weekly", "CBT, 12 sessions"),
    counter_examples=("N/A", "none", "", "No"),
)  # fmt: skip
