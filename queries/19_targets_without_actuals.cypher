// title.zh: 还没有实际值的目标
// title.en: Targets with no actual figure on file
// param place: Place = any (地区 Area)
// param period: string = any (目标时期 Period)
// view: table
// columns: 对象 Subject, 指标 Indicator, 目标时期 period, 目标 target, 最近实际 latest, 证据 evidence

// Targets whose own period has no actual figure, with the latest earlier one beside.
MATCH (subject:Entity)<-[:ABOUT]-(target:Observation)-[:OF_INDICATOR]->(indicator:Indicator)
WHERE target.confidence >= $least AND target.status = 'target' AND ($period IS NULL OR target.period = $period)
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (subject)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
OPTIONAL MATCH (subject)<-[:ABOUT]-(known:Observation)-[:OF_INDICATOR]->(indicator)
WHERE known.confidence >= $least AND known.status = 'actual'
WITH subject, indicator, target, known ORDER BY known.periodEnd DESC, known.id
WITH subject, indicator, target, collect(known) AS known
WHERE NOT any(figure IN known WHERE figure.period = target.period)
WITH subject, indicator, target, head(known) AS latest
RETURN subject AS Subject, indicator AS Indicator, target.period AS period, target, latest,
       COLLECT { MATCH (target)-[:EVIDENCE]->(passage:Passage) RETURN passage.id ORDER BY passage.id } AS evidence
ORDER BY subject.name, indicator.name, target.period, target.id
