"""The directory of an Office file is looked at before anything in it is unpacked."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_ENCRYPTED = 0x1
_XML_HEAD = 2048


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an Office file may unpack to."""

    most_members: int = 5_000
    most_bytes: int = 400 * 2**20
    most_xml_bytes: int = 100 * 2**20
    """All XML parts together; what is parsed takes about ten times that much memory."""
    most_ratio: int = 200
    """Unpacked to packed, for a part beyond `ratio_from` bytes; sheets of real trackers reach about 40."""
    ratio_from: int = 5 * 2**20


def problem_of_archive(path: Path, limits: ArchiveLimits) -> str:
    """What is wrong with an Office file as a zip archive, or the empty string; raises `zipfile.BadZipFile`."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        return _size_problem(members, limits) or _member_problem(members) or _declaration_problem(archive, members)


def _size_problem(members: list[zipfile.ZipInfo], limits: ArchiveLimits) -> str:
    if len(members) > limits.most_members:
        return f"holds {len(members)} parts"
    unpacked = sum(member.file_size for member in members)
    xml = sum(member.file_size for member in members if _is_xml(member))
    if unpacked > limits.most_bytes or xml > limits.most_xml_bytes:
        return f"would unpack to {max(unpacked, xml) // 2**20} MB"
    for member in members:
        if member.file_size > limits.ratio_from and member.file_size > limits.most_ratio * max(1, member.compress_size):
            return f"has a part that unpacks to {member.file_size // max(1, member.compress_size)} times its size"
    return ""


def _member_problem(members: list[zipfile.ZipInfo]) -> str:
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        return "holds two parts of the same name"
    for member in members:
        if stat.S_ISLNK(member.external_attr >> 16):
            return "holds a link to another file"
        if PurePosixPath(member.filename).is_absolute() or ".." in PurePosixPath(member.filename).parts:
            return "holds a part that points outside of it"
        if member.flag_bits & _ENCRYPTED:
            return "holds encrypted parts"
    return ""


def _declaration_problem(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    """Office files declare no document type: whoever does so means entities that grow without end."""
    for member in members:
        if not _is_xml(member):
            continue
        with archive.open(member) as part:
            head = part.read(_XML_HEAD).replace(b"\0", b"")
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            return "declares entities of its own"
    return ""


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels", ".vml"))
