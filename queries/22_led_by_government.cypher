// title.zh: 某地政府牵头或运营的平台、项目和计划
// title.en: What a place and its government bodies lead or run
// param place: Place = any (地区 Area)
// param status: Status = any (状态 Status)
// view: graph, table
// columns: 主体 Subject, 关系 relation, 对象 Object, 类型 type, 状态 status, 证据 evidence

MATCH (subject:Entity)-[link:OPERATES|PARTICIPATES_IN|ISSUED_BY]-(object:Entity)
WHERE link.confidence >= $least AND (subject:Place OR subject:GovernmentBody) AND NOT (object:Place OR object:GovernmentBody)
  AND ($status IS NULL OR link.status = $status)
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (subject)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
RETURN startNode(link) AS Subject, type(link) AS relation, endNode(link) AS Object, object.type AS type,
       link.status AS status, link.evidence AS evidence, [link] AS edges
ORDER BY subject.name, object.name, type(link), link.status, link.id
