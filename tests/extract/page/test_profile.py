"""What repeats on the pages of a site, and what a page shows of it."""

from pipeline.extract.page.profile import concerns, sighted
from pipeline.model import Lesson
from pipeline.text.repeating import HASH_LENGTH, VALUE_LENGTH, split_hashes, words_hash


def test_a_page_tells_the_hashes_of_its_content_alone(document):
    page = document("<nav><p>Home of goats</p></nav><main><h1>A van</h1><p>It calls.</p><p>***</p></main>")
    assert set(split_hashes(sighted(page)[0])) == {words_hash("A van"), words_hash("It calls.")}


def test_lines_that_may_be_labels_go_with_the_value_behind_them(document):
    page = document("<h1>A van</h1><p>Run by: the parish</p><p><b>Where</b> Lower Field</p>")
    found = list(split_hashes(sighted(page)[1], HASH_LENGTH + VALUE_LENGTH))
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
