"""What Office files (docx, xlsx) share: they are ZIP archives of XML, or encrypted, or the old binary form."""

import zipfile
from io import BytesIO

from loaders.readers.reading import UnreadableDocument, broken, encrypted

MAX_UNCOMPRESSED = 1024 * 1024 * 1024
"""Largest sum of the archive's parts: a file of 200 MB that unpacks to more than 1 GB is no document but a bomb."""

MAX_XML = 200 * 1024 * 1024
"""Largest XML part: it is parsed in memory; five million characters of text with their marks stay below it."""

_OLD_BINARY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_archive(name: str, data: bytes, kind: str, part: str) -> None:
    """Raises `UnreadableDocument` unless `data` is a sound archive of bearable size that holds `part`."""
    if data.startswith(_OLD_BINARY):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise encrypted(name, kind)
        raise UnreadableDocument(name, f"这是 Office 97-2003 格式。请用 Word/Excel/WPS 另存为 {kind} 再载入。",
                                 f"this is the Office 97-2003 format. Save it as {kind} and load that.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(entry.flag_bits & 1 for entry in parts):
                raise encrypted(name, kind)
            if sum(entry.file_size for entry in parts) > MAX_UNCOMPRESSED or any(
                    entry.file_size > MAX_XML and entry.filename.endswith((".xml", ".rels")) for entry in parts):
                raise UnreadableDocument(name, f"{kind} 解压后过大，可能是压缩炸弹。请检查来源，或另存一份再载入。",
                                         f"the {kind} file is too large when unpacked (a zip bomb?). Check where it is from.")
            if part not in archive.namelist():
                raise broken(name, kind)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as error:
        raise broken(name, kind) from error
