// title.zh: 一个对象的全部关系
// title.en: All relations of an entity
// param entity: Entity (对象 Entity)
// view: graph, table
// columns: 主体 Subject, 关系 relation, 对象 Object, 状态 status, 起 from, 止 to, 证据 evidence

MATCH (:Entity {id: $entity})-[link]-(:Entity)
WHERE coalesce(link.confidence, 1) >= $least
WITH DISTINCT link
RETURN startNode(link) AS Subject, type(link) AS relation, endNode(link) AS Object, link.status AS status,
       link.validFrom AS from, link.validTo AS to, coalesce(link.evidence, []) AS evidence, [link] AS edges
ORDER BY type(link), startNode(link).name, endNode(link).name, link.status, link.id
