// title.zh: 谁在某园区、区县或城市
// title.en: Who is in a park, district or city
// param place: Place|Park = 济南市 (地点 Location)
// param status: Status = any (状态 Status)
// view: graph, table, map
// columns: 对象 Entity, 类型 type, 所在地 Location, 状态 status, 证据 evidence

// Those in smaller places and parks within the asked one are included.
MATCH chain = (spot:Entity)-[:LOCATED_IN|PART_OF|WITHIN*0..4]->(:Entity {id: $place})
WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least)
MATCH (member:Entity)-[seat:LOCATED_IN|PART_OF]->(spot)
WHERE seat.confidence >= $least AND NOT member:Place AND ($status IS NULL OR seat.status = $status)
WITH member, seat, spot, collect(chain) AS chains
WITH member, seat, spot, reduce(all = [], chain IN chains | all + relationships(chain)) AS way
RETURN member AS Entity, member.type AS type, spot AS Location, seat.status AS status,
       seat.evidence AS evidence, [seat] + way AS edges
ORDER BY member.type, member.name, spot.name, seat.status, seat.id
