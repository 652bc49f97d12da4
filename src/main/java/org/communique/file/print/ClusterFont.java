package org.communique.file.print;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Adds glyphs to a face that consist of its own, each where a layout has put it (OpenType, table "glyf": composite glyphs), and leaves out its
 * rules. No other glyph of it stands for a character. Only PDFBox reads it, which writes what is embedded: it asks for no checksums.
 */
final class ClusterFont {

    /** @param y upwards */
    record Part(int glyph, int x, int y) {}

    record Composite(int character, int advance, List<Part> parts) {}

    private static final List<String> COPIED = List.of("OS/2", "name", "post", "head", "hhea", "maxp");

    private static final int WORDS_ARE_OFFSETS = 0x0003;
    private static final int MORE = 0x0020;
    private static final int MOST_GLYPHS = 0xFFFF;

    private final Map<String, ByteBuffer> tables = new TreeMap<>();
    private final int[] places;
    private final List<Composite> composites;

    private ClusterFont(byte[] face, List<Composite> composites) {
        var file = ByteBuffer.wrap(face);
        for (int i = 0; i < file.getShort(4); i++) {
            int entry = 12 + 16 * i;
            var tag = new String(face, entry, 4, StandardCharsets.US_ASCII);
            int from = file.getInt(entry + 8);
            tables.put(tag, ByteBuffer.wrap(Arrays.copyOfRange(face, from, from + file.getInt(entry + 12))));
        }
        boolean isLong = table("head").getShort(50) != 0;
        var loca = table("loca");
        places = IntStream.rangeClosed(0, glyphs())
                .map(glyph -> isLong ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xFFFF))
                .toArray();
        this.composites = composites;
    }

    /** @param composites in the order of their characters */
    static byte[] of(byte[] face, List<Composite> composites) {
        return new ClusterFont(face, composites).write();
    }

    private ByteBuffer table(String tag) {
        var table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("a font of ours has no table " + tag);
        }
        return table;
    }

    private int glyphs() {
        return table("maxp").getShort(4) & 0xFFFF;
    }

    private boolean isEmpty(int glyph) {
        return glyph >= glyphs() || places[glyph] == places[glyph + 1];
    }

    private byte[] write() {
        int before = glyphs();
        int after = before + composites.size();
        var outlines = new ByteArrayOutputStream();
        outlines.writeBytes(table("glyf").array());
        var loca = ByteBuffer.allocate(4 * (after + 1));
        Arrays.stream(places, 0, before).forEach(loca::putInt);
        var metrics = ByteBuffer.allocate(4 * after);
        int full = table("hhea").getShort(34) & 0xFFFF;
        for (int glyph = 0; glyph < before; glyph++) {
            metrics.putShort(table("hmtx").getShort(4 * Math.min(glyph, full - 1)));
            metrics.putShort(table("hmtx").getShort(glyph < full ? 4 * glyph + 2 : 2 * (glyph + full)));
        }
        for (var composite : composites) {
            loca.putInt(outlines.size());
            var outline = outline(composite);
            outlines.writeBytes(outline);
            metrics.putShort((short) composite.advance());
            metrics.putShort(outline.length == 0 ? 0 : ByteBuffer.wrap(outline).getShort(2));
        }
        loca.putInt(outlines.size());
        table("head").putShort(50, (short) 1);
        table("hhea").putShort(34, (short) after);
        int parts =
                composites.stream().mapToInt(each -> each.parts().size()).max().orElse(0);
        // Bounds that a reader may make room by: those of each composite are those of its parts together.
        table("maxp").putShort(4, (short) after);
        table("maxp").putShort(10, (short) most(10, 6, parts));
        table("maxp").putShort(12, (short) most(12, 8, parts));
        table("maxp").putShort(28, (short) Math.max(table("maxp").getShort(28), parts));
        table("maxp").putShort(30, (short) (table("maxp").getShort(30) + 1));
        tables.keySet().retainAll(COPIED);
        tables.put("glyf", ByteBuffer.wrap(outlines.toByteArray()));
        tables.put("loca", loca);
        tables.put("hmtx", metrics);
        tables.put("cmap", characters(before));
        return file();
    }

    private int most(int composite, int simple, int parts) {
        int each = Math.max(table("maxp").getShort(composite), table("maxp").getShort(simple));
        return Math.min(MOST_GLYPHS, each * Math.max(1, parts));
    }

    private byte[] outline(Composite composite) {
        var parts = composite.parts().stream()
                .filter(part -> !isEmpty(part.glyph()))
                .toList();
        if (parts.isEmpty()) {
            return new byte[0];
        }
        var outline = ByteBuffer.allocate(10 + 8 * parts.size());
        outline.putShort((short) -1);
        for (int bound = 0; bound < 4; bound++) {
            int at = 2 + 2 * bound;
            boolean across = bound % 2 == 0;
            var bounds = parts.stream()
                    .mapToInt(
                            part -> table("glyf").getShort(places[part.glyph()] + at) + (across ? part.x() : part.y()));
            outline.putShort((short) (bound < 2 ? bounds.min() : bounds.max()).orElseThrow());
        }
        for (var part : parts) {
            outline.putShort((short) (WORDS_ARE_OFFSETS | (part == parts.getLast() ? 0 : MORE)));
            outline.putShort((short) part.glyph());
            outline.putShort((short) part.x());
            outline.putShort((short) part.y());
        }
        return outline.array();
    }

    /** Format 12: segmented coverage. */
    private ByteBuffer characters(int first) {
        int length = 16 + 12 * composites.size();
        var cmap = ByteBuffer.allocate(12 + length);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) 3).putShort((short) 10).putInt(12);
        cmap.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0).putInt(composites.size());
        for (int i = 0; i < composites.size(); i++) {
            int character = composites.get(i).character();
            cmap.putInt(character).putInt(character).putInt(first + i);
        }
        return cmap;
    }

    private byte[] file() {
        int start = 12 + 16 * tables.size();
        var file = ByteBuffer.allocate(
                start + tables.values().stream().mapToInt(ByteBuffer::capacity).sum());
        file.putInt(0x00010000).putShort((short) tables.size()).position(12);
        int from = start;
        for (var table : tables.entrySet()) {
            int length = table.getValue().capacity();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(0)
                    .putInt(from)
                    .putInt(length);
            file.put(from, table.getValue().array());
            from += length;
        }
        return file.array();
    }
}
