// title.zh: 某政策包含的计划与项目
// title.en: Programmes and projects of a policy
// param policy: Policy|Programme = any (政策 Policy)
// view: graph, table
// columns: 政策 Policy, 组成部分 Part, 类型 type, 参与者 Participant, 状态 status, 证据 evidence

MATCH (part:Entity)-[membership:PART_OF]->(policy:Entity)
WHERE membership.confidence >= $least AND (policy:Policy OR policy:Programme) AND ($policy IS NULL OR policy.id = $policy)
WITH part, membership, policy,
     COLLECT { MATCH (part)<-[joined:PARTICIPATES_IN]-(:Entity) WHERE joined.confidence >= $least
               RETURN joined ORDER BY joined.id } AS joins
RETURN policy AS Policy, part AS Part, part.type AS type, [join IN joins | startNode(join)] AS Participant,
       membership.status AS status, reduce(all = membership.evidence, join IN joins | all + join.evidence) AS evidence,
       [membership] + joins AS edges
ORDER BY policy.name, part.name, membership.status, membership.id
