"""What stands under no label, parted. Each page is invented."""

from pipeline.model import Rule

PROSE = (
    "A mill that stood still for thirty years grinds again, two days a week. The bakers of four villages buy its flour "
    "without a middleman, and the miller has taught two young people how to dress the stones."
)
FACTS = "<p><b>Institution:</b> Municipality of Lofos</p><h2>Results</h2><p>Nine tonnes of flour a year.</p>"


def test_a_text_behind_all_labels_is_the_description_where_no_other_is(record):
    made = record(f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><p>{PROSE}</p>")
    (description,) = made.of("description")
    assert (description.text, description.rule) == (PROSE, Rule.CHOSEN)


def test_the_main_text_stays_the_description_if_it_tells_something(record):
    made = record(f"<h1>The mill</h1><p>{PROSE}</p>{FACTS}<h2>Something of our own</h2><p>Words of the end.</p>")
    assert PROSE in {value.text for name in ("summary", "description") for value in made.of(name)}
    assert made.choices[1].subject == "description"


def test_behind_aims_and_partners_no_unknown_part_belongs_to_the_main_text(record):
    made = record(
        f"<h1>The mill</h1><p>{PROSE}</p><h2>Aims</h2><p>Flour for nine villages.</p>"
        "<h2>Odds and ends</h2><p>The miller's cat has had kittens in the loft this spring again.</p>"
    )
    assert [value.text for value in made.of("description")] == [PROSE]


def test_an_unknown_heading_in_the_main_text_leaves_its_end_unsure(record):
    text = "The project repairs the pipes, tests the water every month and marks the fountains on a map for visitors."
    page = f"<h1>Fountains of the old town</h1><p>{text}</p>"
    assert record(page).of("description")[0].is_sure
    assert not record(f"{page}<h2>Underground</h2><p>{text}</p>").of("description")[0].is_sure
