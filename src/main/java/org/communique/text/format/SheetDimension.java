package org.communique.text.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Which cells a sheet has, in its head: readers that go row by row believe it, and fastexcel says A1 of every sheet. The parts are found
 * by the central directory (APPNOTE 4.3.12), as the local headers of fastexcel's archives have no sizes that Java reads.
 */
final class SheetDimension {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String WRITTEN = "<dimension ref=\"A1\"/>";
    private static final int END_SIZE = 22;
    private static final int DIRECTORY_HEADER = 46;
    private static final int LOCAL_HEADER = 30;

    private SheetDimension() {}

    /** @param cells such as {@code A1:C4} */
    static byte[] write(byte[] workbook, String cells) throws IOException {
        var zip = ByteBuffer.wrap(workbook).order(ByteOrder.LITTLE_ENDIAN);
        int end = workbook.length - END_SIZE;
        int parts = zip.getShort(end + 10);
        int at = zip.getInt(end + 16);
        var out = new ByteArrayOutputStream(workbook.length);
        try (var written = new ZipOutputStream(out)) {
            for (int part = 0; part < parts; part++) {
                int nameLength = zip.getShort(at + 28);
                var name = new String(workbook, at + DIRECTORY_HEADER, nameLength, StandardCharsets.UTF_8);
                written.putNextEntry(new ZipEntry(name));
                written.write(name.equals(SHEET) ? said(content(zip, at), cells) : content(zip, at));
                at += DIRECTORY_HEADER + nameLength + zip.getShort(at + 30) + zip.getShort(at + 32);
            }
        }
        return out.toByteArray();
    }

    private static byte[] said(byte[] sheet, String cells) {
        var xml = new String(sheet, StandardCharsets.UTF_8);
        return xml.replaceFirst(WRITTEN, "<dimension ref=\"" + cells + "\"/>").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] content(ByteBuffer zip, int entry) throws IOException {
        int local = zip.getInt(entry + 42);
        int start = local + LOCAL_HEADER + zip.getShort(local + 26) + zip.getShort(local + 28);
        var packed = new ByteArrayInputStream(zip.array(), start, zip.getInt(entry + 20));
        var inflater = new Inflater(true);
        try (var content = new InflaterInputStream(packed, inflater)) {
            return content.readAllBytes();
        } finally {
            inflater.end();
        }
    }
}
