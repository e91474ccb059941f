"""The main text where no label says which it is."""

from pipeline.model import Why

LEAD = "Forty stone fountains stand in the old town, of which nine give water."
TEXT = "The project repairs the pipes, tests the water every month and marks the fountains on a map for visitors."


def test_prose_under_an_unknown_heading_is_the_description_where_nothing_else_is_told(record):
    made = record(
        "<h1>Fountains of the old town</h1><p>2023</p><h2>Results</h2><p>Nine give water.</p>"
        f"<h2>Underground</h2><p>{LEAD} {TEXT}</p>"
    )
    (value,) = made.of("description")
    assert value.text == f"{LEAD} {TEXT}"


def test_a_description_without_a_label_in_pasted_text_is_never_sure(record):
    made = record(f"Fountains of the old town\n\n{LEAD}\n\n{TEXT}\n\nResults\n\nNine give water.\n", "page.txt")
    assert not made.of("description")[0].is_sure
    assert Why.DESCRIPTION in made.why


def test_a_labelled_description_is_sure_in_pasted_text_too(record):
    made = record(f"Fountains of the old town\n\nDescription\n\n{TEXT}\n\nResults\n\nNine give water.\n", "page.txt")
    assert made.of("description")[0].is_sure


def test_the_choice_shows_the_runs_and_their_signs(record):
    made = record(f"<h1>Fountains</h1><p>{LEAD}</p><p>{TEXT}</p><h2>Results</h2><p>Nine give water.</p>")
    (choice,) = [one for one in made.choices if one.subject == "description"]
    assert choice.candidates[0].text.startswith(LEAD)
    assert dict(choice.candidates[0].features)["sentences"] > 0.9
