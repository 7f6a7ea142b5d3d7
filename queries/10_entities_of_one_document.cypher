// title.zh: 只有一份文件提到的对象
// title.en: Entities that only one document names
// param document: Document = any (文件 Document)
// param place: Place = any (地区 Area)
// view: table
// columns: 对象 Entity, 类型 type, 文件 Document, 证据 evidence

MATCH (document:Document)-[mention:MENTIONS]->(entity:Entity)
WHERE mention.mentioned
WITH entity, collect(document) AS documents
WHERE size(documents) = 1 AND ($document IS NULL OR documents[0].id = $document)
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (entity)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
WITH entity, documents[0] AS document,
     COLLECT { MATCH (entity)-[link]-(:Entity) WHERE link.confidence >= $least RETURN link.evidence ORDER BY link.id } AS said
RETURN entity AS Entity, entity.type AS type, document AS Document,
       reduce(all = [], ids IN said | all + ids) AS evidence
ORDER BY entity.type, entity.name, entity.id
