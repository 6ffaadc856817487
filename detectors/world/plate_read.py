"""Camera, place or time of a license plate read."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="plate_read",
    title="Place, time or camera of a plate read",
    headers=(
        "camera id", "camera", "camera name", "cam id", "cam", "camera no", "camera number",
        "camera location", "camera site", "lpr camera", "alpr camera", "anpr camera", "lpr site",
        "alpr site", "lpr id", "lpr unit", "alpr unit", "alpr read", "lpr read", "read id",
        "reader id", "reader name", "reader", "lpr reader", "read time", "read timestamp",
        "read date", "read datetime", "date read", "time read", "read at", "read location",
        "plate read time", "capture time", "captured at", "capture timestamp",
        "capture date", "capture datetime",
        "capture location", "scan time", "scanned at", "scan timestamp", "detection time",
        "detected at", "sighting time", "sighting date", "seen at", "last seen location",
        "timestamp read", "direction of travel", "travel direction", "vehicle direction", "lane",
        "lane no", "lane number", "lane id", "plate image", "plate image url", "ocr confidence",
        "plate confidence", "read confidence", "hotlist hit", "hotlist", "hot list",
        "alarm type lpr", "patrol unit lpr", "toll plaza", "plaza id", "toll location",
        "passage time", "entry camera", "exit camera", "gate camera", "camara", "flock camera",
        "lpr timestamp", "alpr timestamp",
    ),
    context=(
        "camera", "read time", "alpr", "lpr", "direction of travel", "capture time", "camera id",
    ),
    normal=trimmed,
    valid=said,
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)(G), 1798.90.5(b)",
    examples=("CAM-0418 Story Rd NB", "2026-03-04 18:22:07", "Northbound"),
    counter_examples=("", "N/A", "none"),
)  # fmt: skip
