"""A third set of given and family names, for the fifth bank of documents."""

from __future__ import annotations

MORE = {
    "Mexican": (
        "Anabel Cuauhtémoc Eréndira Jesús Lupita Martín Nayeli Ramiro Socorro Trinidad",
        "Anguiano|Becerra|Carrillo|Gallegos|Huerta|Lizárraga|Montes|Orozco|Pelayo|de León|Zaragoza",
    ),
    "Oaxacan": ("Abundio Eufemia Lázaro Crescencia", "Hernández|Santiago|Chávez|Mendoza|Ramírez"),
    "Honduran": ("Suyapa Wilmer Karla Denis Reina", "Zelaya|Maradiaga|Banegas|Funes|Rivera"),
    "Vietnamese": (
        "Anh Diep Hung My Nhung Son Tam Thanh Tuan Yen",
        "Do|Duong|Ha|La|Luong|Quach|To|Vu|Chau|Dinh",
    ),
    "Chinese": (
        "Bo Chun Fei Grace Hong Kenny Ming-tai Qiu Shufen Vivian",
        "Cheung|Deng|Guan|He|Jiang|Mak|Shen|Tan|Wu|Yee|Zhou",
    ),
    "Filipino": (
        "Bienvenido Corazon Divina Edgardo Imelda Jun Ligaya Nestor",
        "Agbayani|Batungbakal|de los Reyes|Dizon|Lacson|Mabini|Ocampo|Soriano|Quiambao",
    ),
    "Korean": ("Ha-eun Jae-won Mi-kyung Sung-min Woo-jin", "Chung|Hong|Ko|Min|Noh|Ryu|Song|Yi"),
    "Punjabi": (
        "Amarjit Balwinder Gurpreet Manpreet Navdeep Simran",
        "Singh|Sidhu|Brar|Grewal|Bains|Randhawa|Dhillon",
    ),
    "Indian": (
        "Aditya Gayathri Hemant Nandini Shreya Vikram",
        "Agarwal|Banerjee|Chatterjee|Joshi|Murthy|Pillai|Shah|Trivedi",
    ),
    "Armenian": (
        "Armen Hripsime Karine Levon Narek Zaruhi",
        "Abrahamyan|Bedrosyan|Danielyan|Gevorgyan|Khachaturian|Tovmasyan",
    ),
    "Persian": (
        "Arash Bahar Dariush Golnaz Mina Reza",
        "Amini|Bagheri|Nazari|Sadeghi|Zand|Yazdani",
    ),
    "Arabic": (
        "Dalia Faisal Ibrahim Mariam Nabil Yasmin",
        "Aziz|Barakat|Darwish|El-Sayed|Najjar|Sabbagh",
    ),
    "Afghan": (
        "Ahmad Farzana Ghulam Nasrin Zalmai",
        "Ahmadzai|Noori|Popal|Rahimi|Stanekzai|Wardak",
    ),
    "African American": (
        "Alonzo Cedric Deja Jasmine Kenya Malik Precious Reginald",
        "Banks|Coleman|Dixon|Ellison|Grant|Hightower|Mayfield|Singletary|Wade",
    ),
    "Anglo": (
        "Austin Brooke Carol Dean Ethel Faith Glenn Hope Roy Virginia",
        "Baker|Church|Day|English|Fields|Gray|Hooper|St. Clair|Underhill|Weatherby|York",
    ),
    "Irish and Scottish": (
        "Aisling Brendan Fiona Malcolm",
        "McTavish|O'Shaughnessy|MacDonald|Quinn",
    ),
    "Nigerian": ("Adaeze Chukwuemeka Ifeoma Tunde Yetunde", "Abiola|Ezeugo|Ibekwe|Oyelaran|Uche"),
    "Ethiopian": ("Almaz Bereket Genet Mulugeta Saba", "Alemu|Demissie|Girma|Mekonnen|Worku"),
    "Ukrainian": (
        "Bohdan Halyna Iryna Mykola Taras",
        "Bondarenko|Hrytsenko|Koval|Tkachuk|Yurchenko",
    ),
    "Hmong": ("Blia Chong Ka Mao Pao Zoua", "Fang|Hang|Kong|Lo|Xiong|Yang"),
    "Cambodian and Lao": ("Bopha Chanthy Sokha Vannak", "Chhim|Keo|Phommachanh|Sok|Souvannavong"),
    "Samoan": ("Apelu Losa Pita Sefina", "Fa'asavalu|Leiataua|Sapolu|Toleafoa"),
    "Japanese": ("Ayumi Daisuke Haruko Masao", "Endo|Kobayashi|Matsuda|Ono|Shimizu|Uyeda"),
    "Portuguese": ("Deolinda Horácio Lúcia Tomé", "Azevedo|Borges|da Silva|Mendes|Toste"),
    "Native Californian": (
        "Dale Lorraine Melvin Wilma",
        "Alvitre|Bojorquez|Miranda|Saubel|Yellowhammer",
    ),
}
"""Origin -> given names (by spaces) and family names (by bars)."""
