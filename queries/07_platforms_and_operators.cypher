// title.zh: 平台由谁运营、位于哪里、服务什么产业
// title.en: Platforms, their operators, places and industries
// param place: Place = any (地区 Area)
// param industry: Industry = any (产业 Industry)
// view: graph, table
// columns: 平台 Platform, 运营方 Operator, 所在地 Location, 产业 Industry, 状态 status, 证据 evidence

MATCH (platform:Platform)
WHERE ($place IS NULL OR EXISTS {
    MATCH chain = (platform)-[:LOCATED_IN|PART_OF|WITHIN*1..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) } OR EXISTS {
    MATCH chain = (platform)<-[:OPERATES]-(:Entity)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
  AND ($industry IS NULL OR EXISTS {
    MATCH (platform)-[focus:FOCUSES_ON]->(:Industry)-[:BROADER*0..9]->(:Industry {id: $industry})
    WHERE focus.confidence >= $least })
WITH platform,
     COLLECT { MATCH (platform)<-[run:OPERATES]-(:Entity) WHERE run.confidence >= $least RETURN run ORDER BY run.id } AS runs,
     COLLECT { MATCH (platform)-[seat:LOCATED_IN]->(:Entity) WHERE seat.confidence >= $least RETURN seat ORDER BY seat.id } AS seats,
     COLLECT { MATCH (platform)-[focus:FOCUSES_ON]->(:Entity) WHERE focus.confidence >= $least RETURN focus ORDER BY focus.id } AS foci
WITH platform, runs, seats, foci, runs + seats + foci AS links
WHERE size(links) > 0
RETURN platform AS Platform, [link IN runs | startNode(link)] AS Operator,
       [link IN seats | endNode(link)] AS Location, [link IN foci | endNode(link)] AS Industry,
       CASE WHEN any(link IN links WHERE link.status = 'actual') THEN 'actual' ELSE 'planned' END AS status,
       reduce(all = [], link IN links | all + link.evidence) AS evidence, links AS edges
ORDER BY platform.name, platform.id
