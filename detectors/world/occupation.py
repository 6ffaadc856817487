"""Job title or occupation."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="occupation",
    title="Job title or occupation",
    headers=(
        "title", "job title", "position", "position title", "job", "occupation", "profession",
        "role", "job role", "rank title", "working title", "classification", "job classification",
        "job description", "job family", "job function", "employee type", "employment type",
        "employment status", "employee status", "emp status", "work status", "specialty",
        "provider specialty", "degree", "education", "education level", "major", "trade", "shift",
        "salutation", "prefix", "name prefix", "honorific", "courtesy title", "mr mrs",
        "credentials title", "puesto", "cargo", "ocupacion", "beruf", "chuc vu", "nghe nghiep",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of staff lists",
    examples=("Deputy Sheriff II", "Registered Nurse", "Ms."),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip
