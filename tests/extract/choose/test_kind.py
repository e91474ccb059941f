"""Whether a page describes a practice: signs, weighed."""

import pytest

from pipeline.model import Blocker, IssueCode, Kind

PROSE = "The old mill grinds again, two days a week, and the bakers of four villages buy its flour without a middleman."
FACT = "<p><b>Institution:</b> Municipality of Lofos</p>"
TEXT = f"<h2>Description</h2><p>{PROSE}</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>The mill</h1>{TEXT}{FACT}",
        f"<h1>The mill</h1><h2>Results</h2><p>Flour.</p>{FACT}",
        f"<p>Good practice</p><h1>The mill</h1>{TEXT}",
        f"<h1>The mill</h1>{TEXT}<h2>Resources needed</h2><p>A mill.</p><h2>Results</h2><p>Flour.</p>",
    ],
)
def test_a_text_and_a_fact_or_a_kicker_or_many_texts_make_a_sure_practice(record, page):
    made = record(page)
    assert made.kind is Kind.PRACTICE
    assert Blocker.KIND not in made.why


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>The mill</h1><p>{PROSE} The project was co-financed by the ERDF under Interreg.</p>",
        f"<h1>Ο μύλος</h1><p>Το έργο συγχρηματοδοτήθηκε από το ΕΣΠΑ και υλοποιήθηκε στον παλιό μύλο. {PROSE}</p>",
        f"<h1>The mill</h1>{TEXT}<h2>Resources needed</h2><p>A mill.</p>",
    ],
)
def test_what_speaks_of_a_project_without_enough_labels_is_a_practice_to_be_checked(record, page):
    made = record(page)
    assert made.kind is Kind.PRACTICE
    assert Blocker.KIND in made.why
    assert not made.is_ready


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Mill reopens on Sunday</h1><p>{PROSE}</p><p>“We are glad”, said the miller yesterday.</p>",
        "<h1>Frequently asked questions</h1><p>Who may apply?</p><p>When is the deadline?</p><p>What is paid?</p>",
        f"<h1>Call for proposals: mills</h1>{TEXT}{FACT}<p><b>Budget:</b> €90,000</p>",
        f"<p>Press release</p><h1>The mill</h1>{TEXT}{FACT}",
    ],
)
def test_news_questions_calls_and_releases_are_none(record, page):
    made = record(page)
    assert made.kind is Kind.OTHER
    assert made.issues[0].code is IssueCode.NOT_A_PRACTICE


def test_the_words_that_decide_against_a_page_are_told(record):
    made = record(f"<h1>Call for proposals: mills</h1>{TEXT}")
    assert made.issues[0].message.endswith("as those of calls and tenders do: “Call for proposals: mills”")


def test_a_heading_that_leads_to_another_page_says_nothing_of_this_one(record):
    elsewhere = "<h3><a href='/tips'>How to apply: tips for newcomers</a></h3>"
    assert record(f"<h1>The mill</h1>{TEXT}<h2>Results</h2><p>Flour.</p>{elsewhere}").kind is Kind.PRACTICE


def test_the_choice_shows_its_signs(record):
    (choice,) = [one for one in record(f"<h1>The mill</h1>{TEXT}{FACT}").choices if one.subject == "kind"]
    assert dict(choice.candidates[0].features)["text_and_fact"] == 1.0


def test_a_tender_below_the_sites_own_heading_is_one_all_the_same(record):
    page = f"<h1>Valley of mills</h1><h2>Tender notice: forty mill stones</h2>{TEXT}{FACT}<p><b>Budget:</b> €90,000</p>"
    made = record(f"<title>Tender notice: forty mill stones | Valley of mills</title>{page}")
    assert made.kind is Kind.OTHER


@pytest.mark.parametrize(
    "title",
    [
        "Appel à projets : moulins de village",
        "Bando per i mulini dei paesi",
        "Convocatoria de ayudas a los molinos",
        "Förderaufruf für Dorfmühlen",
        "Oproep voor dorpsmolens",
        "Aviso de abertura: moinhos de aldeia",
    ],
)
def test_a_call_is_one_in_any_language_whatever_facts_stand_on_it(record, title):
    made = record(f"<h1>{title}</h1>{TEXT}{FACT}")
    assert made.kind is Kind.OTHER


@pytest.mark.parametrize(
    "page",
    [
        "Il progetto è cofinanziato dal Fondo europeo. I partner hanno riqualificato il mulino e avviato la vendita.",
        "Le projet est porté par la commune. Le moulin a été rénové et inauguré, et le projet a permis deux emplois.",
        "Das Projekt wird von den Projektträgern umgesetzt. Die Mühle wurde saniert und eröffnet, auch mit LEADER.",
        "El proyecto está cofinanciado por el FEDER. El molino fue rehabilitado e inaugurado con los socios.",
    ],
)
def test_a_project_is_told_in_other_languages_too(record, page):
    made = record(f"<h1>Molino · Moulin · Mühle</h1><p>{page} {page}</p>")
    assert made.kind is Kind.PRACTICE


def test_a_fact_or_a_budget_alone_makes_no_sure_practice_of_a_page_that_speaks_of_programmes(record):
    words = (
        "The programme is co-financed by the ERDF under Interreg, and its funds go to municipalities of rural regions."
    )
    for said in (FACT, f"<h2>Budget</h2><p>{words}</p>"):
        made = record(f"<h1>Two shores</h1><p>{words} {words}</p>{said}")
        assert made.kind is Kind.PRACTICE
        assert Blocker.KIND in made.why


def test_a_page_with_four_facts_and_a_text_without_a_label_is_not_lost(record):
    facts = (
        "<dl><dt>Institution</dt><dd>Town of Petra</dd><dt>Start date</dt><dd>2017</dd><dt>End date</dt><dd>2019</dd>"
    )
    text = (
        "Stone rings around the vines cool down at night and let the dew drip to the roots, so no water is carted. " * 3
    )
    made = record(f"<h1>Rings of stone</h1>{facts}<dt>Budget</dt><dd>29.870 €</dd></dl><p>{text}</p>")
    assert made.kind is Kind.PRACTICE
    assert Blocker.KIND in made.why


def test_a_fact_makes_a_sure_practice_of_a_page_that_speaks_of_a_project(record):
    words = "The project was restored by the municipality of a rural region with the ERDF, and the project is open."
    assert Blocker.KIND not in record(f"<h1>Two shores</h1><p>{words} {words}</p>{FACT}").why


def test_signs_are_told_to_three_digits(record):
    choice = next(one for one in record(f"<h1>The mill</h1>{TEXT}").choices if one.subject == "kind")
    assert dict(choice.candidates[0].features)["sections"] == 0.333


BOX = "<h1>{}</h1><dl><dt>Budget</dt><dd>€90,000</dd><dt>Location</dt><dd>Crete, Greece</dd><dt>{}</dt><dd>{}</dd></dl>"


@pytest.mark.parametrize(
    ("title", "label", "value", "is_sure"),
    [
        ("Mills 2025", "Application deadline", "3 March 2025", False),
        ("Μύλοι 2025", "Καταληκτική ημερομηνία", "3 Μαρτίου 2025", False),
        ("Moulins 2025", "Date limite de dépôt", "3 mars 2025", False),
        ("Mills 2025", "Eligible applicants", "Villages and their guilds", False),
        ("Keeper of mills", "Position title", "Contract agent", False),
        ("The mill of Lofos", "End date", "3 March 2025", True),
        ("The mill of Lofos", "Funding rate", "80 %", True),
    ],
)
def test_labels_that_only_calls_have_leave_no_page_a_sure_practice(record, title, label, value, is_sure):
    made = record(f"{BOX.format(title, label, value)}{TEXT}")
    assert (made.kind is Kind.PRACTICE and Blocker.KIND not in made.why) is is_sure


def test_whoever_tells_what_was_difficult_may_tell_of_a_deadline(record):
    box = BOX.format("The mill of Lofos", "Application deadline", "3 March 2025")
    assert record(f"{box}{TEXT}").kind is Kind.OTHER
    made = record(f"{box}{TEXT}<h2>Difficulties encountered</h2><p>{PROSE}</p>")
    assert made.kind is Kind.PRACTICE
    assert Blocker.KIND not in made.why


def test_a_sentence_about_a_fund_under_its_label_is_no_fact(record):
    page = f"<h1>The mill</h1>{TEXT}<h2>Fund</h2><p>{{}}</p>"
    assert Blocker.KIND not in record(page.format("Fund for Old Mills")).why
    assert Blocker.KIND in record(page.format("This fund pays for mills in all the valleys of the region.")).why


def test_rules_of_applying_and_meetings_of_partners_are_none_though_they_speak_of_the_project(record):
    rules = (
        "Each proposal says what the project is for; the project has one leader. Its costs are paid where they are "
        "eligible: rural municipalities and the residents of their villages submit them before the deadline."
    )
    assert record(f"<h1>Rules in brief</h1><p>{rules}</p>").kind is Kind.OTHER
    met = (
        "The project partners go through what was done for the project in the first half of the year, and then look "
        "at all that the second half holds for rural roads."
    )
    assert record(f"<h1>Second meeting in Lofos</h1><p>{met}</p>").kind is Kind.OTHER
    assert record(f"<h1>Second summer in Lofos</h1><p>{met}</p>").kind is Kind.PRACTICE


ADVICE = (
    "Cities can make cycling attractive for residents of any neighbourhood: where streets are quiet, more citizens "
    "choose a bicycle for short ways, local shops see more of them, and the municipality needs fewer parking places. "
    "Volunteers may help newcomers, and heritage trails lead tourism to villages that buses seldom reach. "
)


def test_advice_is_no_practice_although_it_is_about_the_same_matter(record):
    assert record(f"<h1>Cycling in small towns</h1><p>{ADVICE}</p>").kind is Kind.OTHER
    told = f"<h1>Cycling in small towns</h1><p>{ADVICE}In 2019 Lofos drew 40 kilometres of lanes.</p>"
    assert record(told).kind is Kind.PRACTICE
    assert (
        record(f"<h1>Cycling in Lofos</h1><p>{ADVICE}</p><p><b>Location:</b> Rhodes, Greece</p>").kind is Kind.PRACTICE
    )


def test_two_texts_under_labels_of_practices_tell_of_one_thing_however_general_their_words(record):
    def is_general(page):
        (choice,) = [one for one in record(page).choices if one.subject == "kind"]
        return bool(dict(choice.candidates[0].features).get("general"))

    one = f"<h1>Cycling in small towns</h1><h2>Resources needed</h2><p>{ADVICE}</p>"
    assert is_general(one)
    assert not is_general(f"{one}<h2>Potential for learning or transfer</h2><p>{ADVICE}</p>")


def test_a_question_that_heads_a_text_makes_no_sure_practice(record):
    page = f"<h1>The mill</h1><p>{PROSE} The project was co-financed by the ERDF.</p><h2>{{}}</h2><p>{PROSE}</p>"
    assert Blocker.KIND not in record(page.format("The idea")).why
    assert Blocker.KIND in record(page.format("How does it work?")).why


def test_those_whom_a_practice_concerns_are_not_those_who_may_ask(record):
    page = "<h1>Λαχανόκηποι</h1><p>{}</p>"
    text = "Οι κάτοικοι καλλιεργούν τον κήπο του δήμου από το 2014 και μοιράζονται τη σοδειά με το σχολείο του χωριού. "
    asked = page.format(text * 2 + "{} μέρη: ο δήμος και οι κάτοικοι.")
    assert record(asked.format("Ενδιαφερόμενα")).kind is Kind.PRACTICE
    assert record(asked.format("Οι ενδιαφερόμενοι και οι ενδιαφερόμενοι υποβάλλουν αίτηση:")).kind is Kind.OTHER


@pytest.mark.parametrize(
    "title", ["Two Shores – Fourth call", "Δύο όχθες: νέα πρόσκληση", "Deux rives – appel à projets 2024"]
)
def test_a_call_may_be_named_behind_its_programme(record, title):
    page = f"<h1>{{}}</h1>{TEXT}<p>The project is for rural municipalities.</p>"
    assert record(page.format(title)).kind is Kind.OTHER
    assert record(page.format("Two Shores – fourth summer")).kind is Kind.PRACTICE


def test_what_a_practice_was_paid_for_makes_it_no_call(record):
    page = "<h1>Die alte Mühle in Unterwald</h1><h2>Ergebnisse</h2><p>Neun Tonnen Mehl im ersten Jahr.</p><dl>"
    page += "<dt>Fördergegenstand</dt><dd>Umbau der Mühle</dd><dt>Träger</dt><dd>Mühlenverein Unterwald</dd></dl>"
    assert record(page).kind is Kind.PRACTICE
