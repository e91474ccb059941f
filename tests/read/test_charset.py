"""Greek pages in every encoding that they come in."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnknownTypeError
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields
from pipeline.model import IssueCode, Page
from pipeline.read import read
from pipeline.read.charset import decode, is_text

# Each holds something that tells windows-1253 from ISO-8859-7: Ά, quotes, dashes or the euro sign; the last has none.
TEXTS = (
    "Άνοιξη στον κήπο του σχολείου: οι μαθητές φύτεψαν κουκιά και μέτρησαν τη βροχή.",
    "Ο δήμος λέει ‘ναι’ στα ποδήλατα και πληρώνει 5.000 € τον χρόνο για την επισκευή τους.",
    "Η τράπεζα χρόνου του χωριού άνοιξε: Άλλος δίνει μία ώρα μαστορέματος, άλλος μία ώρα διάβασμα.",
    "ΑΠΑΙΤΟΥΜΕΝΟΙ ΠΟΡΟΙ: ένα φορτηγό, δύο οδηγοί, €12.500. Άτομα που ωφελήθηκαν: διακόσια.",
    "The mill (Ο μύλος) grinds barley; the miller says ‘έλα’ to every guest. Άδεια: 2014.",
    "ένα απλό κείμενο δίχως σημάδια που να ξεχωρίζει τις δύο παλιές κωδικοσελίδες",
)
ENCODINGS = ("utf-8", "cp1253", "iso8859-7")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_read_right_in_every_encoding(text, encoding):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "claim", ["utf-8", "windows-1253", "iso-8859-7", "windows-1252", "utf-16", "nonsense", "base64"]
)
def test_a_lying_declaration_changes_nothing(claim, encoding):
    page = f'<meta charset="{claim}"><p>{TEXTS[0]}</p>'
    assert TEXTS[0] in decode(page.encode(encoding)).text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8")],
)
def test_a_byte_order_mark_decides(mark, encoding):
    assert decode(mark + TEXTS[0].encode(encoding)).text == TEXTS[0]


def test_the_declared_encoding_breaks_a_tie():
    decoded = decode(TEXTS[5].encode("iso8859-7"), "iso-8859-7")
    assert (decoded.text, decoded.charset) == (TEXTS[5], "iso-8859-7")


def test_one_broken_byte_leaves_a_utf8_page_utf8():
    decoded = decode("Καλημέρα από τη λίμνη".encode() + b"\xff")
    assert decoded.text == "Καλημέρα από τη λίμνη\ufffd"
    assert [issue.code for issue in decoded.issues] == [IssueCode.CHARSET_UNCERTAIN]


def test_western_letters_that_stand_alone_are_no_greek():
    assert decode("Café Låtsas, Orașul, señor, naïve".replace("ș", "s").encode("cp1252")).text.startswith("Café Låtsas")


def test_a_wrong_declaration_is_an_issue():
    decoded = decode(b'<meta charset="windows-1253">' + TEXTS[0].encode())
    assert [issue.code for issue in decoded.issues] == [IssueCode.CHARSET_MISLABELLED]


def test_control_characters_are_left_out_and_counted():
    decoded = decode(b"a\x00b\x07c\r\nd")
    assert decoded.text == "abc\nd"
    assert decoded.issues[0].code is IssueCode.CHARACTERS_DROPPED
    assert decoded.issues[0].message.startswith("2 ")


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data):
    assert isinstance(decode(data).text, str)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("size", [200, 5000, 300_000])
def test_random_bytes_are_no_text(seed, size):
    assert not is_text(random.Random(seed).randbytes(size))


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "cp1253", "iso8859-7", "cp737", "utf-16", "utf-32", "mac-greek"]
)
def test_greek_text_is_text_in_any_encoding(charset):
    assert is_text("Ο μύλος αλέθει κριθάρι,\r\n\tκαι το νερό γυρίζει τη φτερωτή.".encode(charset))


@pytest.mark.parametrize("data", [b"", "plain words".encode("utf-16-le"), b"a line\x0c\x1band another line\x07" * 3])
def test_a_few_odd_characters_leave_a_text_a_text(data):
    assert is_text(data)


@pytest.mark.parametrize("head", [b"\x7fELF", b"\x00\x00\x01\xba"])
def test_other_files_under_the_name_of_a_page_say_that_they_are_no_text(head):
    data = head + random.Random(1).randbytes(2000)
    for name in ("page.html", "page.txt", "page.md"):
        with pytest.raises(UnknownTypeError, match="not a text page"):
            read(Page.of(name, "page", data), shipped())


LATIN = {
    "nl": "één vóór de gemeente coördinatoren ideeën zeeën geïnd reünie boeken dorp vrijwilligers",
    "de": "Größe Räume größer früher Träger für Maßnahme Übersicht die Gemeinde und Förderung",
    "fr": "créée année résumé français où être général à la commune œuvre projet août",
    "it": "città è più perché attività comunità così il comune e qualità già",
    "es": "año señor descripción región más también público él niños el municipio",
    "pt": "participação formação ações terão não avaliações região à câmara",
    "tr": "köylerindeki çocuklar için küçük gönüllüler öğretmen",
}


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "iso-8859-15"])
@pytest.mark.parametrize("lang", ["nl", "de", "fr", "it", "es", "pt"])
def test_a_declared_western_encoding_is_believed_on_400_pages(lang, encoding, lexicon):
    rng = random.Random(f"{lang} {encoding}")
    labels = (label for field in fields(lexicon) for label in field.labels.get(lang, ()))
    words = [*LATIN[lang].split() * 4, *(word for label in labels for word in label.split())]
    words = [word for word in words if word.encode(encoding, "replace").decode(encoding) == word]
    wrong = 0
    for _ in range(400):
        text = ". ".join(" ".join(rng.choices(words, k=10)) for _ in range(10))
        found = decode(f'<meta charset="{encoding}"><p>{text}'.encode(encoding)).text
        wrong += not found.endswith(text)
    assert wrong <= 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Общината отвори малка библиотека за децата, а ме научи да чета", "windows-1251"),
        (f"{LATIN['tr']} kütüphane açtı, dağ", "windows-1254"),
        ("Żółta łódź płynie, źdźbło i gęś", "iso-8859-2"),
        ("Η ομάδα, groß é, είναι εδώ και γράφει για τους φίλους", "windows-1253"),
    ],
)
def test_a_declared_encoding_of_another_language_is_believed(text, encoding):
    text = text.encode(encoding, "ignore").decode(encoding)
    assert decode(f'<meta charset="{encoding}"><p>{text}'.encode(encoding)).text.endswith(text)


def test_a_page_that_is_declared_as_latin_and_has_its_quotes_where_windows_has_them_is_read_so():
    found = decode('<meta charset="iso-8859-1"><p>“Größe” – 5 €'.encode("cp1252"))
    assert (found.text[-12:], found.charset) == ("“Größe” – 5 €"[-12:], "windows-1252")
