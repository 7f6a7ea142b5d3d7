"""PDF, Word and Excel files, made on the fly: what is read, in which order, and what is refused."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from loaders.readers import UnreadableDocument, office, pdf, read_bytes

SENTENCE = ("近年来，全市深入实施数字经济引领战略，坚持数字产业化、产业数字化、城市数字化协同发展，"
            "取得显著成效，5G基站达到2.2万个。")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _pdf(paragraphs: list[str], *, password: str | None = None, title: str = "") -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=18, wordWrap="CJK", firstLineIndent=24)

    def frame(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(300, 20, f"- {document.page} -")
        canvas.drawString(60, 815, "某市人民政府公报")

    target = BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password is not None else None
    SimpleDocTemplate(target, encrypt=encryption, title=title).build(
        [Paragraph(text, style) for text in paragraphs], onFirstPage=frame, onLaterPages=frame)
    return target.getvalue()


def _docx(document: "docx.document.Document") -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_wrapped_lines_of_a_pdf_are_joined_and_running_lines_dropped() -> None:
    paragraphs = ["某市数字经济规划", *(["一、发展现状", SENTENCE * 3] * 16)]
    reading = read_bytes("a.pdf", _pdf(paragraphs, title="某市数字经济规划"))
    assert reading.text.split("\n") == paragraphs
    assert reading.title == "某市数字经济规划"
    assert reading.notes
    assert "lines of page numbers" in reading.notes[0]


def test_a_pdf_title_that_its_text_does_not_hold_is_no_title() -> None:
    assert read_bytes("a.pdf", _pdf([SENTENCE], title="Microsoft Word - 新建文档.doc")).title is None


def test_words_in_latin_script_keep_their_space_where_lines_join() -> None:
    assert pdf._joined("Industrial", "Internet") == "Industrial Internet"
    assert pdf._joined("工业", "互联网") == "工业互联网"


@pytest.mark.parametrize(("data", "said"), [
    (_pdf([SENTENCE], password="secret"), "password"), (_pdf([SENTENCE])[:400], "damaged"),
    (b"%PDF-1.4\n", "damaged"), (b"no pdf", "damaged")])
def test_encrypted_and_broken_pdfs_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_bytes("a.pdf", data)


def test_a_pdf_that_needs_no_password_to_open_is_read() -> None:
    assert SENTENCE in read_bytes("a.pdf", _pdf([SENTENCE], password="")).text


def test_a_pdf_without_text_layer_asks_for_ocr() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableDocument, match="OCR"):
        read_bytes("scan.pdf", target.getvalue())


def test_pages_without_text_are_counted() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.drawString(100, 500, "Digital economy plan")
    canvas.showPage()
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    assert "1 of 2 pages" in read_bytes("a.pdf", target.getvalue()).notes[0]


def test_word_paragraphs_and_tables_come_in_order() -> None:
    document = docx.Document()
    document.add_heading("某市规划", 1)
    document.add_paragraph("第一段")
    table = document.add_table(2, 2)
    for (row, column), text in {(0, 0): "指标", (0, 1): "数值", (1, 0): "5G基站", (1, 1): "2万个"}.items():
        table.cell(row, column).text = text
    document.add_paragraph("末段\t二")
    document.core_properties.title = "某市规划"
    reading = read_bytes("a.docx", _docx(document))
    assert reading.text == "某市规划\n第一段\n指标\t数值\n5G基站\t2万个\n末段\t二"
    assert reading.title == "某市规划"


def test_word_insertions_and_content_controls_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("到2025年")
    for tag, text in (("ins", "<w:t>建成</w:t>"), ("del", "<w:delText>删去</w:delText>")):
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{text}</w:r></w:{tag}>'))
    document.element.body.insert(1, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>'))
    assert read_bytes("a.docx", _docx(document)).text == "到2025年建成\n控件"


def test_excel_rows_are_lines_and_percentages_are_shown_as_such() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "指标"
    sheet.append(["指标", "2020年", "增速"])
    sheet.append(["软件业务收入", 3160.7, 0.128])
    sheet["C2"].number_format = "0.0%"
    workbook.create_sheet("二").append(["基站", 22000])
    target = BytesIO()
    workbook.save(target)
    shown = "指标\n指标\t2020年\t增速\n软件业务收入\t3160.7\t12.8%\n二\n基站\t22000"
    assert read_bytes("a.xlsx", target.getvalue()).text == shown


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize(("data", "said"), [
    (b"PK\x03\x04 cut off", "damaged"), (b"plain", "damaged"), (OLD_OFFICE + b"\0" * 600, "97-2003"),
    (OLD_OFFICE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password")])
def test_broken_old_and_encrypted_office_files_are_refused(suffix: str, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_bytes(f"a.{suffix}", data)


def test_a_truncated_word_file_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes("a.docx", _docx(document)[:-400])


def test_an_archive_that_is_no_word_file_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes("a.docx", target.getvalue())


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_XML", 1_000_000)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 2_000_000)
    assert len(target.getvalue()) < 10_000
    with pytest.raises(UnreadableDocument, match="zip bomb"):
        read_bytes("a.docx", target.getvalue())
