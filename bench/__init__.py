"""Measurements of the product: how good, how fast, how robust. Nothing here is part of what is installed."""
