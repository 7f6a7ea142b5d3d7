// title.zh: 适用于某地、某产业的政策与计划
// title.en: Policies and programmes for a place and an industry
// param place: Place = any (地区 Area)
// param industry: Industry = any (产业 Industry)
// view: graph, table
// columns: 政策 Policy, 类型 type, 发布主体 Issuer, 适用地区 Area, 产业 Industry, 状态 status, 证据 evidence

// What applies to a larger place applies to the asked one too; narrower industries are included.
MATCH (policy:Entity)
WHERE (policy:Policy OR policy:Programme)
  AND ($place IS NULL OR EXISTS {
    MATCH (:Place {id: $place})-[:WITHIN*0..5]->(:Place)<-[rule:APPLIES_TO|ISSUED_BY]-(policy)
    WHERE rule.confidence >= $least } OR EXISTS {
    MATCH chain = (policy)-[:ISSUED_BY]->(:GovernmentBody)-[:LOCATED_IN|PART_OF*1..3]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
  AND ($industry IS NULL OR EXISTS {
    MATCH (policy)-[focus:FOCUSES_ON]->(:Industry)-[:BROADER*0..9]->(:Industry {id: $industry})
    WHERE focus.confidence >= $least })
WITH policy,
     COLLECT { MATCH (policy)-[issue:ISSUED_BY]->(:Entity) WHERE issue.confidence >= $least RETURN issue ORDER BY issue.id } AS issues,
     COLLECT { MATCH (policy)-[rule:APPLIES_TO]->(:Entity) WHERE rule.confidence >= $least RETURN rule ORDER BY rule.id } AS rules,
     COLLECT { MATCH (policy)-[focus:FOCUSES_ON]->(:Entity) WHERE focus.confidence >= $least RETURN focus ORDER BY focus.id } AS foci
WITH policy, issues, rules, foci, issues + rules + foci AS links
WHERE size(links) > 0
RETURN policy AS Policy, policy.type AS type,
       [link IN issues | endNode(link)] AS Issuer, [link IN rules | endNode(link)] AS Area,
       [link IN foci | endNode(link)] AS Industry,
       CASE WHEN any(link IN links WHERE link.status = 'actual') THEN 'actual' ELSE 'planned' END AS status,
       reduce(all = [], link IN links | all + link.evidence) AS evidence, links AS edges
ORDER BY policy.type, policy.name, policy.id
