// title.zh: 一个对象的全部指标数据
// title.en: All figures about an entity
// param entity: Entity (对象 Entity)
// view: table, chart
// columns: 指标 Indicator, 原文指标 metric, 时期 period, 数值 figure, 状态 status, 证据 evidence

MATCH (:Entity {id: $entity})<-[:ABOUT]-(figure:Observation)-[:OF_INDICATOR]->(indicator:Indicator)
WHERE figure.confidence >= $least
RETURN indicator AS Indicator, figure.metric AS metric, figure.period AS period, figure, figure.status AS status,
       COLLECT { MATCH (figure)-[:EVIDENCE]->(passage:Passage) RETURN passage.id ORDER BY passage.id } AS evidence
ORDER BY indicator.name, figure.period, figure.status, figure.value, figure.id
