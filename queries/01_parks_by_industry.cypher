// title.zh: 哪些城市的哪些园区支持某产业
// title.en: Which parks support an industry, in which cities
// param industry: Industry = 物联网 (产业 Industry)
// param place: Place = any (地区 Area)
// param status: Status = any (状态 Status)
// view: graph, table, map
// columns: 城市 City, 区县 District, 园区 Park, 产业 Industry, 状态 status, 证据 evidence

// Narrower industries are included. A park counts as planned when its focus is, or when no text has it standing yet.
MATCH (park:Park)-[focus:FOCUSES_ON]->(industry:Industry)
WHERE focus.confidence >= $least
  AND ($industry IS NULL OR EXISTS { MATCH (industry)-[:BROADER*0..9]->(:Industry {id: $industry}) })
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (park)-[:LOCATED_IN|PART_OF|WITHIN*1..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
WITH park, focus, industry, [(park)-[seat:LOCATED_IN]->(:Entity) WHERE seat.confidence >= $least | seat.status] AS seats
WITH park, focus, industry,
     CASE WHEN focus.status = 'planned' OR (size(seats) > 0 AND NOT 'actual' IN seats)
          THEN 'planned' ELSE 'actual' END AS status
WHERE $status IS NULL OR status = $status
OPTIONAL MATCH site = (park)-[:LOCATED_IN|PART_OF*1..3]->(:Place)-[:WITHIN*0..5]->(city:City)
WHERE all(step IN relationships(site) WHERE coalesce(step.confidence, 1) >= $least)
WITH park, focus, industry, status, city, site
ORDER BY reduce(key = '', step IN relationships(site) | key + coalesce(step.id, '') + ' ')
WITH park, focus, industry, status, city,
     collect(DISTINCT head([near IN nodes(site) WHERE near.type = 'District'])) AS districts, collect(site) AS sites
WITH park, focus, industry, status, city, districts, reduce(all = [], site IN sites | all + relationships(site)) AS way
UNWIND CASE WHEN size(districts) = 0 THEN [null] ELSE districts END AS district
RETURN city AS City, district AS District, park AS Park, industry AS Industry, status,
       reduce(all = focus.evidence, step IN way | all + coalesce(step.evidence, [])) AS evidence,
       [focus] + way AS edges
ORDER BY city.name, district.name, park.name, industry.name, status, focus.id
