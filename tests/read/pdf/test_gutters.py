"""Gutters hardly wider than the spaces of justified words, and labels that all but touch their values."""

LEFT = ["the wheel turns at night", "when the village is still", "and the water runs down", "from the high brook now"]
RIGHT = ["by noon the flour is done", "and all the bakers come", "to fetch it with a cart", "for the bread of the day"]


def test_a_narrow_gutter_parts_justified_columns_and_a_sentence_goes_on_in_the_next_one(shown, spread):
    rows = [
        (*spread(50, 600 - 13 * at, 180, *one.split()), *spread(195, 600 - 13 * at, 330, *other.split()))
        for at, (one, other) in enumerate(zip(LEFT, RIGHT, strict=True))
    ]
    assert shown([word for row in rows for word in row]) == [" ".join([*LEFT, *RIGHT])]


def test_bold_labels_are_parted_from_values_that_begin_at_one_place(shown):
    rows = [("Municipality in charge", "Kato Rachi"), ("Budget", "300 euro"), ("Place", "Crete")]
    drawn = [
        one
        for at, (label, value) in enumerate(rows)
        for one in ((50, 600 - 16 * at, label, 10, "F2"), (160, 600 - 16 * at, value))
    ]
    assert shown(drawn) == [f"{label} | {value}" for label, value in rows]
