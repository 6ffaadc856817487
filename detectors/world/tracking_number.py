"""Tracking number of a shipment."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="tracking_number",
    title="Tracking number of a shipment",
    patterns=(
        Pattern(regex="1Z[0-9A-Z]{16}", score=0.9),
        Pattern(regex="9[1-5][0-9]{20}|(?:9[1-5][0-9]{2} ){1}(?:[0-9]{4} ){4}[0-9]{2}", score=0.6),
        Pattern(regex="[0-9]{12}|[0-9]{15}|[0-9]{20,22}|[A-Z]{2}[0-9]{9}[A-Z]{2}", score=0.05),
        Pattern(regex="[0-9A-Z][0-9A-Z -]{5,33}", score=0.01),
    ),
    headers=(
        "tracking number", "tracking no", "tracking", "tracking id", "tracking num",
        "trackingnumber", "shipment number", "shipment id", "shipment tracking", "ups tracking",
        "fedex tracking", "usps tracking", "waybill", "waybill number", "awb", "awb number", "bol",
        "bill of lading", "pro number", "certified mail number", "certified mail",
        "container number", "package id", "numero de guia", "numero de rastreo", "sendungsnummer",
    ),
    context=("tracking number", "tracking", "waybill", "shipment", "certified mail"),
    valid=lambda value: value.str.contains("[0-9]{4}"),
    authority="UPS, FedEx and USPS (Publication 199) numbering",
    examples=("1Z999AA10123456784", "9400 1118 9922 3033 0055 21", "524183067155"),
    counter_examples=("UPS Ground", "N/A", "Delivered"),
)  # fmt: skip
