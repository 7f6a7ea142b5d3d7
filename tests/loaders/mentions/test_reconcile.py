"""Names without swallowed verbs, glosses or neighbours."""

import pytest

from loaders.mentions import find
from loaders.mentions.bodies import body_mentions
from loaders.mentions.gazetteer import gazetteer_mentions
from loaders.mentions.goods import goods_mentions
from loaders.mentions.width import shadow


def names(text: str, *types: str) -> set[str]:
    return {mention.text for mention in find(text) if mention.type in types}


@pytest.mark.parametrize("text", ["滨河软件园面向全国招商。", "扩大滨河软件园影响力。", "整座滨河软件园焕然一新。"])
def test_verbs_and_measures_stay_outside_a_name(text: str) -> None:
    assert names(text, "Park") <= {"滨河软件园"}


def test_two_names_are_not_one() -> None:
    assert not any("和" in name for name in names("建设滨河软件园和东山产业园。", "Park"))


def test_a_gloss_is_no_part_of_the_name() -> None:
    assert not any("又称" in name for name in names("建成滨河创新中心（又称东山实验室）。", "Institution", "Park"))


def test_cells_of_a_table_are_not_run_together() -> None:
    assert not any("\t" in mention.text for mention in find("企业\t园区\n蓝桥科技有限公司\t滨河软件园\n"))


def test_a_known_place_with_an_organ_is_a_body() -> None:
    text = "淄博市规划局与敖汉旗政府签约。"
    found = {m.text for m in body_mentions(text, text, tuple(gazetteer_mentions(text, text)))}
    assert {"淄博市规划局", "敖汉旗政府"} <= found


def test_goods_that_are_made_or_traded_name_a_field() -> None:
    text = shadow("公司主要从事变压器，洗衣机行业增长。")
    found = {(m.text, m.source) for m in goods_mentions(gazetteer_mentions(text, text), text)}
    assert {("变压器", "grammar/made-Industry"), ("洗衣机", "grammar/traded-Industry")} <= found
