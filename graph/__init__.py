"""The graph: what facts are, what the ontology allows, and the store that keeps them.

Knows neither the formats of documents nor the pages that show the graph.
"""
