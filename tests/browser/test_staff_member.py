"""The way of a staff member: open the first page, choose the question, read the answer, click a node, see the sentence."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.browser.graph_canvas import ask, node_at, wait_for_nodes
from tests.ui.examples import hostile
from ui.profile import ROW_HEIGHT
from ui.words import LANGUAGES, words

pytestmark = pytest.mark.browser

SENTENCE = "新吴区的智能传感器产业园已经投用，主攻传感网。"
PARK = "智能传感器产业园"
PLACES = "graph.nodes().map((node) => [node.id(), node.position('x'), node.position('y')])"
PATHS = {
    "home": "/?", "search": "/?s=IoT", "explore": "/explore?", "figures": "/explore?q=indicator_across_places",
    "profile": "/entity?id=place/320214", "profiles": "/entity?",
    "document": f"/document?id={hostile().document.id}", "documents": "/data?",
    "nothing": "/?s=https://bare.example.invalid", "hostile": f"/entity?id={hostile().relations[0].head}",
}


def test_from_the_first_page_to_the_sentence(visit: Watched) -> None:
    page = visit.page
    page.goto(visit.address)
    page.get_by_role("link", name="图谱探索").click()
    wait_for_nodes(page, 4)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="哪些城市的哪些园区支持某产业").click()
    wait_for_nodes(page, 4)
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    expect(page.locator(".st-key-evidence mark").first).to_be_visible()
    assert ask(page, "Number(view.dataset.overlaps)") == 0
    page.wait_for_timeout(500)
    page.mouse.click(*node_at(page, PARK))
    panel = page.locator(".st-key-evidence")
    expect(panel.locator(".pg-panel-title")).to_contain_text(PARK)
    expect(panel.locator("mark").first).to_have_text(SENTENCE)
    expect(panel.get_by_role("link", name=re.compile("新吴区的一篇短文"))).to_be_visible()


def test_a_double_click_expands_and_leaves_the_others_where_they_are(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore")
    wait_for_nodes(page, 4)
    page.wait_for_timeout(500)
    before = ask(page, PLACES)
    page.mouse.dblclick(*node_at(page, "新吴区"))
    wait_for_nodes(page, len(before) + 3)
    after = {id: (x, y) for id, x, y in ask(page, PLACES)}
    assert all(after[id] == pytest.approx((x, y), abs=1) for id, x, y in before)
    assert ask(page, "Number(view.dataset.overlaps)") == 0
    page.get_by_role("button", name=words("zh")("graph.reset")).click()
    page.wait_for_timeout(1500)
    assert ask(page, "graph.nodes().length") == len(before)


def test_the_legend_hides_a_class_and_the_picture_can_be_saved(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore?lang=en")
    wait_for_nodes(page, 4)
    legend = page.get_by_role("button", name=re.compile("^Industrial park"))
    legend.click()
    expect(legend).to_have_attribute("aria-pressed", "false")
    assert ask(page, "graph.nodes(':visible').filter((node) => node.data('type') === 'Park').length") == 0
    with page.expect_download() as saved:
        page.get_by_role("button", name=words("en")("graph.png")).click()
    assert saved.value.suggested_filename.endswith(".png")


def test_the_keyboard_moves_from_node_to_node(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore")
    wait_for_nodes(page, 4)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-evidence .pg-panel-title")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert ask(page, "graph.nodes('.chosen').length") == 0


def test_the_answer_can_be_taken_away_as_csv(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore?q=enterprises_by_industry&industry=any")
    with page.expect_download() as saved:
        page.get_by_role("button", name=words("zh")("answer.csv")).click()
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK" in content.decode("utf-8-sig")


def test_back_leads_to_the_question_before(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore?q=titles")
    page.get_by_role("link", name="首页").click()
    page.get_by_role("link", name="哪些城市的哪些园区支持某产业").click()
    wait_for_nodes(page, 4)
    page.go_back()
    expect(page.locator(".pg-hero")).to_be_visible()


def test_the_switch_for_less_certain_facts_is_kept_in_the_address_and_on_the_way(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore?q=path_between&first=泉上软件园&second=浪潮")
    expect(page.get_by_text(words("zh")("confidence.only_doubted", count=2))).to_be_visible()
    page.get_by_text(words("zh")("confidence.switch")).click()
    wait_for_nodes(page, 3)
    assert "all=1" in page.url
    page.locator(".st-key-evidence").get_by_role("link", name="泉上软件园").first.click()
    expect(page.get_by_text(words("zh")("confidence.chip", band="低")).first).to_be_visible()
    assert "all=1" in page.url
    page.get_by_text(words("zh")("confidence.switch")).click()
    expect(page.get_by_text(words("zh")("confidence.facts_left_out", count=2))).to_be_visible()
    assert "all=1" not in page.url


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_every_page_in_both_languages_without_a_fault(visit: Watched, name: str, language: str) -> None:
    page = visit.page
    page.goto(f"{visit.address}{PATHS[name]}&lang={language}")
    expect(page.get_by_role("link", name=words(language)("frame.data"), exact=True)).to_be_visible()
    page.wait_for_function("document.querySelector('[data-testid=\"stApp\"]').dataset.testScriptState === 'notRunning'")
    page.wait_for_timeout(700)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    expect(page.locator("a[href*='example.invalid']")).to_have_count(0)


def test_a_source_opens_at_its_sentence(visit: Watched) -> None:
    page = visit.page
    page.goto(f"{visit.address}/explore?q=parks_by_industry&status=planned")
    page.locator(".st-key-evidence").get_by_role("link", name=re.compile("新吴区的一篇短文")).click()
    expect(page.locator(".pg-here")).to_contain_text("新吴区正在筹建传感网产业园。")
    expect(page.locator(".pg-here")).to_be_in_viewport()


def test_a_document_is_uploaded_opened_and_removed(visit: Watched, tmp_path: Path) -> None:
    page = visit.page
    good, bad = tmp_path / "说明.txt", tmp_path / "空.txt"
    good.write_text("沈阳市软件产业情况\n发布时间：2024年3月1日\n沈阳国际软件园位于沈阳市，重点发展软件。\n", encoding="gb18030")
    bad.write_bytes(b"")
    page.goto(f"{visit.address}/data")
    page.locator("input[type=file]").set_input_files([good, bad])
    expect(page.get_by_text("说明.txt")).to_be_visible()
    page.get_by_role("button", name=words("zh")("data.load")).click()
    expect(page.get_by_text(words("zh")("data.done", loaded=1, unchanged=0, failed=1))).to_be_visible()
    page.get_by_role("button", name=words("zh")("data.close_report")).click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(1)
    page.wait_for_timeout(1000)
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    # By date, the text of June 2024 that means harm comes first, then this one of March 2024.
    page.mouse.click(box["x"] + 100, box["y"] + 2.5 * ROW_HEIGHT, delay=80)
    expect(page.locator(".st-key-document-actions")).to_contain_text("沈阳市软件产业情况")
    page.get_by_role("button", name=words("zh")("data.remove")).click()
    page.get_by_role("button", name=words("zh")("data.remove_yes")).click()
    expect(page.get_by_text(words("zh")("data.removed", title="沈阳市软件产业情况"))).to_be_visible()
