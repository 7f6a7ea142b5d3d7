"""Queries: the named questions, one Cypher file each, and the catalogue that reads and asks them."""
