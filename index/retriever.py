"""The library as a LangChain retriever."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.library import Library
from index.stored import Filters, Hit


class LibraryRetriever(BaseRetriever):
    """Finds passages in a library; each comes with its document, its place and its scores."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    filters: Filters = Filters()
    limit: int = 20
    with_vectors: bool = True

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager  # searching calls no other step that it would have to tell of
        hits = self.library.search(query, self.filters, self.limit, with_vectors=self.with_vectors)
        return [_document(hit) for hit in hits]


def _document(hit: Hit) -> Document:
    front, place = hit.document.front, hit.passage.place
    return Document(
        id=f"{hit.document.id}-{hit.passage.order}",
        page_content=hit.passage.quote,
        metadata={
            "document_id": hit.document.id,
            "document": hit.document.name,
            "title": front.title,
            "council": front.council,
            "date": front.date.isoformat() if front.date else None,
            "document_type": front.document_type,
            "page": place.page,
            "page_label": place.page_label,
            "section": list(place.section),
            "context": hit.passage.context,
            "score": hit.score,
            "similarity": hit.similarity,
        },
    )
