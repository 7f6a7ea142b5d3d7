// title.zh: 一项指标在各地的实际与目标
// title.en: One indicator across places, targets beside actuals
// param indicator: Indicator = 5G基站数 (指标 Indicator)
// param period: string = any (时期 Period)
// view: table, chart
// columns: 对象 Subject, 时期 period, 实际 actual, 目标 target, 证据 evidence

// Two texts that disagree give two rows for the same place and period.
MATCH (:Indicator {id: $indicator})<-[:OF_INDICATOR]-(figure:Observation)-[:ABOUT]->(subject:Entity)
WHERE figure.confidence >= $least AND ($period IS NULL OR figure.period = $period)
WITH subject, figure.period AS period, figure,
     COLLECT { MATCH (figure)-[:EVIDENCE]->(passage:Passage) RETURN passage.id ORDER BY passage.id } AS sources
WITH subject, period, figure, sources ORDER BY figure.id
WITH subject, period, collect({figure: figure, sources: sources}) AS figures
WITH subject, period,
     [item IN figures WHERE item.figure.status = 'actual'] AS actuals,
     [item IN figures WHERE item.figure.status = 'target'] AS targets
UNWIND CASE WHEN size(actuals) = 0 THEN [null] ELSE actuals END AS actual
UNWIND CASE WHEN size(targets) = 0 THEN [null] ELSE targets END AS target
RETURN subject AS Subject, period, actual.figure AS actual, target.figure AS target,
       coalesce(actual.sources, []) + coalesce(target.sources, []) AS evidence
ORDER BY subject.name, subject.id, period, actual.figure.id, target.figure.id
