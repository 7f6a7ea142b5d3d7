"""The optional extractor: a language model reads stretch by stretch, and nothing counts that it cannot quote exactly.

Never called unless asked for; `loaders.llm.choice` is the way in.
"""
