// title.zh: 两地有什么共同之处
// title.en: What two places share
// param first: Place = 济南市 (甲地 First)
// param second: Place = 沈阳市 (乙地 Second)
// view: graph, table
// columns: 共同点 Shared, 类型 type, 甲方 First, 乙方 Second, 证据 evidence

// Industries, titles, programmes, partners and firms that both places, or what lies in them, are linked with.
MATCH chain = (:Place {id: $first})<-[:LOCATED_IN|PART_OF|WITHIN*0..4]-(near:Entity)
WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least)
MATCH (near)-[mine:FOCUSES_ON|HOLDS|PARTICIPATES_IN|PARTNERS_WITH|OPERATES|LOCATED_IN]-(shared:Entity)
WHERE mine.confidence >= $least AND NOT shared:Place
WITH DISTINCT near, mine, shared
MATCH (shared)-[theirs:FOCUSES_ON|HOLDS|PARTICIPATES_IN|PARTNERS_WITH|OPERATES|LOCATED_IN]-(far:Entity)
WHERE theirs.confidence >= $least AND far.id <> near.id
  AND EXISTS {
    MATCH chain = (far)-[:LOCATED_IN|PART_OF|WITHIN*0..4]->(:Place {id: $second})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) }
WITH shared, near, mine, far, theirs ORDER BY mine.id, theirs.id
WITH shared, collect(DISTINCT near) AS nearby, collect(DISTINCT far) AS distant,
     collect(DISTINCT mine) + collect(DISTINCT theirs) AS links
RETURN shared AS Shared, shared.type AS type, nearby AS First, distant AS Second,
       reduce(all = [], link IN links | all + coalesce(link.evidence, [])) AS evidence, links AS edges
ORDER BY shared.type, shared.name, shared.id
