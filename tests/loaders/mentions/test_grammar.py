"""The name grammar proposes names by their punctuation, suffixes, lists and levels."""

from loaders.mentions.bodies import body_mentions
from loaders.mentions.enumerations import enumeration_mentions, enumerations
from loaders.mentions.gazetteer import gazetteer_mentions, single_characters
from loaders.mentions.mention import Mention
from loaders.mentions.names import suffix_mentions
from loaders.mentions.segment import segment
from loaders.mentions.siblings import siblings
from loaders.mentions.titles import definitions, quoted_mentions, title_mentions


def pairs(mentions: object) -> set[tuple[str, str]]:
    assert hasattr(mentions, "__iter__")
    return {(m.type, m.called) for m in mentions}


def test_titles_are_policies_but_reports_and_news_are_not() -> None:
    text = "出台《某市数字经济促进条例》，发布《数字经济白皮书》，《新闻联播》报道"
    assert pairs(title_mentions(text, text.replace("，", ","))) == {("Policy", "某市数字经济促进条例")}


def test_the_text_defines_short_names() -> None:
    text = "印发《加快数字化发展实施方案》(以下简称《实施方案》)"
    offset, short, start, end = next(iter(definitions(text, text)))
    assert text[offset] == "("
    assert short == text[start:end] == "实施方案"


def test_quotation_marks_take_the_word_behind_them() -> None:
    text = "推广“随手办”平台,实施“百企登云”行动,获评“中国软件名城”"
    found = pairs(quoted_mentions(text, text))
    assert {("Platform", "“随手办”平台"), ("Programme", "“百企登云”行动"), ("Recognition", "中国软件名城")} <= found


def test_suffixes_close_names_and_verbs_open_them() -> None:
    text = "加快建设滨河智能制造产业园,推进政务数据共享平台建设"
    found = pairs(suffix_mentions(text, text, segment(text)))
    assert ("Park", "滨河智能制造产业园") in found
    assert ("Platform", "政务数据共享平台") in found


def test_a_firm_list_gives_firms_and_its_closing_noun() -> None:
    text = "集聚了蓝桥、远图、天行等一批国内人工智能骨干企业"
    assert {("Enterprise", name) for name in ("蓝桥", "远图", "天行")} == pairs(enumeration_mentions(text, text, segment(text)))
    head = next(iter(enumerations(text, segment(text)))).head
    assert text[head[0] : head[1]].endswith("骨干企业")


def test_items_that_leave_out_their_last_word_get_it_back() -> None:
    text = "建成云资源管理、政务服务、城市治理等平台"
    assert ("Platform", "城市治理平台") in pairs(enumeration_mentions(text, text, segment(text)))


def test_siblings_of_known_items_are_of_their_kind() -> None:
    text = "发展人工智能、类脑芯片、区块链等产业"
    known = [Mention(start=2, end=6, type="Industry", text="人工智能", source="tagger", confidence=0.9)]
    assert ("Industry", "类脑芯片") in pairs(siblings(text, text, known))


def test_bodies_are_found_by_level_and_by_name() -> None:
    text = "市委、市政府高度重视,由市大数据局牵头,工信部支持"
    assert {("GovernmentBody", name) for name in ("市委", "市政府", "市大数据局", "工信部")} <= pairs(body_mentions(text, text))


def test_lexicon_names_are_found_and_latin_words_are_not_cut() -> None:
    text = "济南发展物联网和AI,AIDA不是AI"
    found = [(m.type, m.text, m.start) for m in gazetteer_mentions(text, text)]
    assert ("City", "济南", 0) in found
    assert ("Industry", "物联网", 4) in found
    assert [start for kind, name, start in found if name == "AI"] == [8, 17]


def test_one_character_places_need_a_word_before_them() -> None:
    text = "该项目在津落地,津津有味"
    assert [m.start for m in single_characters(text, text, frozenset("津"))] == [4]
