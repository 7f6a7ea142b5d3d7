"""Three short texts in our own words with what they say, small enough to know every right answer by heart."""

from typing import Any

from graph.facts import Document, Facts
from loaders.annotation import from_annotation

XINWU = "place/320214"
JINAN = "place/370100"


def _annotated(
    about: str, entities: dict[str, tuple[str, str, list[str]]], relations: list[tuple[str, str, str, str, str]],
    observations: list[tuple[str, str, float, str, str, str, str]], **description: Any,
) -> Facts:
    """`entities`: key to class, name, aliases; `relations`: head, type, tail, status, sentence; `observations`: subject,
    metric, value, unit, period, status, sentence. The text is made of the sentences."""
    sentences = dict.fromkeys([row[-1] for row in relations] + [row[-1] for row in observations])
    document = Document.of(description.pop("name"), "\n".join(sentences), description.pop("title"), about=about, **description)
    return from_annotation({
        "entities": [{"id": key, "type": kind, "name": name, "aliases": aliases}
                     for key, (kind, name, aliases) in entities.items()],
        "relations": [{"head": head, "type": kind, "tail": tail, "status": status, "evidence": sentence}
                      for head, kind, tail, status, sentence in relations],
        "observations": [{"subject": subject, "metric": metric, "value": value, "unit": unit, "period": period, "status": status,
                          "evidence": sentence} for subject, metric, value, unit, period, status, sentence in observations],
    }, document)


def xinwu() -> Facts:
    sensors = "新吴区的智能传感器产业园已经投用，主攻传感网。"
    coming = "新吴区正在筹建传感网产业园。"
    hynix = "SK海力士落户新吴区，做集成电路，也是智能传感器产业园的合作伙伴的客户。"
    policy = "新吴区出台《新吴区物联网促进办法》，其中包括飞凤人才计划，东南大学参与这一计划。"
    app = "新吴区自己运营“锡新通”，该平台面向物联网。"
    title = "智能传感器产业园力争成为中国软件名园，新吴区已是双千兆城区。"
    masts = "新吴区2023年有5G基站3000个，到2025年要达到5000个。"
    return _annotated(XINWU, {
        "d": ("District", "新吴区", ["我区"]), "p": ("Park", "智能传感器产业园", ["中国传感网创新园"]),
        "q": ("Park", "传感网产业园", []),
        "s": ("Industry", "传感网", []), "i": ("Industry", "物联网", ["IoT"]),
        "c": ("Industry", "集成电路", []), "h": ("Enterprise", "SK海力士", ["SK Hynix"]),
        "l": ("Policy", "新吴区物联网促进办法", []), "f": ("Programme", "飞凤人才计划", []),
        "u": ("Institution", "东南大学", []), "x": ("Platform", "锡新通", []), "t": ("Recognition", "中国软件名园", []),
        "g": ("Recognition", "双千兆城区", []),
    }, [
        ("p", "LOCATED_IN", "d", "actual", sensors), ("p", "FOCUSES_ON", "s", "actual", sensors),
        ("q", "LOCATED_IN", "d", "planned", coming), ("q", "FOCUSES_ON", "s", "actual", coming),
        ("h", "LOCATED_IN", "d", "actual", hynix), ("h", "FOCUSES_ON", "c", "actual", hynix),
        ("l", "ISSUED_BY", "d", "actual", policy), ("l", "APPLIES_TO", "d", "actual", policy),
        ("l", "FOCUSES_ON", "i", "actual", policy),
        ("f", "PART_OF", "l", "actual", policy), ("u", "PARTICIPATES_IN", "f", "actual", policy),
        ("d", "OPERATES", "x", "actual", app), ("x", "FOCUSES_ON", "i", "actual", app),
        ("p", "HOLDS", "t", "planned", title), ("d", "HOLDS", "g", "actual", title),
    ], [
        ("d", "5G基站数", 3000, "个", "2023", "actual", masts), ("d", "5G基站数", 5000, "个", "2025", "target", masts),
    ], name="xinwu.txt", title="新吴区的一篇短文", date="2023-11-14", publisher="新吴区某局")


def jinan() -> Facts:
    inspur = "浪潮设在济南市，做人工智能和集成电路。"
    park = "济南市的齐鲁软件园以软件为主。"
    masts = "济南市2023年有5G基站22000个。"
    return _annotated(JINAN, {
        "j": ("City", "济南市", ["济南", "Jinan"]), "h": ("Enterprise", "浪潮", ["Inspur"]), "a": ("Industry", "人工智能", []),
        "c": ("Industry", "集成电路", []), "p": ("Park", "齐鲁软件园", []), "s": ("Industry", "软件", []),
    }, [
        ("h", "LOCATED_IN", "j", "actual", inspur), ("h", "FOCUSES_ON", "a", "actual", inspur),
        ("h", "FOCUSES_ON", "c", "actual", inspur),
        ("p", "LOCATED_IN", "j", "actual", park), ("p", "FOCUSES_ON", "s", "actual", park),
    ], [("j", "5G基站数", 22000, "个", "2023", "actual", masts)], name="jinan.txt", title="济南市的一篇短文", date="2024-01-05")


def jinan_again() -> Facts:
    masts = "据另一家统计，济南市2023年有5G基站25000个。"
    park = "齐鲁软件园在济南市。"
    return _annotated(JINAN, {"j": ("City", "济南市", ["济南"]), "p": ("Park", "齐鲁软件园", [])},
                      [("p", "LOCATED_IN", "j", "actual", park)],
                      [("j", "5G基站数", 25000, "个", "2023", "actual", masts)], name="jinan2.txt", title="济南市的另一篇短文")


def all_facts() -> tuple[Facts, ...]:
    return xinwu(), jinan(), jinan_again()
