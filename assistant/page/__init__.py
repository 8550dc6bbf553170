"""The page in the browser: shell, tabs, sources, pictures of pages, and the server round them."""
