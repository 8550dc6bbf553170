"""The page's own addresses: sources, pictures, papers, reports, feedback, style and script."""

from __future__ import annotations

import json
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from assistant.answer import Citation
from assistant.answer_json import to_json
from assistant.briefing import BriefingChoice, make_briefing
from assistant.briefing_text import as_markdown
from assistant.briefing_word import as_word
from assistant.dates_given import parse_date
from assistant.page.desk import Desk
from assistant.page.papers_view import report_html
from assistant.page.pictures import picture
from assistant.page.register_query import read_query
from assistant.page.register_rows import register_rows
from assistant.page.register_view import register_html
from assistant.page.source_view import pages_of, source_html, standalone
from assistant.reading_report import reading_report
from assistant.record_export import as_csv
from assistant.record_rows import RecordKind, record_rows
from assistant.record_sheet import as_xlsx
from assistant.record_source import citation_of
from corpus.errors import UnreadableFile, UserError
from index.stored import Feedback, UnknownDocument

HERE = Path(__file__).parent
OWN_FILES = {"page.css": "text/css", "page.js": "text/javascript"}
MOST_FEEDBACK_BYTES = 8000
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain",
    "md": "text/plain",
}
GONE = '<h2>Not here any more</h2><p class="problem">Ask again to see this source.</p>'


def own_routes(desk: Desk) -> list[Route]:
    """Every address of the page that is not Gradio's."""
    pages = _Pages(desk)
    return [
        Route("/own/{name}", pages.own_file),
        Route("/source/{key}/{n:int}", pages.source),
        Route("/source/{key}/{n:int}/{page:int}.png", pages.source_picture),
        Route("/record/{document:int}/{kind}/{order:int}", pages.record),
        Route("/record/{document:int}/{kind}/{order:int}/{page:int}.png", pages.record_picture),
        Route("/paper/{document:int}", pages.paper),
        Route("/paper/{document:int}/report", pages.report),
        Route("/paper/{document:int}/remove", pages.remove, methods=["POST"]),
        Route("/register/view", pages.register),
        Route("/register/download.{ending}", pages.download),
        Route("/briefing/download.{ending}", pages.briefing),
        Route("/feedback", pages.feedback, methods=["POST"]),
    ]


class _Pages:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def own_file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in OWN_FILES:
            return _not_found()
        return FileResponse(HERE / name, media_type=OWN_FILES[name], headers={"Cache-Control": "no-cache"})

    async def source(self, request: Request) -> Response:
        return await self._shown(request, self._cited(request), "source/{key}/{n}")

    async def source_picture(self, request: Request) -> Response:
        return await self._drawn(request, self._cited(request))

    async def record(self, request: Request) -> Response:
        citation = await run_in_threadpool(self._recorded, request)
        return await self._shown(request, citation, "record/{document}/{kind}/{order}")

    async def record_picture(self, request: Request) -> Response:
        return await self._drawn(request, await run_in_threadpool(self._recorded, request))

    async def paper(self, request: Request) -> Response:
        paper = self.desk.paper(request.path_params["document"])
        if paper is None or not paper.original.exists():
            return _not_found()
        return FileResponse(
            paper.original,
            media_type=KINDS.get(paper.file_format, "application/octet-stream"),
            filename=paper.original.name,
            content_disposition_type="inline" if paper.file_format == "pdf" else "attachment",
        )

    async def report(self, request: Request) -> Response:
        paper = self.desk.paper(request.path_params["document"])
        if paper is None:
            return _not_found()
        report = await run_in_threadpool(reading_report, self.desk.library, paper)
        return HTMLResponse(report_html(report))

    async def remove(self, request: Request) -> Response:
        try:
            await run_in_threadpool(self.desk.library.remove, request.path_params["document"])
        except UnknownDocument:
            return _not_found()
        return JSONResponse({"removed": True})

    async def register(self, request: Request) -> Response:
        query = read_query(request.query_params)
        return HTMLResponse(await run_in_threadpool(register_html, self.desk, query))

    async def download(self, request: Request) -> Response:
        query, ending = read_query(request.query_params), request.path_params["ending"]
        if ending not in ("csv", "xlsx"):
            return _not_found()
        try:
            rows = await run_in_threadpool(register_rows, self.desk, query)
        except UserError as error:
            return Response(str(error), 400, media_type="text/plain")
        name = query.record_kind.value
        # the mark at the head makes Excel read the file as UTF-8
        content = as_xlsx(rows, name) if ending == "xlsx" else f"\ufeff{as_csv(rows)}".encode()
        headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
        return Response(content, media_type="text/csv" if ending == "csv" else KINDS["xlsx"], headers=headers)

    async def briefing(self, request: Request) -> Response:
        ending = request.path_params["ending"]
        if ending not in ("docx", "md"):
            return _not_found()
        try:
            draft = await run_in_threadpool(make_briefing, self.desk.library, _choice(request.query_params))
        except UserError as error:
            return Response(str(error), 400, media_type="text/plain")
        content = as_word(draft) if ending == "docx" else as_markdown(draft)
        headers = {"Content-Disposition": f'attachment; filename="briefing.{ending}"'}
        return Response(content, media_type=KINDS["docx"] if ending == "docx" else "text/markdown", headers=headers)

    async def feedback(self, request: Request) -> Response:
        given = await _small_json(request)
        asked = self.desk.asked(str(given.get("answer", ""))) if given else None
        helpful = given.get("helpful")
        if asked is None or not isinstance(helpful, bool):
            return _not_found()
        answer = to_json(asked.answer) | {
            "turns": list(asked.turns),
            "as_at_asked": asked.as_at.isoformat() if asked.as_at else None,
        }
        word = str(given.get("word", ""))[:500].strip()
        kept = Feedback(asked.question, json.dumps(answer, ensure_ascii=False), helpful, word)
        await run_in_threadpool(self.desk.library.add_feedback, kept)
        return JSONResponse({"kept": True})

    def _cited(self, request: Request) -> Citation | None:
        asked = self.desk.asked(request.path_params["key"])
        wanted = request.path_params["n"]
        return next((item for item in asked.answer.citations if item.n == wanted), None) if asked else None

    def _recorded(self, request: Request) -> Citation | None:
        given = request.path_params
        if given["kind"] not in set(RecordKind):
            return None
        rows = record_rows(self.desk.library, RecordKind(given["kind"]))
        wanted = (given["document"], given["order"])
        return next((citation_of(row, 0) for row in rows if (row.document_id, row.record.order) == wanted), None)

    async def _shown(self, request: Request, citation: Citation | None, address: str) -> Response:
        if citation is None:
            return HTMLResponse(standalone("Source", GONE), 404)
        body = await run_in_threadpool(source_html, self.desk, citation, address.format(**request.path_params))
        return HTMLResponse(standalone(f"Source: {citation.title or citation.document}", body))

    async def _drawn(self, request: Request, citation: Citation | None) -> Response:
        page = request.path_params["page"]
        paper = self.desk.paper_of(citation) if citation else None
        if citation is None or paper is None or paper.file_format != "pdf" or page not in pages_of(citation):
            return _not_found()
        try:
            drawn = await run_in_threadpool(picture, paper.original, paper.sha256, page, citation.boxes, citation.quote)
        except UnreadableFile:
            return _not_found()
        return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _choice(given: QueryParams) -> BriefingChoice:
    return BriefingChoice(
        councils=tuple(given.getlist("council")),
        document_ids=tuple(int(number) for number in given.getlist("paper") if number.isdecimal()),
        themes=tuple(given.getlist("theme")),
        as_at=parse_date(given.get("as_at"), "as_at"),
    )


async def _small_json(request: Request) -> dict[str, object]:
    """The JSON object that a request brings, or an empty one for anything else or too much."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_FEEDBACK_BYTES:
            return {}
    try:
        given = json.loads(body)
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def _not_found() -> Response:
    return Response("Not found.", 404, media_type="text/plain")
