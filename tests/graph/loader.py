"""A process of its own that loads made-up documents: `python -m tests.graph.loader URL FIRST AFTER`.

Prints the number of each document when its load is acknowledged.
"""

import sys

from graph.store import open_store
from tests.graph.example import large

if __name__ == "__main__":
    url, first, after = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open_store(url, role="writer") as store:
        print("open", flush=True)
        for number in range(first, after):
            store.load(large(number))
            print(number, flush=True)
