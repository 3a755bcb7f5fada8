"""Words of names that are written in more than one way, and the one they are compared by."""

from __future__ import annotations

from collections.abc import Mapping

# British and American English, and what transliterations of one Arabic, Persian or Urdu word differ in. Only
# words that no two actors are told apart by.
_VARIANTS: Mapping[str, str] = {
    "defense": "defence",
    "center": "centre",
    "organization": "organisation organisacion organizacion",
    "labor": "labour",
    "liberalization": "liberalisation",
    "mobilization": "mobilisation",
    "stabilization": "stabilisation",
    "mujahideen": "mujahidin mujahedin mujahedeen mujaheddin mujahadeen mojahedin mojahideen mudjahedin",
    "jaish": "jaysh jeish jaesh",
    "hezb": "hizb",
    "hezbollah": "hizbullah hizballah hizbollah hezbullah hezballah",
    "islamiya": "islamiyya islamiyah islamiyyah islamia",
    "tehreek": "tehrik tahrik tehrick",
    "liwa": "liwaa",
    "harakat": "haraka harkat",
    "taliban": "taleban",
    "houthi": "huthi",
    "houthis": "huthis",
    "shabaab": "shabab shebab shebaab",
    "muhammad": "mohammad mohammed mohamed muhammed",
    "khalid": "khaled",
    "abdullah": "abdallah abdulla",
    "hussein": "husayn husain hussain",
    "qassam": "kassam",
    "din": "deen",
    "nour": "nur noor",
    "zein": "zain zayn",
    "ahl": "ahel",
    "muqawama": "moqawama muqawamah",
    "fatah": "fateh",
    "taiba": "tayyiba tayyaba toiba taibah tayba",
    "jhangvi": "jhangwi",
    "sahaba": "sahabah",
    "sayyaf": "sayaf",
    "peshmerga": "pershmerga peshmarga",
    "shaabi": "shabi",
    "hashd": "hashed",
    "saraya": "sarayat",
    "haqqani": "haqani",
    "gulbuddin": "golbuddin gulbudin",
    "wilayat": "wilaya",
    "ulama": "ulema",
    "sharia": "shariah",
    "nusra": "nusrah",
    "azzam": "azam",
    "quds": "qods",
    "thawra": "thawrah",
}
SPELLINGS: Mapping[str, str] = {
    variant: word for word, variants in _VARIANTS.items() for variant in variants.split()
}
