"""The numbers of lists, counted as LibreOffice counts them."""

STYLE = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" '
    'text:display-levels="2"/></text:list-style>'
)


def item(words, inner="", facts=""):
    return f"<text:list-item {facts}><text:p>{words}</text:p>{inner}</text:list-item>"


def ordered(items, facts=""):
    return f'<text:list text:style-name="L" {facts}>{items}</text:list>'


def test_a_list_begins_anew_unless_it_goes_on(told):
    body = ordered(item("a")) + ordered(item("b")) + ordered(item("c"), 'text:continue-numbering="true"')
    assert told(body, STYLE) == ["1. a", "1. b", "2. c"]


def test_a_list_goes_on_with_the_one_that_it_names(told):
    first = ordered(item("a") + item("b"), 'xml:id="x"')
    assert told(first + ordered(item("c")) + ordered(item("d"), 'text:continue-list="x"'), STYLE)[-1] == "3. d"


def test_an_inner_list_shows_the_number_around_it_and_starts_again_in_the_next_entry(told):
    inner = f"<text:list>{item('x')}{item('y')}</text:list>"
    assert told(ordered(item("a", inner) + item("b", inner)), STYLE) == [
        "1. a", "1.a) x", "1.b) y", "2. b", "2.a) x", "2.b) y",
    ]  # fmt: skip


def test_an_entry_may_say_its_number(told):
    assert told(ordered(item("a", facts='text:start-value="7"') + item("b")), STYLE) == ["7. a", "8. b"]
