"""The language server: mistakes as one types, completion, hover and quick fixes in any editor.

`server` and `protocol` speak the Language Server Protocol; the rest knows texts and offsets alone.
"""
