"""Number of a product, part or device."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="product_number",
    title="Number of a product, part or device",
    patterns=(
        Pattern(regex="[A-Z][A-Z-]{0,7}[ #]{1,2}[0-9][0-9A-Z-]{0,19}", score=0.02),
        Pattern(regex="[0-9A-Z][0-9A-Z/_#.:-]{0,39}", score=0.02),
    ),
    headers=(
        "sku", "sku number", "sku no", "lot number", "lot no", "batch number", "batch no",
        "part number", "part no", "part num", "partno", "part id", "item number", "item no",
        "item num", "item id", "item code", "item sku", "itemno", "product id", "product number",
        "product no", "product code", "productid", "product sku", "product key", "prod id",
        "prod code", "upc", "upc code", "ean", "gtin", "isbn", "asin", "barcode", "bar code",
        "serial", "serial number", "serial no", "serial num", "serialno", "sn device",
        "model number", "model no", "model", "style number", "catalog number", "catalog no",
        "stock number", "stock no", "asset", "asset tag", "asset id", "asset number", "asset no",
        "device id", "device serial", "equipment id", "equipment number", "unit serial", "imei",
        "imei number", "meid", "iccid", "imsi", "sim number", "meter number", "meter no",
        "meter id", "meter", "material number", "lot code", "mfg part",
        "manufacturer part number", "nsn", "national stock number", "vehicle number",
        "vehicle id", "veh no", "unit id", "fleet number", "engine number", "tool number",
        "key number", "locker number", "bin number", "bin", "shelf",
    ),
    context=(
        "sku", "part number", "serial number", "model number", "item number", "asset tag", "upc",
        "imei",
    ),
    normal=trimmed,
    valid=lambda value: value.str.contains("[0-9]"),
    authority="Usual headings of stock and device lists",
    examples=("524183067", "SKU-4183-067", "00841830671552"),
    counter_examples=("Valley Health Center", "N/A"),
)  # fmt: skip
