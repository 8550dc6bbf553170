"""Makes an Office file the same bytes each time it is written."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)
WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


def steady_zip(path: Path) -> None:
    """Rewrites a zip file with its members in order, dated alike, and no date of writing inside."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in sorted(archive.namelist())}
    # the content types have to come first, or some programs do not know the file
    first = "[Content_Types].xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [first, *(name for name in members if name != first)]:
            data = members[name]
            if name == "docProps/core.xml" and path.suffix == ".xlsx":
                data = WRITTEN.sub(rb"\g<1>2023-06-30T09:00:00Z\g<3>", data)
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED)
