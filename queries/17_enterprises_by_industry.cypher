// title.zh: 某地某产业有哪些企业
// title.en: Which enterprises of an industry are in a place
// param industry: Industry = any (产业 Industry)
// param place: Place|Park = any (地点 Location)
// param status: Status = any (状态 Status)
// view: graph, table, map
// columns: 企业 Enterprise, 产业 Industry, 所在地 Location, 状态 status, 证据 evidence

// Narrower industries are included. Firms whose place no text gives appear when no place is asked for.
MATCH (firm:Enterprise)-[focus:FOCUSES_ON]->(industry:Industry)
WHERE focus.confidence >= $least
  AND ($industry IS NULL OR EXISTS { MATCH (industry)-[:BROADER*0..9]->(:Industry {id: $industry}) })
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (firm)-[:LOCATED_IN|PART_OF|WITHIN*1..6]->(:Entity {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
  AND ($status IS NULL OR focus.status = $status)
WITH firm, focus, industry,
     COLLECT { MATCH (firm)-[seat:LOCATED_IN]->(:Entity) WHERE seat.confidence >= $least RETURN seat ORDER BY seat.id } AS seats
RETURN firm AS Enterprise, industry AS Industry, [seat IN seats | endNode(seat)] AS Location, focus.status AS status,
       reduce(all = focus.evidence, seat IN seats | all + seat.evidence) AS evidence, [focus] + seats AS edges
ORDER BY firm.name, industry.name, focus.status, focus.id
