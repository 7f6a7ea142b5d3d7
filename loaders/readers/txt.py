"""Plain text: the decoded text unchanged, so that a quotation is found in the file as it is."""

from loaders.readers.encoding import decode
from loaders.readers.reading import Reading


def read(name: str, data: bytes) -> Reading:
    return Reading(decode(name, data))
