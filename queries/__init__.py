"""The room of the named questions: one .cypher file each, with a header that says what it asks and what it answers.

`queries.catalogue` is the door: the list of questions, what their parameters may be, and asking them of a store.
Knows `graph` only; pages and the command line ask through here and write no Cypher of their own.
"""
