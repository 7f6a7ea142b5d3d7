// title.zh: 只有一份文件支持或把握不足的关系
// title.en: Relations that rest on one document or on low confidence
// param place: Place = any (地区 Area)
// view: graph, table
// columns: 主体 Subject, 关系 relation, 对象 Object, 状态 status, 文件数 documents, 置信度 confidence, 证据 evidence

// Those below the highest band ($sure), and those that one document says alone; the least certain on top. Nothing is left out.
MATCH (subject:Entity)-[link]->(object:Entity)
WHERE link.evidence IS NOT NULL
  AND ($place IS NULL OR EXISTS { MATCH (subject)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place}) })
MATCH (passage:Passage)-[:FROM]->(document:Document)
WHERE passage.id IN link.evidence
WITH subject, link, object, count(DISTINCT document) AS documents
WHERE documents = 1 OR link.confidence < $sure
RETURN subject AS Subject, type(link) AS relation, object AS Object, link.status AS status, documents,
       link.confidence AS confidence, link.evidence AS evidence, [link] AS edges
ORDER BY link.confidence, type(link), subject.name, object.name, link.status, link.id
