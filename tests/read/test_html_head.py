"""What the head of a page and its data for machines say of it."""


def test_the_head_gives_description_address_and_the_title_for_others(document):
    head = (
        '<meta name="description" content=" A  mill. "><meta property="og:title" content="The mill">'
        '<link rel="canonical" href="https://e.org/a">'
    )
    metadata = document(f"<head>{head}</head><p>x").metadata
    assert (metadata.description, metadata.url, metadata.og_title) == ("A mill.", "https://e.org/a", "The mill")


def test_microdata_gives_things_and_what_stands_inside_others(document):
    markup = (
        '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">The  mill</h1>'
        '<span itemprop="author" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Town</b></span>'
        '<time itemprop="datePublished" datetime="2019-05-04">4 May</time></div>'
    )
    article, author = document(markup).metadata.things
    assert (article.types, article.under, article.headline, article.published) == (
        ("Article",),
        "",
        "The mill",
        "2019-05-04",
    )
    assert (author.types, author.under, author.name) == (("Organization",), "author", "Town")


def test_bread_crumbs_are_read_from_microdata_or_from_the_markup(document):
    entries = "".join(
        f'<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem">'
        f'<span itemprop="name">{name}</span><meta itemprop="position" content="{at}"></li>'
        for at, name in ((2, "Mills"), (1, "Home"))
    )
    marked = f'<ol itemscope itemtype="https://schema.org/BreadcrumbList">{entries}</ol><p>x'
    assert document(marked).metadata.breadcrumbs == ("Home", "Mills")
    assert document('<nav class="c-breadcrumb"><ul><li>Home<li>Mills</ul></nav>').metadata.breadcrumbs == (
        "Home",
        "Mills",
    )
    assert document('<p id="breadcrumbs"><a>Home</a> » Mills</p>').metadata.breadcrumbs == ("Home", "Mills")
    assert document("<p>Home » Mills</p>").metadata.breadcrumbs == ()


def test_the_title_of_a_drawing_is_not_that_of_the_page(document):
    assert document("<svg><title>Start date</title></svg><p>a</p>").metadata.title == ""
