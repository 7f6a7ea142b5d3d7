// title.zh: 某地哪些产业有企业而没有园区
// title.en: Industries with enterprises but no park in a place
// param place: Place = 济南市 (地区 Area)
// view: graph, table
// columns: 产业 Industry, 企业 Enterprise, 证据 evidence

// A park of a broader or a narrower industry counts as a park for the industry.
MATCH chain = (:Place {id: $place})<-[:LOCATED_IN|PART_OF|WITHIN*1..5]-(firm:Enterprise)
WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least)
MATCH (firm)-[focus:FOCUSES_ON]->(industry:Industry)
WHERE focus.confidence >= $least
WITH DISTINCT firm, focus, industry
WHERE NOT EXISTS {
    MATCH way = (:Place {id: $place})<-[:LOCATED_IN|PART_OF|WITHIN*1..5]-(:Park)-[:FOCUSES_ON]->(:Industry)-[:BROADER*0..9]->(industry)
    WHERE all(step IN relationships(way) WHERE coalesce(step.confidence, 1) >= $least) }
  AND NOT EXISTS {
    MATCH way = (:Place {id: $place})<-[:LOCATED_IN|PART_OF|WITHIN*1..5]-(:Park)-[:FOCUSES_ON]->(:Industry)<-[:BROADER*0..9]-(industry)
    WHERE all(step IN relationships(way) WHERE coalesce(step.confidence, 1) >= $least) }
WITH industry, firm, focus ORDER BY focus.id
WITH industry, collect(DISTINCT firm) AS firms, collect(focus) AS links
RETURN industry AS Industry, firms AS Enterprise,
       reduce(all = [], link IN links | all + link.evidence) AS evidence, links AS edges
ORDER BY size(firms) DESC, industry.name, industry.id
