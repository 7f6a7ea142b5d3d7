"""All Cypher of loading, removing and reading single things; the same text for every engine.

Labels and relation types of the domain come from the ontology and are put in by `typed`, since Cypher takes
no parameters there. Document, Passage, Observation, Indicator and their links are the store's own furniture.
Entities are looked up as `(:Entity {id: …})`: that is the label whose index both engines use. What is to be
deleted is collected first: the embedded engine loses its way when edges go that it is still walking along.
"""

import re

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def typed(template: str, *names: str) -> str:
    """The template with `%s` replaced by a label or type of the ontology, several joined by `:`."""
    for name in names:
        if not _WORD.match(name):
            raise ValueError(f"not a label or type: {name!r}")
    return template.replace("%s", ":".join(names))


# --- one writer at a time: every load first changes this node, so two of them cannot commit side by side
SCHEMA_VERSION = "MATCH (s:StoreSchema {id: 'schema'}) RETURN s.version AS version"
CREATE_SCHEMA = "MERGE (s:StoreSchema {id: 'schema'}) ON CREATE SET s.version = $version, s.writes = 0"
TAKE_TURN = "MATCH (s:StoreSchema {id: 'schema'}) SET s.writes = s.writes + 1"

# --- what a document has said so far
DOCUMENT = "MATCH (d:Document {id: $document}) RETURN d {.*, text: null} AS properties"
PASSAGES = "MATCH (d:Document {id: $document})<-[:FROM]-(p:Passage) RETURN properties(p) AS properties"
MENTIONS = "MATCH (d:Document {id: $document})-[m:MENTIONS]->(e:Entity) RETURN e.id AS id, properties(m) AS properties"
RELATIONS_OF_DOCUMENT = """
MATCH (d:Document {id: $document})-[:MENTIONS]->(h:Entity)-[r]->(t:Entity)
WHERE any(passage IN r.evidence WHERE passage IN $passages)
RETURN type(r) AS type, h.id AS head, t.id AS tail, properties(r) AS properties"""
FIGURES_OF_DOCUMENT = """
MATCH (d:Document {id: $document})<-[:FROM]-(:Passage)<-[:EVIDENCE]-(o:Observation)
WITH DISTINCT o
MATCH (o)-[:ABOUT]->(e:Entity), (o)-[:OF_INDICATOR]->(i:Indicator)
RETURN o.id AS id, e.id AS subject, i.id AS indicator,
       o {.id, .metric, .value, .unit, .period, .status, .bound} AS fixed"""

# --- what the graph holds of given things
ENTITIES = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, properties(e) AS properties"
PARENTS = "MATCH (e:Entity)-[:%s]->(p:Entity) WHERE e.id IN $ids RETURN e.id AS id, p.id AS parent"
MENTIONS_OF_ENTITIES = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[m:MENTIONS]-(d:Document) WHERE d.id <> $document
RETURN id, m.type AS type, m.name AS name, m.nameEn AS nameEn, m.adminCode AS adminCode, m.aliases AS aliases,
       m.parent AS parent, count(*) AS documents"""
RELATIONS = """
UNWIND $rows AS row
MATCH (h:Entity {id: row.head})-[r]->(t:Entity {id: row.tail}) WHERE r.id = row.id
RETURN type(r) AS type, h.id AS head, t.id AS tail, properties(r) AS properties"""
SUPPORTS_OF_OBSERVATIONS = """
UNWIND $ids AS id
MATCH (o:Observation {id: id})-[v:EVIDENCE]->(p:Passage)
RETURN id, p.id AS passage, properties(v) AS properties"""
OBSERVATIONS = """
MATCH (o:Observation)-[:OF_INDICATOR]->(i:Indicator) WHERE o.id IN $ids
RETURN o.id AS id, i.id AS indicator, o {.id, .metric, .value, .unit, .period, .status, .bound} AS fixed"""

# --- writing documents and passages
PUT_DOCUMENT = "MERGE (d:Document {id: $properties.id}) SET d = $properties"
DELETE_DOCUMENT = "MATCH (d:Document {id: $document}) DETACH DELETE d"
CREATE_PASSAGES = """
UNWIND $rows AS row
MATCH (d:Document {id: $document})
CREATE (p:Passage {id: row.id, start: row.start, end: row.end, text: row.text})-[:FROM]->(d)"""
DELETE_PASSAGES = "MATCH (p:Passage) WHERE p.id IN $ids WITH collect(p) AS gone UNWIND gone AS p DETACH DELETE p"

# --- writing entities
CREATE_ENTITIES = "UNWIND $rows AS row CREATE (e:%s) SET e = row"
SET_ENTITIES = "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row"
DELETE_ENTITIES = "MATCH (e:Entity) WHERE e.id IN $ids WITH collect(e) AS gone UNWIND gone AS e DETACH DELETE e"
DELETE_UNMENTIONED = """
MATCH (e:Entity) WHERE e.id IN $ids AND NOT EXISTS { (e)<-[:MENTIONS]-() }
WITH collect(e) AS gone UNWIND gone AS e DETACH DELETE e"""
CREATE_MENTIONS = """
UNWIND $rows AS row
MATCH (d:Document {id: $document}), (e:Entity {id: row.id})
CREATE (d)-[m:MENTIONS]->(e) SET m = row.properties"""
SET_MENTIONS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})<-[m:MENTIONS]-(d:Document {id: $document}) SET m = row.properties"""
DELETE_MENTIONS = """
MATCH (d:Document {id: $document})-[m:MENTIONS]->(e:Entity) WHERE e.id IN $ids
WITH collect(m) AS gone UNWIND gone AS m DELETE m"""
CREATE_PARENTS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id}), (p:Entity {id: row.parent}) CREATE (e)-[:%s]->(p)"""
DELETE_PARENTS = """
MATCH (e:Entity)-[r:%s]->(:Entity) WHERE e.id IN $ids WITH collect(r) AS gone UNWIND gone AS r DELETE r"""

# --- an entity of another class: its node is made anew, since one engine keeps a node's labels for good
EDGES_OUT = """
MATCH (e:Entity)-[r]->(o:Entity) WHERE e.id IN $ids
RETURN type(r) AS type, e.id AS source, o.id AS target, 'Entity' AS label, properties(r) AS properties"""
EDGES_IN = """
MATCH (e:Entity)<-[r]-(o) WHERE e.id IN $ids
RETURN type(r) AS type, o.id AS source, e.id AS target, properties(r) AS properties,
       CASE WHEN o:Entity THEN 'Entity' WHEN o:Document THEN 'Document' ELSE 'Observation' END AS label"""
CREATE_EDGES = {label: f"UNWIND $rows AS row MATCH (a:{label} {{id: row.source}}), (b:Entity {{id: row.target}}) "
                       "CREATE (a)-[r:%s]->(b) SET r = row.properties" for label in ("Entity", "Document", "Observation")}

# --- writing relations
CREATE_RELATIONS = """
UNWIND $rows AS row
MATCH (h:Entity {id: row.head}), (t:Entity {id: row.tail}) CREATE (h)-[r:%s]->(t) SET r = row.properties"""
SET_RELATIONS = """
UNWIND $rows AS row
MATCH (h:Entity {id: row.head})-[r:%s]->(t:Entity {id: row.tail}) WHERE r.id = row.id SET r = row.properties"""
DELETE_RELATIONS = """
UNWIND $rows AS row
MATCH (h:Entity {id: row.head})-[r:%s]->(t:Entity {id: row.tail}) WHERE r.id = row.id
WITH collect(r) AS gone UNWIND gone AS r DELETE r"""

# --- writing observations
PUT_INDICATORS = "UNWIND $rows AS row MERGE (i:Indicator {id: row.id}) SET i = row"
CREATE_OBSERVATIONS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.subject}), (i:Indicator {id: row.indicator})
CREATE (o:Observation)-[:ABOUT]->(e) SET o = row.properties
CREATE (o)-[:OF_INDICATOR]->(i)"""
SET_OBSERVATIONS = "UNWIND $rows AS row MATCH (o:Observation {id: row.id}) SET o = row"
DELETE_OBSERVATIONS = """
MATCH (o:Observation) WHERE o.id IN $ids WITH collect(o) AS gone UNWIND gone AS o DETACH DELETE o"""
CREATE_EVIDENCE = """
UNWIND $rows AS row
MATCH (o:Observation {id: row.observation}), (p:Passage {id: row.passage})
CREATE (o)-[v:EVIDENCE]->(p) SET v = row.properties"""
DELETE_EVIDENCE = """
MATCH (o:Observation)-[v:EVIDENCE]->(:Passage)-[:FROM]->(d:Document) WHERE o.id IN $ids AND d.id = $document
WITH collect(v) AS gone UNWIND gone AS v DELETE v"""
DELETE_UNUSED_INDICATORS = """
MATCH (i:Indicator) WHERE i.id IN $ids AND NOT EXISTS { (i)<-[:OF_INDICATOR]-() }
WITH collect(i) AS gone UNWIND gone AS i DELETE i"""
