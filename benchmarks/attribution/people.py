"""Invented people of every origin common in California, and numbers that are valid in form."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

ORIGINS = {
    "Mexican": (
        "Guadalupe Refugio Xochitl Itzel Alejandro Octavio Marisol Leticia Ezequiel Yolanda",
        "Barragán|Zepeda|Villaseñor|Ochoa|de la Torre|Cervantes|Magaña|Arreola|Quintero|Solorio",
    ),
    "Salvadoran": (
        "Wilber Xiomara Nelson Yesenia Oscar Dinora Rigoberto Marleny",
        "Portillo|Alvarenga|Menjívar|Orellana|Cañas|Guardado|Escobar|Landaverde",
    ),
    "Vietnamese": (
        "Thu Minh Hai Lan Duc Phuong Khanh Tuyet Quang Ngoc",
        "Nguyen|Tran|Pham|Huynh|Vo|Dang|Bui|Ngo|Duong|Truong",
    ),
    "Chinese": (
        "Wei Xiaoming Jing Haoran Meiling Yan Guo Lihua Zhen Amy",
        "Zhang|Liu|Chen|Ouyang|Kwan|Leung|Tsai|Xu|Fong|Lau",
    ),
    "Filipino": (
        "Rowena Jericho Maricel Danilo Analyn Reynaldo Cherry Dominador",
        "Dimaculangan|Bautista|Macaraeg|Pangilinan|Santos|Abad|Villanueva|Catacutan",
    ),
    "Korean": (
        "Ji-woo Seung-ho Eun-ji Min-jae Hye-jin Sang-min",
        "Kim|Park|Choi|Yoon|Shin|Kwon|Seo|Hwang",
    ),
    "Indian": (
        "Harpreet Priyanka Venkatesh Anjali Rajesh Lakshmi Gurdeep Sanjay",
        "Dhaliwal|Subramanian|Patel|Krishnamurthy|Gill|Reddy|Chaudhary|Iyer",
    ),
    "Armenian": (
        "Ani Hayk Gohar Vahe Siranush Artur Nazeli",
        "Sarkissian|Petrosyan|Avanesyan|Ter-Grigoryan|Mkrtchyan|Keshishian",
    ),
    "Persian": (
        "Shirin Babak Farideh Kourosh Mahnaz Omid Laleh",
        "Tehrani|Jafari|Moghaddam|Rostami|Hosseinzadeh|Ebrahimi",
    ),
    "Arabic": (
        "Layla Yousef Rania Mahmoud Samira Tariq Huda",
        "Haddad|Al-Masri|Khoury|Mansour|Abdelrahman|Nasser|Bitar",
    ),
    "African American": (
        "Latoya DeShawn Keisha Tyrone Imani Darnell Ebony Jamal",
        "Washington|Jefferson|Booker|Gaines|Broussard|Merriweather|Dorsey|Whitfield",
    ),
    "Anglo": (
        "Kathleen Douglas Heather Randall Bethany Clifford Meredith Stuart",
        "Halvorsen|O'Rourke|McAllister|Pruitt|Fitzgerald|Thornton|Lindqvist|Abernathy",
    ),
    "Ethiopian": (
        "Tigist Abebe Selamawit Dawit Hirut Yonas",
        "Tesfaye|Gebremariam|Haile|Woldemichael|Bekele|Desta",
    ),
    "Russian": (
        "Svetlana Dmitri Yelena Igor Ludmila Boris",
        "Kuznetsova|Volkov|Sorokina|Melnik|Shevchenko|Baranov",
    ),
    "Hmong": ("Pa Mai Tou Kao Chue Bao", "Xiong|Vang|Moua|Lor|Yang|Thao"),
    "Samoan": ("Sione Leilani Tavita Malia Fetu", "Faleolo|Tuilagi|Leavasa|Tauiliili|Fonoti"),
    "Japanese": ("Keiko Hiroshi Naomi Kenji Tomoko", "Nakashima|Watanabe|Okubo|Yamashiro|Fujita"),
}
"""Origin -> given names (by spaces) and family names (by bars)."""

CITIES = (
    ("San Jose", "CA", "95122"),
    ("Gilroy", "CA", "95020"),
    ("Milpitas", "CA", "95035"),
    ("Fresno", "CA", "93706"),
    ("Glendale", "CA", "91205"),
    ("Westminster", "CA", "92683"),
    ("Oakland", "CA", "94601"),
    ("Daly City", "CA", "94015"),
    ("Stockton", "CA", "95204"),
    ("Bakersfield", "CA", "93305"),
)
STREETS = ("Quimby Rd", "Tully Rd", "Alvin Ave", "Capitol Ave", "McLaughlin Ave", "Sierra Vista Dr",
    "Mt Pleasant Rd", "E Santa Clara St", "Ocala Ave", "Bascom Ave")  # fmt: skip
_SAFE = "ACDEFGHJKMNPQRTUVWXY"


@dataclass(frozen=True)
class Made:
    """One invented person: what a document may say of them, by the names of placeholders."""

    given: str
    family: str
    middle: str
    values: dict[str, str]


def plain(text: str) -> str:
    """Lower case without accents and signs: for addresses and comparisons."""
    low = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return "".join(c for c in low if c.isalnum() or c == " ")


class Town:
    """Draws people, none of them twice."""

    def __init__(
        self, dice: random.Random, origins: Mapping[str, tuple[str, str]] = ORIGINS
    ) -> None:
        self._dice, self._origins = dice, origins
        self._known: set[tuple[str, str]] = set()

    def person(self, family: str | None = None, apart: tuple[str, ...] = ()) -> Made:
        """Draw a person; of a family where one is given, else of a name not in `apart`."""
        dice = self._dice
        for _ in range(1000):
            given, last = self._drawn()
            last = family or last
            if (plain(given), plain(last)) not in self._known and not (
                given in apart or (last in apart and not family)
            ):
                break
        self._known.add((plain(given), plain(last)))
        middle = dice.choice("ABCDEFGHJKLMNPRSTW")
        return Made(given, last, middle, self._values(given, last, middle))

    def _drawn(self) -> tuple[str, str]:
        origins = sorted(self._origins)
        given, family = self._origins[self._dice.choice(origins)]
        own = self._dice.choice(given.split())
        if self._dice.random() < 0.15:  # mixed families are the rule here
            family = self._origins[self._dice.choice(origins)][1]
        return own, self._dice.choice(family.split("|"))

    def number(self, size: int) -> str:
        """So many digits, the first and the last not 0."""
        dice = self._dice
        inner = "".join(dice.choice("0123456789") for _ in range(size - 2))
        return f"{dice.randint(1, 9)}{inner}{dice.randint(1, 9)}" if size > 1 else "7"

    def ssn(self) -> str:
        """A Social Security number of a valid form, with hyphens."""
        dice = self._dice
        area = dice.choice([*range(101, 660), *range(670, 730)])
        return f"{area:03}-{dice.randint(11, 98):02}-{dice.randint(1001, 9998)}"

    def _values(self, given: str, family: str, middle: str) -> dict[str, str]:
        dice, ssn = self._dice, self.ssn()
        local = plain(given).replace(" ", "")
        last = plain(family).replace(" ", "")
        city, state, code = dice.choice(CITIES)
        street = f"{dice.randint(101, 9899)} {dice.choice(STREETS)}"
        born = (dice.randint(1, 12), dice.randint(1, 28), dice.randint(1941, 2003))
        host = dice.choice(["example.com", "example.org", "example.net", "mail.example.com"])
        word = dice.choice(["Giants", "Orchid", "Tahoe", "Sunset", "Maple", "Condor", "Pacific"])
        return {
            "email": dice.choice([f"{local}.{last}@{host}", f"{local[0]}{last}@{host}"]),
            "user": f"{local[0]}{last[:7]}{dice.randint(10, 99)}",
            "phone": f"({dice.choice([408, 510, 559, 818])}) 555-0{dice.randint(100, 199)}",
            "dob": "{:02}/{:02}/{}".format(*born),
            "street": street,
            "csz": f"{city}, {state} {code}",
            "addr": f"{street}, {city}, {state} {code}",
            "ssn": ssn,
            "ssn9": ssn.replace("-", ""),
            "last4": ssn[-4:],
            "dl": dice.choice("ABCDEFGKNRSY") + self.number(7),
            "id": dice.choice("XYZ") + self.number(7),
            "itin": f"9{dice.randint(10, 99)}-7{dice.randint(0, 9)}-{dice.randint(1001, 9998)}",
            "passport": dice.choice("5") + self.number(8),
            "anum": f"A{dice.randint(20, 99):03}-{self.number(3)}-{self.number(3)}",
            "receipt": "IOE" + self.number(10),
            "acct": self.number(dice.choice([9, 10, 12])),
            "pin": self.number(4),
            "card": self._card(),
            "cvv": self.number(3),
            "pass": f"{word}{dice.choice('!#$*')}{self.number(4)}",
            "mbi": self._medicare(),
            "member": dice.choice(["XEH", "KPN", "BCA", "HNT"]) + self.number(9),
            "plate": f"{dice.randint(5, 9)}{''.join(dice.choices(_SAFE, k=3))}{self.number(3)}",
            "mid": f"{given} {middle}. {family}",
            "comma": f"{family}, {given} {middle}",
            "init": f"{given[0]}. {family}",
            "first": given,
            "last": family,
        }

    def _medicare(self) -> str:
        one, two, three, four, five, six = self._dice.choices(_SAFE, k=6)
        first, last = self._dice.randint(1, 9), self._dice.randint(10, 99)
        return f"{first}{one}{two}4-{three}{four}{self.number(1)}-{five}{six}{last}"

    def _card(self) -> str:
        body = "4" + self.number(14)
        odd = [int(d) * 2 for d in body[::2]]
        even = [int(d) for d in body[1::2]]
        total = sum(d - 9 if d > 9 else d for d in odd) + sum(even)
        digits = f"{body}{(10 - total % 10) % 10}"
        return " ".join(digits[i : i + 4] for i in (0, 4, 8, 12))
