"""Address of a machine or a page in a network."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="network_address",
    title="Network or web address",
    patterns=(
        Pattern(
            regex="(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})[.]){3}(?:25[0-5]|2[0-4][0-9]"
            "|1?[0-9]{1,2})(?:[:/][0-9]{1,5})?",
            score=0.9,
        ),
        Pattern(
            regex="(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}[.]){2}[0-9a-f]{4}",
            score=0.9,
        ),
        Pattern(regex="(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?:/[0-9]{1,3})?", score=0.7),
        Pattern(regex="(?:https?|ftp|file|s3|ldap)://[^ ]{3,400}|www[.][^ ]{3,200}", score=0.9),
        Pattern(regex="[a-z][a-z0-9._-]{1,80}", score=0.01),
    ),
    headers=(
        "ip", "ip address", "ip addr", "ipaddress", "ip v4", "ipv4", "ipv6", "client ip",
        "source ip", "src ip", "dest ip", "dst ip", "remote ip", "remote addr", "remote address",
        "last ip", "last login ip", "registration ip", "signup ip", "mac", "mac address",
        "mac addr", "host", "host name", "hostname", "server", "server name", "domain",
        "domain name", "dns", "fqdn", "url", "uri", "link", "website", "web site", "web address",
        "web page", "homepage", "referrer", "referer", "endpoint", "port", "user agent",
        "useragent", "browser", "device name", "computer name", "workstation", "machine name",
        "node", "gateway", "subnet", "photo url", "avatar", "image url", "profile url", "linkedin",
        "linkedin url", "callback url",
    ),
    normal=trimmed,
    authority="RFC 791, RFC 4291, IEEE 802, RFC 3986",
    examples=("192.0.2.41", "00:1A:2B:41:83:06", "2001:db8:0:1::4183", "https://example.org/a?b=1"),
    counter_examples=("524-18-3067", "408 555 0142", "Maria Lopez"),
)  # fmt: skip
