package org.communique.text.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes one sheet as SpreadsheetML (ECMA-376): a bold first row that stays in sight and filters, and cells of text alone, which
 * stays text when a person edits the cell. Equal input gives equal bytes.
 */
public final class XlsxTable {

    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int LONGEST_CELL = 32_767;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private XlsxTable() {}

    public static byte[] write(String sheet, List<String> header, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", """
                <Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/></Types>\
                """.formatted(PACKAGE, TYPE, TYPE, TYPE));
            part(zip, "_rels/.rels", relationships("officeDocument", "xl/workbook.xml", "", ""));
            part(zip, "xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>\
                """.formatted(MAIN, OFFICE, Html.escape(sheet)));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relationships("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
            part(zip, "xl/styles.xml", """
                <styleSheet xmlns="%s"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
                <fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
                <cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf fontId="1" applyFont="1" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>\
                """.formatted(MAIN));
            part(zip, "xl/worksheets/sheet1.xml", sheet(header, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String relationships(String type, String target, String secondType, String secondTarget) {
        var first = relationship(1, type, target);
        var second = secondType.isEmpty() ? "" : relationship(2, secondType, secondTarget);
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + first + second + "</Relationships>";
    }

    private static String relationship(int number, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(number, OFFICE, type, target);
    }

    private static String sheet(List<String> header, List<List<String>> rows) {
        var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView"
                + " workbookViewId=\"0\"><pane ySplit=\"1\""
                + " topLeftCell=\"A2\" activePane=\"bottomLeft\""
                + " state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr"
                + " defaultRowHeight=\"15\"/><cols><col min=\"1\""
                + " max=\"" + header.size()
                + "\" width=\"22\" customWidth=\"1\"/></cols><sheetData>");
        row(xml, header, " s=\"1\"");
        rows.forEach(row -> row(xml, row, " s=\"0\""));
        return xml.append("</sheetData><autoFilter ref=\"A1:")
                .append(column(header.size()))
                .append(rows.size() + 1)
                .append("\"/></worksheet>")
                .toString();
    }

    private static void row(StringBuilder xml, List<String> cells, String style) {
        xml.append("<row>");
        for (var cell : cells) {
            xml.append("<c t=\"inlineStr\"").append(style).append("><is><t xml:space=\"preserve\">");
            xml.append(Html.escape(shortened(cell))).append("</t></is></c>");
        }
        xml.append("</row>");
    }

    /** A spreadsheet's cell has no place for more. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
    }

    private static String column(int number) {
        return number <= 26
                ? String.valueOf((char) ('A' + number - 1))
                : column((number - 1) / 26) + column((number - 1) % 26 + 1);
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(XmlCharacters.admitted(XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
