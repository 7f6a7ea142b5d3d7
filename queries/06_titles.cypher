// title.zh: 已获得与正在争取的称号
// title.en: Titles held and aimed at
// param place: Place = any (地区 Area)
// param recognition: Recognition = any (称号 Title)
// param status: Status = any (状态 Status)
// view: graph, table, map
// columns: 对象 Holder, 类型 type, 称号 Recognition, 状态 status, 证据 evidence

MATCH (holder:Entity)-[hold:HOLDS]->(title:Recognition)
WHERE hold.confidence >= $least
  AND ($recognition IS NULL OR title.id = $recognition)
  AND ($status IS NULL OR hold.status = $status)
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (holder)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
RETURN holder AS Holder, holder.type AS type, title AS Recognition, hold.status AS status,
       hold.evidence AS evidence, [hold] AS edges
ORDER BY holder.type, holder.name, title.name, hold.status, hold.id
