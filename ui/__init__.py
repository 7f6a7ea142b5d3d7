"""The app: Streamlit pages over `queries` and `graph`; writes no Cypher of its own."""
