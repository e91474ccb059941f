"""No word that a Word file holds is lost: what is no text of the page is set aside, with the reason."""

import io
import re
import zipfile
from collections import Counter

from lxml import etree

from pipeline.read.docx.package import qn

# The second form of what stands there already, and words that tracked changes have moved elsewhere.
TWICE = (qn("mc:Fallback"), qn("w:moveFrom"))
WORDS = (qn("w:t"), qn("m:t"), qn("a:t"))
HEIGHTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def t(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words} </w:t></w:r>'


def p(*inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def m(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def control(inner, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def either(inner):
    forms = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    return f"<mc:AlternateContent>{forms}</mc:AlternateContent>"


def drawing(inner):
    return f"<w:p><w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r></w:p>"


def cell(inner, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def character(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
FRACTION = f"<m:f><m:num>{m('nominal')}</m:num><m:den>{m('denominal')}</m:den></m:f>"
SUM = f"<m:nary><m:sub>{m('from')}</m:sub><m:sup>{m('unto')}</m:sup><m:e>{m('each')}</m:e></m:nary>"
RUBY = f"<w:r><w:ruby><w:rt>{t('spoken')}</w:rt><w:rubyBase>{t('written')}</w:rubyBase></w:ruby></w:r>"
BOXED = f"{p(t('boxed'))}{p(control(t('boxcontrol')))}"
BOX = f"<wps:wsp><wps:txbx><w:txbxContent>{BOXED}</w:txbxContent></wps:txbx></wps:wsp>"
RESTART = '<w:vMerge w:val="restart"/>'
INNER = f"<w:tbl><w:tr>{cell(p(t('inner')))}</w:tr></w:tbl>"
BODY = "".join(
    (
        p(t("plain"), t("hidden", "<w:vanish/>"), t("struck", "<w:dstrike/>"), t("tiny", '<w:sz w:val="2"/>')),
        p(t("number").replace(" <", "<"), t("1", RAISED), t("CO"), t("2", LOWERED), t("nth", RAISED)),
        p(t("sums"), f"<m:oMath>{FRACTION}{SUM}</m:oMath>"),
        f"<w:p><m:oMathPara><m:oMath>{m('alone')}</m:oMath></m:oMathPara></w:p>",
        p(f"<w:ins>{t('inserted')}</w:ins><w:moveFrom>{t('moved')}</w:moveFrom><w:moveTo>{t('moved')}</w:moveTo>"),
        p(t("joined"), properties="<w:rPr><w:del/></w:rPr>") + p(t("joint")),
        p(character("begin"), t("nested"), character("separate"), t("result"), character("end")),
        p(f'<w:fldSimple w:instr="AUTHOR">{t("author")}</w:fldSimple><w:smartTag>{t("smart")}</w:smartTag>'),
        p(either(t("choicerun")), RUBY),
        either(p(t("choiceblock"))),
        p(control(t("inline")), control(t("prompt"), "<w:showingPlcHdr/>")),
        control(p(t("block"))) + f"<w:customXml>{p(t('custom'))}</w:customXml>",
        "<w:tbl>"
        + control(f"<w:tr>{cell(p(t('controlrow')))}</w:tr>")
        + f"<w:tr>{control(cell(p(t('controlcell'))))}{cell(p(t('restart')), RESTART)}</w:tr>"
        + f"<w:tr>{cell(INNER + p(t('outer')))}{cell(p(t('merged')), '<w:vMerge/>')}</w:tr>"
        + f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell(p(t('hiddenrow')))}</w:tr></w:tbl>",
        drawing(BOX),
        p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p(t('oldbox'))}</w:txbxContent></v:textbox></w:pict></w:r>"),
        drawing("<a:p><a:r><a:t>shape</a:t></a:r></a:p>"),
        drawing('<c:chart r:id="chart1.xml"/>') + drawing('<dgm:relIds r:dm="data1.xml"/>'),
        p(f'<w:hyperlink w:anchor="x">{t("linked")}</w:hyperlink>', "<w:r><w:tab/></w:r>", t("tabbed")),
    )
)  # fmt: skip
PARTS = {
    "chart1.xml": ("chart", "<c:chartSpace><a:p><a:r><a:t>chartword</a:t></a:r></a:p></c:chartSpace>"),
    "data1.xml": ("diagramData", "<dgm:dataModel><a:p><a:r><a:t>diagram</a:t></a:r></a:p></dgm:dataModel>"),
    "h1.xml": ("header", f"<w:hdr>{p(t('firsthead'))}</w:hdr>"),
    "h2.xml": ("header", f"<w:hdr>{p(t('evenhead'))}</w:hdr>"),
    "f1.xml": ("footer", f"<w:ftr>{p(t('foot'))}</w:ftr>"),
    "comments.xml": ("comments", f"<w:comments><w:comment>{p(t('remark'))}</w:comment></w:comments>"),
    "footnotes.xml": ("footnotes", f"<w:footnotes><w:footnote>{p(t('footnote'))}</w:footnote></w:footnotes>"),
    "endnotes.xml": ("endnotes", f"<w:endnotes><w:endnote>{p(t('endnote'))}</w:endnote></w:endnotes>"),
}


def held(data):
    """The words of all parts of a file, each as often as a reader could meet it."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            for again in list(root.iter(*TWICE)):
                again.getparent().remove(again)
            found += [node.text for node in root.iter(*WORDS)]
    return Counter(re.findall(r"\w+", " ".join(found)))


def test_each_word_of_each_part_is_read_or_set_aside(word, word_file):
    found = word(BODY, PARTS)
    assert held(word_file(BODY, PARTS)) - Counter(re.findall(r"[^\W_]+", found.text.translate(HEIGHTS))) == Counter()
    aside = {text for block in found.blocks if block.boilerplate for text in block.text.split()}
    assert aside == {
        *("hidden", "struck", "tiny", "1", "nested", "spoken", "prompt", "hiddenrow", "chartword", "diagram"),
        *("firsthead", "evenhead", "foot", "remark", "footnote", "endnote"),
    }
