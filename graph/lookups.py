"""The Cypher by which the store answers; the same text for every engine."""

DOCUMENT_INFO = """d {.id, .name, .title, .publisher, .date, .number, .url, .about, .loadedAt, .entities, .relations,
                      .observations, .uncovered, .demonstration, .extraction}"""
DOCUMENTS = f"""
MATCH (d:Document)
OPTIONAL MATCH (place:Entity {{id: d.about}})
RETURN {DOCUMENT_INFO} AS properties, place.name AS aboutName
ORDER BY d.date IS NULL, d.date DESC, d.title, d.id"""
DOCUMENTS_BY_ID = DOCUMENTS.replace("MATCH (d:Document)\n", "MATCH (d:Document) WHERE d.id IN $ids\n")
DOCUMENT = "MATCH (d:Document {id: $id}) RETURN properties(d) AS properties"
TEXTS = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.text AS text"
PASSAGES = """
MATCH (p:Passage)-[:FROM]->(d:Document) WHERE p.id IN $ids
RETURN p.id AS id, d.id AS document, p.start AS start, p.end AS end, p.text AS text"""

CLASS_COUNTS = "MATCH (e:Entity) RETURN e.type AS name, count(*) AS number"
RELATION_COUNTS = "MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS name, count(*) AS number"
NODE_COUNTS = """
RETURN COUNT { MATCH (:Document) } AS documents, COUNT { MATCH (:Passage) } AS passages,
       COUNT { MATCH (:Observation) } AS observations"""

ENTITY = "MATCH (e:Entity {id: $id}) RETURN e"
# The relations of an entity; $limit edges, taken in turn from each type and direction, the most certain of each first.
NEIGHBOURS = """
MATCH (e:Entity {id: $id})-[r]-(o:Entity)
WHERE coalesce(r.confidence, 1) >= $least
WITH r, o ORDER BY coalesce(r.confidence, 1) DESC, size(coalesce(r.evidence, [])) DESC, o.id, r.id
WITH type(r) AS kind, startNode(r).id = $id AS outward, collect([r, o])[..$limit] AS items
UNWIND range(0, size(items) - 1) AS turn
RETURN items[turn][0] AS r, items[turn][1] AS o
ORDER BY turn, kind, outward DESC
LIMIT $limit"""
NEIGHBOUR_COUNT = """
MATCH (e:Entity {id: $id})
RETURN COUNT { MATCH (e)-[r]-(:Entity) WHERE coalesce(r.confidence, 1) >= $least } AS number"""
# Relations and observations of an entity that are less certain.
DOUBTED = """
MATCH (e:Entity {id: $id})
RETURN COUNT { MATCH (e)-[r]-(:Entity) WHERE r.confidence < $least } +
       COUNT { MATCH (e)<-[:ABOUT]-(o:Observation) WHERE o.confidence < $least } AS number"""

RESOLVE = """
MATCH (e:Entity) WHERE (e.id = $id OR $name IN e.searchNames) AND any(label IN labels(e) WHERE label = $type)
RETURN e.id AS id, e.type AS type, e.name AS name, e.nameEn AS nameEn, e.aliases AS aliases
ORDER BY size(e.name), e.id"""
# Every word must be in some name; whole names first, then beginnings, then short names.
SEARCH = """
MATCH (e:Entity)
WHERE all(word IN $words WHERE any(name IN e.searchNames WHERE name CONTAINS word))
  AND (size($types) = 0 OR any(label IN labels(e) WHERE label IN $types))
WITH e, CASE WHEN $name IN e.searchNames THEN 3
             WHEN any(name IN e.searchNames WHERE name STARTS WITH $name) THEN 2
             WHEN any(name IN e.searchNames WHERE name CONTAINS $name) THEN 1
             ELSE 0 END AS rank
RETURN e.id AS id, e.type AS type, e.name AS name, e.nameEn AS nameEn, e.aliases AS aliases, rank
ORDER BY rank DESC, size(e.name), e.id
LIMIT $limit"""
IDS_OF_NODES = "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element RETURN element, n.id AS id"
