// title.zh: 互相矛盾的数字
// title.en: Conflicting figures
// param place: Place = any (地区 Area)
// view: table
// columns: 对象 Subject, 指标 Indicator, 时期 period, 说法一 First, 说法二 Second, 相差百分比 difference, 证据 evidence

// The same measure, period, unit and status with another value. 以上 and 以下 leave room and contradict nothing;
// where one side says 约, up to five per cent apart is the same figure.
MATCH (subject:Entity)<-[:ABOUT]-(one:Observation)-[:OF_INDICATOR]->(indicator:Indicator)
MATCH (subject)<-[:ABOUT]-(other:Observation)-[:OF_INDICATOR]->(indicator)
WHERE one.confidence >= $least AND other.confidence >= $least AND one.id < other.id AND one.period = other.period AND one.status = other.status
  AND coalesce(one.normalisedUnit, one.unit) = coalesce(other.normalisedUnit, other.unit)
  AND NOT coalesce(one.bound, '') IN ['min', 'max'] AND NOT coalesce(other.bound, '') IN ['min', 'max']
  AND ($place IS NULL OR EXISTS {
    MATCH chain = (subject)-[:LOCATED_IN|PART_OF|WITHIN*0..6]->(:Place {id: $place})
    WHERE all(step IN relationships(chain) WHERE coalesce(step.confidence, 1) >= $least) })
WITH subject, indicator, one, other,
     coalesce(one.normalisedValue, one.value) AS left, coalesce(other.normalisedValue, other.value) AS right
WITH subject, indicator, one, other, abs(left - right) AS gap,
     CASE WHEN abs(left) > abs(right) THEN abs(left) ELSE abs(right) END AS size
WHERE gap > 0 AND (gap > 0.05 * size OR (one.bound IS NULL AND other.bound IS NULL))
RETURN subject AS Subject, indicator AS Indicator, one.period AS period, one AS First, other AS Second,
       round(1000.0 * gap / size) / 10.0 AS difference,
       COLLECT { MATCH (one)-[:EVIDENCE]->(passage:Passage) RETURN passage.id ORDER BY passage.id } +
       COLLECT { MATCH (other)-[:EVIDENCE]->(passage:Passage) RETURN passage.id ORDER BY passage.id } AS evidence
ORDER BY subject.name, indicator.name, one.period, one.id, other.id
