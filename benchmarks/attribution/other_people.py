"""Other given and family names of the same origins, for documents written apart from the rest."""

from __future__ import annotations

OTHERS = {
    "Mexican": (
        "Citlali Rogelio Araceli Fidel Maricruz Heriberto Esperanza Ulises Noemí",
        "Cázares|Renteria|Ibarra|Padilla|Venegas|del Toro|Tovar|Camarena|Uribe",
    ),
    "Guatemalan": ("Wendy Elmer Floridalma Byron Mayra", "Ixcoy|Tzoc|Monterroso|Cifuentes|Us"),
    "Vietnamese": (
        "Bao Trinh Hoa Kiet Loan Vinh Thao Dung",
        "Le|Hoang|Phan|Ly|Mai|Trinh|Lam|Cao",
    ),
    "Chinese": (
        "Li Jianhua Xiuying Winston Peiling Zhiwei Hsin-yi Cheuk",
        "Wong|Chan|Huang|Zhao|Lin|Hsieh|Szeto|Ng",
    ),
    "Filipino": (
        "Jocelyn Arnel Luzviminda Rodel Marivic Crisanto",
        "Magsaysay|Dela Cruz|Tolentino|Pangan|Salonga|Evangelista|Manalo",
    ),
    "Korean": ("Soo-jin Dong-hyun Yuna Kyung-ho Hana", "Jung|Lim|Han|Cho|Oh|Bae|Ahn"),
    "Indian": (
        "Sukhwinder Meenakshi Arjun Deepa Ramesh Kavita Jaspreet",
        "Sandhu|Rao|Venkataraman|Bhatt|Kaur|Deshpande|Mehta|Nair",
    ),
    "Armenian": (
        "Tigran Anahit Karen Lusine Garo Hasmik Sevan",
        "Hovhannisyan|Grigorian|Der Bedrosian|Manukyan|Galstyan|Yeghiayan|Boyajian",
    ),
    "Persian": (
        "Parisa Behrouz Niloofar Siamak Azadeh Ramin",
        "Farahani|Ghorbani|Shirazi|Karimi|Daneshvar|Pourmand",
    ),
    "Arabic": (
        "Noor Khaled Amal Bassam Zeinab Ziad",
        "Saleh|El-Amin|Qasim|Hamdan|Shaheen|Abu-Zayd",
    ),
    "African American": (
        "Shanice Marquis Aaliyah Terrell LaKeisha Andre Tamika",
        "Freeman|Battle|Gadson|Toliver|Hairston|Ruffin|Tubbs",
    ),
    "Anglo": (
        "Maureen Gordon Abigail Wesley Joanne Preston Shelby",
        "Kowalczyk|Hutchins|MacLeod|Beauchamp|Stoddard|Van Horn|Gallagher",
    ),
    "Nigerian": (
        "Chidinma Olumide Ngozi Emeka Folasade Babatunde",
        "Okonkwo|Adeyemi|Nwosu|Balogun|Eze|Olatunji",
    ),
    "Eritrean and Somali": (
        "Mehret Filmon Hodan Abdirahman Rahel Ifrah",
        "Tekle|Ghebreyesus|Warsame|Farah|Kidane|Abdullahi",
    ),
    "Russian": ("Oksana Vadim Tatiana Gleb Marina", "Zaytseva|Kravchenko|Orlov|Pavlenko|Lebedeva"),
    "Hmong": ("Xee Yer Nhia Cheng Mee", "Vue|Her|Lee|Cha|Khang"),
    "Tongan": ("Sela Viliami Mele Semisi", "Taufa|Fifita|Havili|Tupou|Moala"),
    "Japanese": ("Yumi Takashi Midori Shigeru", "Morimoto|Hayashi|Inouye|Sakamoto|Ishii"),
    "Portuguese": ("Fatima Jorge Filomena Manuel", "Silveira|Avila|Bettencourt|Machado"),
}
"""Origin -> given names (by spaces) and family names (by bars)."""
