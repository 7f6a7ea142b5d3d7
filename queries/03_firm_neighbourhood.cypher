// title.zh: 某企业的关系圈
// title.en: The neighbourhood of a firm
// param firm: Enterprise (企业 Enterprise)
// view: graph, table
// columns: 步数 step, 主体 Subject, 关系 relation, 对象 Object, 状态 status, 证据 evidence

// Second steps lead on from sites, platforms and partners only: through a city or an industry everything is near everything.
CALL {
  MATCH (firm:Enterprise {id: $firm})-[own]-(near:Entity)
  WHERE coalesce(own.confidence, 1) >= $least
  RETURN 1 AS step, own AS link
  UNION
  MATCH (firm:Enterprise {id: $firm})-[own]-(near:Entity)-[next]-(far:Entity)
  WHERE coalesce(own.confidence, 1) >= $least AND coalesce(next.confidence, 1) >= $least
    AND far.id <> $firm AND NOT near:Place AND NOT near:Industry AND NOT near:Recognition
  RETURN 2 AS step, next AS link
}
WITH link, min(step) AS step
RETURN step, startNode(link) AS Subject, type(link) AS relation, endNode(link) AS Object, link.status AS status,
       coalesce(link.evidence, []) AS evidence, [link] AS edges
ORDER BY step, type(link), startNode(link).name, endNode(link).name, link.status, link.id
