package org.communique.text.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes one sheet for spreadsheets: a bold first row that is frozen and has filters, and cells of text only, which stays
 * text when a person edits the cell.
 */
public final class XlsxTable {

    private static final String APPLICATION = "Communique";
    private static final int LONGEST_CELL = 32_767;
    private static final int WIDTH = 22;

    /** The format of a cell whose content is text, whatever it looks like. */
    private static final String TEXT = "@";

    /** What spreadsheets read as one character in a cell (ECMA-376, ST_Xstring). */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private XlsxTable() {}

    public static byte[] write(String sheetName, List<String> header, List<List<String>> rows) {
        try {
            var out = new ByteArrayOutputStream();
            var cells = write(out, sheetName, header, rows);
            return SheetDimension.write(out.toByteArray(), cells.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Range write(OutputStream out, String sheetName, List<String> header, List<List<String>> rows)
            throws IOException {
        try (var workbook = new Workbook(out, APPLICATION, null)) {
            var sheet = workbook.newWorksheet(sheetName);
            int lastColumn = header.size() - 1;
            var cells = sheet.range(0, 0, rows.size(), lastColumn);
            cells.style().format(TEXT).set();
            sheet.range(0, 0, 0, lastColumn).style().format(TEXT).bold().set();
            for (int column = 0; column <= lastColumn; column++) {
                sheet.width(column, WIDTH);
            }
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, rows.size(), lastColumn);
            write(sheet, 0, header);
            for (int row = 0; row < rows.size(); row++) {
                write(sheet, row + 1, rows.get(row));
            }
            return cells;
        }
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            var cell = ESCAPE.matcher(shortened(cells.get(column))).replaceAll("_x005F_");
            sheet.value(row, column, XmlCharacters.admitted(cell));
        }
    }

    /** A cell cannot hold more characters; an ellipsis says that some are missing. A lone surrogate that is left is not written. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }
}
