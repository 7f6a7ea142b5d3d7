"""Loaders: documents to facts, step by step, each step a pure function over typed values.

Never opens a store.
"""
