"""What a paper says of itself on its first page: council, committee, date, title, officers, kind of paper."""

from corpus.front_matter.reading import read_front_matter

__all__ = ["read_front_matter"]
