"""What repeats on the pages of a site, and what a page shows of it."""

from pipeline.extract.page.profile import concerns, sighted, with_profile
from pipeline.model import Lesson, Profile, Teaching
from pipeline.text.repeating import HASH_LENGTH, VALUE_LENGTH, split_hashes, words_hash


def test_a_page_tells_the_hashes_of_its_content_alone(document):
    page = document("<nav><p>Home of goats</p></nav><main><h1>A van</h1><p>It calls.</p><p>***</p></main>")
    assert set(split_hashes(sighted(page)[0])) == {words_hash("A van"), words_hash("It calls.")}


def test_lines_that_may_be_labels_go_with_the_value_behind_them(document):
    page = document("<h1>A van</h1><p>Run by: the parish</p><p><b>Where</b> Lower Field</p>")
    found = split_hashes(sighted(page)[1], HASH_LENGTH + VALUE_LENGTH)
    pairs = [("A van", "Run by: the parish"), ("Run by", "the parish"), ("Where", "Lower Field")]
    pairs += [("Run by: the parish", "Where Lower Field")]
    assert sorted(found) == sorted(words_hash(one) + words_hash(other)[:VALUE_LENGTH] for one, other in pairs)


def test_a_label_concerns_a_page_only_where_a_line_or_a_part_of_one_opens_with_it(document):
    lesson = Lesson(words="Με τα χέρια", field="institution")
    assert concerns(lesson, document("<p>ΜΕ ΤΑ ΧΈΡΙΑ: τον σύλλογο</p>"))
    assert concerns(lesson, document("<p>Έτος: 2015 | Με τα χέρια: σύλλογος</p>"))
    assert not concerns(lesson, document("<p>Έγινε με τα χέρια του σύλλογο πέτυχε.</p>"))


def test_a_place_and_fixed_words_concern_the_pages_that_have_them(document):
    page = document('<div class="lead big"><p>A van calls.</p></div><p>Ask us.</p>')
    assert concerns(Lesson(place="div.lead > p", field="summary"), page)
    assert not concerns(Lesson(place="div.lead > span", field="summary"), page)
    assert concerns(Lesson(words="ask  US."), page)
    assert not concerns(Lesson(words="Ask"), page)


def repeated(*texts):
    return Profile(boilerplate=tuple(words_hash(text) for text in texts))


def test_what_the_site_repeats_is_marked_and_what_it_puts_before_values_too(lines):
    found = lines("<p>Ask us for a key</p><p>Run by: the parish</p><p>The van calls at nine villages each week.</p>")
    labels = (words_hash("Run by"),)
    known = with_profile(found, Profile(boilerplate=(words_hash("Ask us for a key"),), labels=labels))
    assert [line.is_repeated for line in known] == [True, False, False]
    assert [line.is_site_label for line in known] == [False, True, False]


def test_of_a_page_that_the_site_has_twice_nothing_counts_as_repeated(lines):
    found = lines("<p>The van calls at nine villages each week.</p><p>Ask us for a key</p>")
    assert not any(line.is_repeated for line in with_profile(found, repeated(*(line.text for line in found))))


def test_without_a_profile_nothing_is_said_of_the_lines(lines):
    found = lines("<p>Ask us for a key</p>")
    assert with_profile(found, Profile()) == found


def test_words_that_a_site_was_taught_to_be_no_content_lose_their_label(lines):
    found = lines("<p>Location: Crete</p><p>The van calls.</p>")
    lesson = Lesson(words="location:  CRETE")
    first, second = with_profile(found, Profile(teaching=Teaching("site", boilerplate=(lesson,))))
    assert (first.label, first.boilerplate) == (None, "taught: “location:  CRETE” is no content")
    assert not second.boilerplate


def test_a_long_line_is_no_label(document):
    words = "Run by the parish and by all the people of the nine villages around it"
    assert words_hash(words) not in sighted(document(f"<p>{words}: yes</p>"))[1]


def test_an_item_of_a_list_is_no_label_of_the_next(document):
    assert not sighted(document("<ul><li>A van</li><li>A cat</li></ul>"))[1]


def test_a_label_in_bold_inside_a_line_concerns_its_page(document):
    lesson = Lesson(words="Με τα χέρια", field="institution")
    assert concerns(lesson, document("<p>Έτος 2015 <b>Με τα χέρια</b> σύλλογος</p>"))


def test_a_copy_repeats_more_than_nine_letters_of_ten(lines):
    for rest, is_copy in ((10, False), (9, True)):
        found = lines(f"<p>{'x' * 90}</p><p>{'y' * rest}</p>")
        known = with_profile(found, repeated("x" * 90))
        assert known[0].is_repeated is not is_copy


def test_words_before_a_colon_may_be_sixty_letters_long(document):
    for letters, count in ((59, 1), (60, 0)):
        pairs = list(split_hashes(sighted(document(f"<p>{'M' * letters}: yes</p>"))[1], HASH_LENGTH + VALUE_LENGTH))
        assert len(pairs) == count


def test_words_in_a_link_open_no_part_of_a_line(document):
    lesson = Lesson(words="Με τα χέρια", field="institution")
    assert not concerns(lesson, document('<p>Έγινε <a href="/a">με τα χέρια</a> του συλλόγου.</p>'))
