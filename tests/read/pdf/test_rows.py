"""Which rows of a page stand side by side."""


def test_a_date_at_the_right_below_a_heading_at_the_left_makes_no_table(drawn):
    text = [(50, 650, "A mill for barley", 10, "F2"), (400, 638, "May 2021"), (50, 600, "It grinds at night.")]
    assert [block.kind for block in drawn(text).blocks] == ["heading", "paragraph", "paragraph"]
