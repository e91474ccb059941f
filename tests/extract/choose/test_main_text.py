"""The main text where no label says which it is."""

from pipeline.extract.choose.main_text import main_text
from pipeline.lexicon import shipped
from pipeline.model import Blocker

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
    assert Blocker.DESCRIPTION in made.why


def test_markdown_without_headings_is_as_unsure_as_the_text_that_it_is(record):
    page = f"Fountains of the old town\n\n{LEAD}\n\n{TEXT}\n\nResults:\n\nNine give water.\n"
    assert not record(page, "page.md").of("description")[0].is_sure
    assert record(f"# {page}", "page.md").of("description")[0].is_sure


def test_a_labelled_description_is_sure_in_pasted_text_too(record):
    made = record(f"Fountains of the old town\n\nDescription\n\n{TEXT}\n\nResults\n\nNine give water.\n", "page.txt")
    assert made.of("description")[0].is_sure


def test_the_choice_shows_the_runs_and_their_signs(record):
    made = record(f"<h1>Fountains</h1><p>{LEAD}</p><p>{TEXT}</p><h2>Results</h2><p>Nine give water.</p>")
    (choice,) = [one for one in made.choices if one.subject == "description"]
    assert choice.candidates[0].text.startswith(LEAD)
    assert dict(choice.candidates[0].features)["sentences"] > 0.9


def chosen(lines, runs, *, is_text=False):
    found = lines("".join(f"<p>{text}</p>" for run in runs for text in run))
    numbers = iter(found)
    pieces = [[next(numbers).whole for _ in run] for run in runs]
    return main_text(pieces, found, "en", shipped(), is_text=is_text)


def test_the_run_of_sentences_is_chosen_and_of_two_that_are_equal_the_first(lines):
    assert chosen(lines, [["Nine villages"], [TEXT]]).index == 1
    assert chosen(lines, [[TEXT], [TEXT]]).index == 0
    assert chosen(lines, [[], [TEXT]]).index == 1
    assert main_text([[], []], (), "en", shipped(), is_text=False) is None


def test_a_choice_is_sure_by_its_margin_and_never_in_pasted_text(lines):
    assert chosen(lines, [[TEXT * 3], ["Nine villages"]]).is_sure
    assert not chosen(lines, [[TEXT * 3], ["Nine villages"]], is_text=True).is_sure
    assert not chosen(lines, [[TEXT], [TEXT]]).is_sure


def test_the_signs_are_the_share_of_sentences_and_the_length_up_to_three_hundred_letters(lines):
    made = chosen(lines, [["x" * 60, "The mill grinds again for nine villages and us."]])
    (shown,) = made.choice.candidates
    assert dict(shown.features) == {"sentences": round(47 / 107, 3), "size": round(107 / 300, 3)}
    assert dict(chosen(lines, [["x" * 301]]).choice.candidates[0].features)["size"] == 1.0


def test_of_many_runs_six_are_shown_each_up_to_two_hundred_letters(lines):
    made = chosen(lines, [["x" * 200], ["y" * 201], *[["Nine"]] * 6])
    assert len(made.choice.candidates) == 6
    assert {len(one.text) for one in made.choice.candidates[:2]} == {200, 202}


def test_only_the_letters_of_a_run_count_not_those_of_its_lines(lines):
    (line,) = lines(f"<p>{LEAD} {TEXT}</p>")
    rest = line.whole._replace(start=len(LEAD) + 1)
    found = main_text([[rest]], [line], "en", shipped(), is_text=False)
    assert dict(found.choice.candidates[0].features) == {"sentences": 1.0, "size": round(len(TEXT) / 300, 3)}


def test_the_main_text_is_shown_beside_six_better_ones(lines):
    made = chosen(lines, [["Nine"], *[[TEXT]] * 6])
    assert made.shown == (1, 2, 3, 4, 5, 6, 0)
