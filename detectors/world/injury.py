"""Injury, whether at work, in a crash or a crime."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Injury",
    headers=(
        "injury", "injuries", "injury type", "injury description", "injury desc", "injury details",
        "nature of injury", "body part", "body part injured", "part of body", "injured body part",
        "injury body part", "body parts affected", "injury severity", "injury code", "injury cause",
        "cause of injury", "nature of illness", "injury or illness", "injury illness",
        "work injury", "osha injury", "injury diagnosis", "injury nature", "accident injury",
        "extent of injury", "first aid given", "medical treatment given", "lesion", "lesiones",
        "verletzung", "chan thuong", "wound", "patient injury", "claim injury",
    ),
    context=(
        "injury", "injuries", "nature of injury", "body part", "injury description", "lesiones",
        "part of body affected", "describe injury", "describe injury and part of body affected",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical condition; 8 CCR 14300 (injury logs)",
    examples=("Lumbar strain", "Fractured left wrist", "Right knee"),
    counter_examples=("N/A", "none", "", "No"),
)  # fmt: skip
