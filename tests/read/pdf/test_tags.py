"""Pages are read by their tags where these hold the words."""

TREE = "/MarkInfo<</Marked true>>/StructTreeRoot 100 0 R"


def page(*parts):
    """Marked content: `(number, x, y, words)`."""
    return [f"/P <</MCID {mark}>> BDC BT /F1 10 Tf {x} {y} Td ({words}) Tj ET EMC\n" for mark, x, y, words in parts]


def tree(*elements, marks):
    """A tree whose elements are `(type, kids)`; a kid is another element or the number of marked content."""
    objects = []
    parents = {}

    def added(kind, kids, parent):
        number = 102 + len(objects)
        objects.append("")
        inner = []
        for kid in kids:
            if isinstance(kid, int):
                parents[kid] = number
                inner.append(str(kid))
            else:
                inner.append(f"{added(*kid, number)} 0 R")
        objects[number - 102] = f"<</Type/StructElem/S/{kind}/P {parent} 0 R/Pg 10 0 R/K[{' '.join(inner)}]>>"
        return number

    tops = " ".join(f"{added(*element, 100)} 0 R" for element in elements)
    row = " ".join(f"{parents[mark]} 0 R" for mark in range(marks))
    root = f"<</Type/StructTreeRoot/K[{tops}]/ParentTree 101 0 R>>"
    return {"more": [root, f"<</Nums[0[{row}]]>>", *objects], "catalogue": TREE, "of_page": "/StructParents 0"}


def test_tags_give_the_order_and_the_kinds(drawn):
    content = page((0, 50, 600, "Lead partner"), (1, 50, 700, "It grinds at night."), (2, 50, 650, "A mill for barley"))
    facts = tree(("Document", [("H1", [2]), ("P", [1]), ("H2", [0])]), marks=3)
    assert [(block.kind, block.level, block.text) for block in drawn(content, **facts).blocks] == [
        ("heading", 1, "A mill for barley"),
        ("paragraph", 0, "It grinds at night."),
        ("heading", 2, "Lead partner"),
    ]


def test_tables_and_lists_have_their_cells_and_entries(drawn):
    parts = ["Lead partner", "Kato Rachi", "Budget", "300 euro", "Clean the brook", "Turn the wheel"]
    content = page(*[(at, 50 + 90 * (at % 2), 700 - 40 * (at // 2), words) for at, words in enumerate(parts)])
    rows = ("Table", [("TR", [("TH", [0]), ("TD", [1])]), ("TR", [("TH", [2]), ("TD", [("P", [3])])])])
    entries = ("L", [("LI", [("LBody", [4])]), ("LI", [("LBody", [("P", [5])])])])
    blocks = drawn(content, **tree(("Document", [rows, entries]), marks=6)).blocks
    assert [(block.cell.row, block.cell.column, block.text) for block in blocks if block.cell] == [
        (0, 0, "Lead partner"), (0, 1, "Kato Rachi"), (1, 0, "Budget"), (1, 1, "300 euro"),
    ]  # fmt: skip
    assert [(block.kind, block.text) for block in blocks[4:]] == [
        ("item", "Clean the brook"),
        ("item", "Turn the wheel"),
    ]


def test_what_tags_leave_out_is_read_by_its_place(shown):
    content = [*page((0, 50, 700, "It grinds at night, when the village is asleep.")), (50, 600, "Sold")]
    assert shown(content, **tree(("P", [0]), marks=1)) == ["It grinds at night, when the village is asleep.", "Sold"]


def test_tags_that_hold_little_of_a_page_are_not_followed(shown):
    content = [(50, 600, "It grinds at night, when the village is asleep."), *page((0, 50, 700, "A mill"))]
    assert shown(content, **tree(("P", [0]), marks=1)) == ["A mill", "It grinds at night, when the village is asleep."]


def test_lines_that_the_author_broke_stay_apart_in_one_element(shown):
    content = page(
        (0, 50, 700, "Budget: 300 euro"), (1, 50, 687, "Place: Crete"), (2, 50, 600, "The flour is sold to all.")
    )
    facts = tree(("P", [0, 1]), ("P", [2]), marks=3)
    assert shown(content, **facts) == ["Budget: 300 euro", "Place: Crete", "The flour is sold to all."]
