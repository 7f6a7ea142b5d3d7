"""Excel: each sheet's name as a line, then its rows as lines, cells parted by tabs, values as shown where that matters."""

import warnings
import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from loaders.readers.office import check_archive
from loaders.readers.reading import MAX_CHARACTERS, Reading, broken, too_long


def read(name: str, data: bytes) -> Reading:
    check_archive(name, data, "xlsx", "xl/workbook.xml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it does not keep; only values are read
        try:
            return Reading(_text(name, data))
        except (InvalidFileException, KeyError, ValueError, SyntaxError, zipfile.BadZipFile, EOFError) as error:
            raise broken(name, "xlsx") from error


def _text(name: str, data: bytes) -> str:
    workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    try:
        lines, length = [], 0
        for sheet in workbook.worksheets:
            rows = ([_shown(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows())
            filled = ["\t".join(row).rstrip("\t") for row in rows if any(row)]
            if filled and len(workbook.worksheets) > 1:
                lines.append(sheet.title)
            lines += filled
            length += sum(map(len, filled))
            if length > MAX_CHARACTERS:
                raise too_long(name)
        return "\n".join(lines)
    finally:
        workbook.close()


def _shown(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        percent = number_format.endswith("%")
        return f"{round(value * 100 if percent else value, 10):.15g}" + ("%" if percent else "")
    return " ".join(str(value).split())
