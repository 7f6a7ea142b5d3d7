// title.zh: 哪些文件提到某对象
// title.en: The documents that name an entity
// param entity: Entity (对象 Entity)
// view: table
// columns: 文件 Document, 发布单位 publisher, 日期 date, 文中名称 names, 证据 evidence

MATCH (document:Document)-[mention:MENTIONS]->(entity:Entity {id: $entity})
WHERE mention.mentioned
WITH document, mention,
     reduce(all = [], ids IN [(entity)-[link]-(:Entity) WHERE coalesce(link.confidence, 1) >= $least | coalesce(link.evidence, [])] | all + ids) AS said,
     [(entity)<-[:ABOUT]-(figure:Observation)-[:EVIDENCE]->(source:Passage) WHERE figure.confidence >= $least | source.id] AS measured
OPTIONAL MATCH (passage:Passage)-[:FROM]->(document)
WHERE passage.id IN said OR passage.id IN measured
WITH document, mention, passage ORDER BY passage.start
WITH document, mention, collect(DISTINCT passage.id) AS evidence
RETURN document AS Document, document.publisher AS publisher, document.date AS date,
       [mention.name] + coalesce(mention.references, []) AS names, evidence
ORDER BY document.date IS NULL, document.date DESC, document.title, document.id
