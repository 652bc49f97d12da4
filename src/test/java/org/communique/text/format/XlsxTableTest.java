package org.communique.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTableTest {

    /** With what a spreadsheet would run, calculate or shorten if it were no text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "=HYPERLINK(\"https://example.org\";\"x\")",
                "\t=1",
                "  spaces  ",
                "two\nlines",
                "2026-11-26",
                "007",
                "1e5",
                "TRUE",
                "_x003D_1+1",
                "_x005F_x003D_",
                "<b>&amp;\"'",
                "\u05e9\u05dc\u05d5\u05dd",
                "\ud83d\ude80"
            })
    void keepsTextAsText(String text) throws IOException {
        var sheet = read(XlsxTable.write("Sheet", List.of("a", "b"), List.of(List.of("x", text))));

        var cell = sheet.getRow(1).getCell(1);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
    }

    @Test
    void leavesOutCharactersThatXmlDoesNotHave() throws IOException {
        var sheet = read(XlsxTable.write("Sheet", List.of("a\u0000\ufffe"), List.of(List.of("x\u0007\ud800y"))));

        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("a");
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("xy");
    }

    @Test
    void shortensWhatNoCellHolds() throws IOException {
        var many = "x".repeat(32_765);
        var sheet = read(XlsxTable.write(
                "Sheet", List.of("a", "b", "c"), List.of(List.of(many + "yz", many + "yza", many + "\ud83d\ude80z"))));

        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo(many + "yz");
        assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo(many + "y…");
        assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo(many + "…");
    }

    @Test
    void keepsABoldHeaderInSightThatFilters() throws IOException {
        var sheet = read(
                XlsxTable.write("Sign-on", List.of("a", "b", "c"), Collections.nCopies(3, List.of("1", "2", "3"))));

        assertThat(sheet.getSheetName()).isEqualTo("Sign-on");
        assertThat(sheet.getCTWorksheet().getDimension().getRef()).isEqualTo("A1:C4");
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:C4");
        assertThat(sheet.getRow(0).getCell(2).getCellStyle().getFont().getBold())
                .isTrue();
        assertThat(sheet.getRow(1).getCell(2).getCellStyle().getFont().getBold())
                .isFalse();
        assertThat(sheet.getColumnWidth(0)).isEqualTo(sheet.getColumnWidth(2)).isEqualTo(22 * 256);
        assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(4);
    }

    @Test
    void writesATableWithoutRows() throws IOException {
        assertThat(read(XlsxTable.write("Sheet", List.of("a"), List.of())).getPhysicalNumberOfRows())
                .isEqualTo(1);
    }

    private static XSSFSheet read(byte[] bytes) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return workbook.getSheetAt(0);
        }
    }
}
