"""Context: what the words around a fact say about it – its period, planned or done, denied, and whose 我市 it is."""

from loaders.context.clauses import clauses, enclosed
from loaders.context.deixis import Deixis, Place, deictic, referent
from loaders.context.periods import Mark, Period
from loaders.context.reading import Context
from loaders.context.status import Status

__all__ = ["Context", "Deixis", "Mark", "Period", "Place", "Status", "clauses", "deictic", "enclosed", "referent"]
