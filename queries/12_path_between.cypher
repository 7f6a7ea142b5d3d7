// title.zh: 两个对象如何相连
// title.en: How two things are connected
// param first: Entity (起点 From)
// param second: Entity (终点 To)
// view: graph, table
// columns: 路径 path, 步 step, 主体 Subject, 关系 relation, 对象 Object, 状态 status, 证据 evidence

// All shortest ways of up to six steps, whichever way the relations point. A way with a step below $least is left out; a
// longer one is not looked for instead, since the embedded engine cannot. After the WITH, no other engine does either.
MATCH (first:Entity {id: $first}), (second:Entity {id: $second})
WHERE first.id <> second.id
MATCH way = allShortestPaths((first)-[:LOCATED_IN|PART_OF|FOCUSES_ON|ISSUED_BY|APPLIES_TO|OPERATES|HOLDS|PARTICIPATES_IN|PARTNERS_WITH|WITHIN|BROADER*..6]-(second))
WITH way
WHERE all(step IN relationships(way) WHERE coalesce(step.confidence, 1) >= $least)
WITH way ORDER BY reduce(key = '', node IN nodes(way) | key + node.id + ' ')
WITH collect(relationships(way)) AS ways
UNWIND range(0, size(ways) - 1) AS number
UNWIND range(0, size(ways[number]) - 1) AS place
WITH number + 1 AS path, place + 1 AS step, ways[number][place] AS link
RETURN path, step, startNode(link) AS Subject, type(link) AS relation, endNode(link) AS Object,
       link.status AS status, coalesce(link.evidence, []) AS evidence, [link] AS edges
ORDER BY path, step
