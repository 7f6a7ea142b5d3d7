"""Every page in both languages; what a page says, and where its state is kept."""

import pytest
from streamlit.testing.v1 import AppTest

from queries.catalogue import catalogue
from tests.queries.worked_example import xinwu
from tests.ui.conftest import Open
from tests.ui.examples import doubtful, hostile, text_of
from ui.words import LANGUAGES

XINWU = "place/320214"
PAGES = ["home", "explore", "entity", "document", "data"]


def said(app: AppTest) -> str:
    """All texts on the page."""
    parts = [element.value for kind in ("markdown", "caption", "subheader", "info", "warning") for element in app.get(kind)]
    return text_of([*parts, [html.proto.body for html in app.get("html")]])


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def sound(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error, [error.value for error in app.error]
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_both_languages(open_page: Open, page: str, language: str) -> None:
    app = sound(open_page(page, lang=language))
    assert ("首页" if language == "zh" else "Home") in links(app)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_graph_says_what_to_do_next(open_empty: Open, page: str) -> None:
    app = sound(open_empty(page))
    assert app.info or app.warning or app.caption


def test_the_first_page_counts_and_dates(open_page: Open) -> None:
    words = said(sound(open_page("home")))
    assert "2023-11-14" in words
    assert "2024-06-01" in words


@pytest.mark.parametrize("text", ["SK Hynix", "sk海力士", "海力士"])
def test_search_finds_by_any_name_in_any_case(open_page: Open, text: str) -> None:
    app = open_page("home")
    sound(app.text_input[0].set_value(text).run())
    assert any("SK海力士" in label for label in links(app))
    assert app.query_params["s"] == text


def test_a_search_without_result_says_so(open_page: Open) -> None:
    app = sound(open_page("home", s="没有这个东西"))
    assert "没有这个东西" in app.info[0].value


def test_the_first_question_is_answered_at_once(open_page: Open) -> None:
    app = sound(open_page("explore"))
    frame = app.dataframe[0].value
    assert {"智能传感器产业园", "传感网产业园"} <= set(frame["园区"])
    planned = frame[frame["园区"] == "传感网产业园"]["状态"]
    assert list(planned) == ["计划"]


def test_the_address_stays_as_it_was_opened_until_something_is_chosen(open_page: Open) -> None:
    app = open_page("explore")
    assert "q" not in app.query_params
    sound(app.selectbox(key="explore.parks_by_industry.status").set_value("planned").run())
    assert app.query_params["q"] == "parks_by_industry"
    assert app.query_params["industry"] == "industry/internet-of-things"
    assert app.query_params["status"] == "planned"
    assert list(app.dataframe[0].value["园区"]) == ["传感网产业园"]


def test_a_permalink_may_use_any_name_and_gives_the_same_rows_in_english(open_page: Open) -> None:
    chinese = sound(open_page("explore", q="parks_by_industry", industry="IoT")).dataframe[0].value
    english = sound(open_page("explore", q="parks_by_industry", industry="IoT", lang="en")).dataframe[0].value
    assert len(chinese) == len(english) == 2
    assert "Park" in english.columns


def test_another_question_brings_its_own_parameters(open_page: Open) -> None:
    app = open_page("explore")
    sound(app.selectbox(key="explore.query").set_value("indicator_across_places").run())
    assert app.query_params["q"] == "indicator_across_places"
    assert app.selectbox(key="explore.indicator_across_places.indicator").value


def test_a_required_parameter_without_value_is_asked_for(open_page: Open) -> None:
    app = sound(open_page("explore", q="path_between"))
    assert "起点" in app.info[0].value


def test_every_question_can_be_chosen(open_page: Open) -> None:
    app = open_page("explore")
    for query in catalogue():
        sound(app.selectbox(key="explore.query").set_value(query.key).run())


def test_a_profile_shows_relations_both_ways_with_their_sentences(open_page: Open) -> None:
    app = sound(open_page("entity", id=XINWU))
    words = said(app)
    assert "Xinwu District" in words
    assert "新吴区正在筹建传感网产业园" in words
    assert "无锡市" in links(app)
    assert "智能传感器产业园" in links(app)


def test_the_evidence_of_a_statement_is_marked_in_its_paragraph(open_page: Open) -> None:
    app = open_page("entity", id=XINWU)
    button = next(button for button in app.button if button.label.startswith("原文"))
    words = said(sound(button.click().run()))
    assert "<mark>" in words


def test_a_profile_of_nothing_offers_the_search(open_page: Open) -> None:
    app = sound(open_page("entity", id="park/none"))
    assert app.warning
    assert app.text_input


def test_a_document_shows_its_text_with_the_evidence_marked(open_page: Open) -> None:
    document = xinwu().document
    app = sound(open_page("document", id=document.id))
    words = said(app)
    assert "<mark>新吴区正在筹建传感网产业园。</mark>" in words
    assert "传感网产业园" in set(app.dataframe[0].value["主体"])


def test_the_documents_are_listed_with_their_counts(open_page: Open) -> None:
    documents = sound(open_page("data")).dataframe[0].value
    row = documents[documents["标题"] == xinwu().document.title].iloc[0]
    assert (row["关系"], row["指标"]) == (len(xinwu().relations), len(xinwu().observations))


@pytest.mark.parametrize("page", ["home", "explore", "entity", "document", "data"])
def test_what_documents_say_is_shown_and_never_interpreted(open_page: Open, page: str) -> None:
    document = hostile().document
    place = {"home": {"s": "科技有限公司"}, "explore": {"q": "facts_of_document", "document": document.id},
             "entity": {"id": hostile().relations[0].head}, "document": {"id": document.id}, "data": {}}
    app = sound(open_page(page, **place[page]))
    for html in app.get("html"):
        assert "<img" not in html.proto.body
        assert "<script>alert" not in html.proto.body
    for label in links(app):
        assert "[点此](" not in label
        assert ":red[软件]" not in label


def test_less_certain_facts_are_shown_on_demand_and_the_address_says_so(open_page: Open) -> None:
    app = sound(open_page("explore", q="parks_by_industry", industry="软件", place="济南市"))
    assert list(app.dataframe[0].value["园区"]) == ["齐鲁软件园"]
    assert list(app.dataframe[0].value["把握"]) == ["高"]
    assert "另有 1 条" in said(app)
    sound(app.toggle(key="confidence.all").set_value(True).run())
    assert app.query_params["all"] == "1"
    assert dict(zip(app.dataframe[0].value["园区"], app.dataframe[0].value["把握"], strict=True)) == {
        "齐鲁软件园": "高", "泉上软件园": "低"}
    sound(app.toggle(key="confidence.all").set_value(False).run())
    assert "all" not in app.query_params
    assert len(app.dataframe[0].value) == 1


def test_a_profile_tells_how_many_facts_are_less_certain(open_page: Open) -> None:
    park = doubtful().relations[0].head
    app = sound(open_page("entity", id=park))
    assert "有 2 条结论把握较低" in said(app)
    assert "软件" not in links(app)
    app = sound(open_page("entity", id=park, all="1"))
    assert "软件" in links(app)
    assert "把握：低" in said(app)


def test_a_document_shows_all_its_facts_with_their_band(open_page: Open) -> None:
    facts = sound(open_page("document", id=doubtful().document.id)).dataframe[0].value
    assert list(facts["把握"]) == ["低", "低"]


def test_without_a_certain_answer_the_less_certain_ones_are_offered(open_page: Open) -> None:
    app = sound(open_page("explore", q="path_between", first="泉上软件园", second="浪潮"))
    assert "打开上面的开关" in app.info[0].value
    assert app.toggle(key="confidence.all")


def test_a_store_out_of_reach_is_said_plainly(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARKGRAPH_STORE", "bolt://127.0.0.1:9")
    app = open_page("home")
    assert not app.exception
    assert app.error[0].value
    assert any(button.label == "重试" for button in app.button)


def test_the_language_switch_keeps_the_question(open_page: Open) -> None:
    app = open_page("explore", q="path_between")
    sound(app.button(key="language").click().run())
    assert app.query_params["lang"] == "en"
    assert app.query_params["q"] == "path_between"
