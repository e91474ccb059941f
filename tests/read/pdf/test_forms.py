"""What people filled into a PDF."""


def field(kind, box, more):
    return f"<</Type/Annot/Subtype/Widget/FT/{kind}/Rect[{box}]{more}>>"


def form(*fields, more=""):
    numbers = " ".join(f"{100 + at} 0 R" for at in range(len(fields)))
    return {
        "more": fields,
        "catalogue": f"/AcroForm<</Fields[{numbers}]/DA(/Helv 0 Tf 0 g)/NeedAppearances true{more}>>",
        "of_page": f"/Annots[{numbers}]",
    }


def test_a_field_stands_beside_its_label_whether_or_not_the_file_draws_it(shown):
    facts = form(
        field("Tx", "150 696 400 712", "/T(t)/V(Library of Kato Rachi)"),
        field("Tx", "150 666 400 682", "/T(e)/V()"),
    )
    assert shown([(50, 700, "Title:"), (50, 670, "Partner:"), (50, 640, "Budget:")], **facts) == [
        "Title: | Library of Kato Rachi",
        "Partner:",
        "Budget:",
    ]


def test_the_lines_of_a_field_are_read_from_its_top(shown):
    facts = form(field("Tx", "150 640 400 712", "/Ff 4096/T(t)/V(Milled first.\rSold later.)"))
    assert shown([(50, 702, "Steps:")], **facts) == ["Steps: | Milled first. | Sold later."]


def test_boxes_say_whether_they_are_ticked(shown):
    on = "/T(a)/V/Yes/AS/Yes/AP<</N<</Yes null/Off null>>>>"
    off = "/T(b)/V/Off/AS/Off/AP<</N<</Yes null/Off null>>>>"
    facts = form(field("Btn", "150 698 162 710", on), field("Btn", "150 668 162 680", off))
    assert shown([(50, 700, "Transferable:"), (50, 670, "Finished:")], **facts) == [
        "Transferable: | ☒",
        "Finished: | ☐",
    ]


def test_a_list_gives_what_people_read_and_not_its_code(shown):
    facts = form(field("Ch", "150 696 400 712", "/Ff 131072/T(c)/Opt[[(c1)(Crete)][(c2)(Epirus)]]/V(c2)"))
    assert shown([(50, 700, "Region:")], **facts) == ["Region: | Epirus"]


def test_words_typed_onto_a_page_are_read_and_hidden_fields_and_passwords_are_not(shown):
    typed = "<</Type/Annot/Subtype/FreeText/Rect[150 696 400 712]/Contents(Epirus)/DA(/Helv 10 Tf)>>"
    facts = form(
        typed,
        field("Tx", "150 666 400 682", "/F 2/T(h)/V(unseen)"),
        field("Tx", "150 636 400 652", "/Ff 8192/T(p)/V(secret)"),
    )
    assert shown([(50, 700, "Region:"), (50, 600, "End")], **facts) == ["Region: | Epirus", "End"]


def test_a_form_of_adobes_own_kind_is_told(drawn):
    document = drawn(
        [(50, 700, "Please wait.")], **form(field("Tx", "0 0 9 9", "/T(t)"), more="/XFA[(template)200 0 R]")
    )
    assert [(issue.code, "XFA" in issue.message) for issue in document.issues] == [("unreadable-part", True)]
