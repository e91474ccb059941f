"""What repeats on the pages of a site."""

from pipeline.read.furniture import block_hashes
from pipeline.text.repeating import repeated, words_hash


def test_a_block_on_three_pages_is_furniture_and_one_on_two_is_not():
    assert repeated([{"a", "b"}, {"a", "b"}, {"a", "c"}]) == ("a",)


def test_the_table_is_sorted_whatever_the_order_of_the_pages():
    pages = [{"b", "a", "c"}, {"c", "b", "a"}, {"a", "c", "b"}]
    assert repeated(pages) == repeated(reversed(pages)) == ("a", "b", "c")


def test_a_page_tells_the_hashes_of_its_content_alone(document):
    page = document("<nav><p>Home of goats</p></nav><main><h1>A van</h1><p>It calls.</p><p>***</p></main>")
    assert block_hashes(page) == {words_hash("A van"), words_hash("It calls.")}


def test_case_accents_and_spaces_make_no_other_block():
    assert words_hash("Η  ομάδα\u00a0ΜΑΣ") == words_hash("η ομαδα μας")
