"""One kind of answer a module: each reads records or passages and writes a draft."""
