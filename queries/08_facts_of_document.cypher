// title.zh: 一份文件说了哪些事实
// title.en: The facts of one document
// param document: Document (文件 Document)
// view: graph, table
// columns: 主体 Subject, 关系 relation, 对象 Object, 数值 figure, 状态 status, 证据 evidence

// Relations and figures alike; only this document's own passages count as evidence here.
CALL {
  MATCH (passage:Passage)-[:FROM]->(document:Document {id: $document})
  WITH document, collect(passage.id) AS own
  MATCH (document)-[:MENTIONS]->(subject:Entity)-[link]->(object:Entity)
  WHERE link.confidence >= $least
  WITH subject, link, object, [id IN coalesce(link.evidence, []) WHERE id IN own] AS evidence
  WHERE size(evidence) > 0
  RETURN subject, type(link) AS relation, object, null AS figure, link.status AS status, evidence, [link] AS edges
  UNION ALL
  MATCH (:Document {id: $document})<-[:FROM]-(passage:Passage)<-[:EVIDENCE]-(figure:Observation)-[:ABOUT]->(subject:Entity)
  WHERE figure.confidence >= $least
  WITH subject, figure, passage ORDER BY passage.start, passage.id
  WITH subject, figure, collect(DISTINCT passage.id) AS evidence
  RETURN subject, figure.metric AS relation, null AS object, figure, figure.status AS status, evidence, [] AS edges
}
RETURN subject AS Subject, relation, object AS Object, figure, status, evidence, edges
ORDER BY subject.name, subject.id, relation, object.name, figure.period, status
