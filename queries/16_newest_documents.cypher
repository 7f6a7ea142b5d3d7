// title.zh: 最新的文件
// title.en: The newest documents
// param place: Place = any (地区 Area)
// view: table
// columns: 文件 Document, 所述地区 Place, 发布单位 publisher, 日期 date, 文号 number, 对象数 entities, 证据 evidence

MATCH (document:Document)
OPTIONAL MATCH (about:Place {id: document.about})
WITH document, about
WHERE $place IS NULL OR EXISTS { MATCH (about)-[:WITHIN*0..5]->(:Place {id: $place}) }
WITH document, about, size([(document)-[mention:MENTIONS]->(:Entity) WHERE mention.mentioned | 1]) AS entities
RETURN document AS Document, about AS Place, document.publisher AS publisher, document.date AS date,
       document.number AS number, entities, [] AS evidence
ORDER BY document.date IS NULL, document.date DESC, document.title, document.id
