package org.communique.file.print;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.communique.file.print.ClusterFont.Composite;
import org.communique.file.print.ClusterFont.Part;
import org.communique.work.Budget;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Text in scripts whose letters change or move next to others. The typesetter uses no rules of a font, so a page is laid out with one character
 * for each cluster of letters, and with faces made for the page that have one glyph for each of these. In the file, they stand for the letters.
 */
final class ShapedText {

    /**
     * Han characters that the page itself has not: the typesetter leaves out those for private use.
     */
    private static final int FIRST = 0x20000;

    private static final int LAST = 0x2A6DF;

    /** Of a family, in its order, a face each: what it looks like. */
    private record Cluster(List<BundledFont> faces, String letters, List<List<Part>> parts, List<Integer> widths) {}

    /** What stays the same from page to page. */
    private static final class Faces {
        static final Map<BundledFont, Shaper> SHAPERS = new ConcurrentHashMap<>();

        static Shaper of(BundledFont face) {
            return SHAPERS.computeIfAbsent(face, Shaper::of);
        }
    }

    private final Map<Cluster, Integer> characters = new LinkedHashMap<>();
    private final Map<Integer, String> letters = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private final Map<Text, String> originals = new IdentityHashMap<>();
    private final PrimitiveIterator.OfInt free;

    private ShapedText(PrimitiveIterator.OfInt free) {
        this.free = free;
    }

    /** Replaces it in a page, until it is put back. */
    static ShapedText in(Document page, List<SystemFont> systemFonts) {
        var words = page.getDocumentElement().getTextContent();
        if (words.codePoints()
                .allMatch(character -> FontCoverage.shaping(character).isEmpty())) {
            return new ShapedText(IntStream.empty().iterator());
        }
        var taken = new BitSet();
        words.codePoints().filter(character -> character >= FIRST).forEach(taken::set);
        var text = new ShapedText(IntStream.rangeClosed(FIRST, LAST)
                .filter(character ->
                        !taken.get(character) && systemFonts.stream().noneMatch(font -> font.has(character)))
                .iterator());
        text.replace(page.getElementsByTagName("body").item(0));
        return text;
    }

    private void replace(Node node) {
        Budget.check();
        if (node instanceof Text text) {
            var shaped = shaped(text.getData());
            if (!shaped.equals(text.getData())) {
                originals.put(text, text.getData());
                text.setData(shaped);
            }
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            replace(child);
        }
    }

    /** Once the page is laid out: what is read of it again is said in its letters. */
    void putBack() {
        originals.forEach(Text::setData);
    }

    /** The letters that a character stands for; empty if it is none of a cluster. */
    String letters(int character) {
        return letters.getOrDefault(character, "");
    }

    private String shaped(String text) {
        var shaped = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); ) {
            var faces = FontCoverage.shaping(text.charAt(from));
            int to = from + 1;
            while (to < text.length() && isOf(faces, text.charAt(to))) {
                to++;
            }
            var run = text.substring(from, to);
            shaped.append(faces.isEmpty() ? run : runs.computeIfAbsent(run, each -> clusters(each, faces)));
            from = to;
        }
        return shaped.toString();
    }

    private static boolean isOf(List<BundledFont> faces, char character) {
        boolean joins = character == '\u200C' || character == '\u200D';
        return joins && !faces.isEmpty() || FontCoverage.shaping(character).equals(faces);
    }

    /** Divided where all faces of the family divide it, so that they have the same characters. */
    private String clusters(String run, List<BundledFont> faces) {
        Budget.check();
        var placed = faces.stream().map(face -> Faces.of(face).place(run)).toList();
        var origins = placed.stream().map(each -> origins(each, run.length())).toList();
        var starts = starts(placed, run.length());
        for (int end = run.length(), start = starts.previousSetBit(end - 1); start > 0; ) {
            int before = starts.previousSetBit(start - 1);
            int from = start;
            int to = end;
            if (origins.stream().allMatch(x -> x[before] <= x[from] && x[from] <= x[to])) {
                end = start;
            } else {
                starts.clear(start);
            }
            start = before;
        }
        var parts =
                placed.stream().map(each -> parts(each, starts, run.length())).toList();
        var characters = new StringBuilder();
        for (int start = 0; start < run.length(); ) {
            int from = start;
            int to = starts.nextSetBit(start + 1) < 0 ? run.length() : starts.nextSetBit(start + 1);
            characters.append(character(new Cluster(
                    faces,
                    run.substring(from, to),
                    parts.stream()
                            .map(each -> each.getOrDefault(from, List.of()))
                            .toList(),
                    origins.stream().map(x -> Math.max(0, x[to] - x[from])).toList())));
            start = to;
        }
        return characters.toString();
    }

    /** Of the letters with which a cluster begins in each of the faces. */
    private static BitSet starts(List<Shaper.Placed> placed, int length) {
        var starts = new BitSet();
        starts.set(0, length);
        for (var each : placed) {
            var own = new BitSet();
            each.glyphs().forEach(glyph -> own.set(glyph.at()));
            starts.and(own);
        }
        starts.set(0);
        return starts;
    }

    /** For each letter, where the first glyph from it on is; last, where all end. */
    private static int[] origins(Shaper.Placed placed, int length) {
        var origins = new int[length + 1];
        Arrays.fill(origins, Integer.MIN_VALUE);
        origins[length] = placed.width();
        placed.glyphs().reversed().forEach(glyph -> origins[glyph.at()] = glyph.x());
        for (int at = length - 1; at >= 0; at--) {
            origins[at] = origins[at] == Integer.MIN_VALUE ? origins[at + 1] : origins[at];
        }
        return origins;
    }

    /** By the letter with which their cluster begins. */
    private static Map<Integer, List<Part>> parts(Shaper.Placed placed, BitSet starts, int length) {
        var origins = origins(placed, length);
        Map<Integer, List<Part>> parts = new HashMap<>();
        for (var glyph : placed.glyphs()) {
            int start = starts.previousSetBit(glyph.at());
            parts.computeIfAbsent(start, each -> new ArrayList<>())
                    .add(new Part(glyph.glyph(), glyph.x() - origins[start], glyph.y()));
        }
        return parts;
    }

    /** The letters themselves, of which the typesetter makes placeholders, if there are more clusters than characters for them. */
    private String character(Cluster cluster) {
        if (!characters.containsKey(cluster) && !free.hasNext()) {
            return cluster.letters();
        }
        int character = characters.computeIfAbsent(cluster, each -> free.nextInt());
        letters.put(character, cluster.letters());
        return Character.toString(character);
    }

    /** After those that the document names. */
    void addTo(PdfBoxFontResolver fonts, PDDocument document) {
        Map<BundledFont, List<Composite>> composites = new LinkedHashMap<>();
        characters.forEach((cluster, character) -> {
            for (int i = 0; i < cluster.faces().size(); i++) {
                composites
                        .computeIfAbsent(cluster.faces().get(i), face -> new ArrayList<>())
                        .add(new Composite(
                                character,
                                cluster.widths().get(i),
                                cluster.parts().get(i)));
            }
        });
        composites.forEach((face, glyphs) -> face.addTo(fonts, document, bytes(face, glyphs)));
    }

    private static byte[] bytes(BundledFont face, List<Composite> glyphs) {
        try (var file = face.open()) {
            return ClusterFont.of(file.readAllBytes(), glyphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Between words, which many of these scripts write without spaces; where there are none of its clusters, as another does it. */
    FSTextBreaker breaker(FSTextBreaker others) {
        return new Breaker(others);
    }

    private final class Breaker implements FSTextBreaker {

        private final FSTextBreaker others;
        private final BreakIterator words = BreakIterator.getLineInstance(ULocale.ROOT);
        /** Where in what is set a letter is at which a cluster begins; empty if it has none. */
        private final Map<Integer, Integer> places = new HashMap<>();

        Breaker(FSTextBreaker others) {
            this.others = others;
        }

        @Override
        public void setText(String text) {
            places.clear();
            if (text.codePoints().noneMatch(letters::containsKey)) {
                others.setText(text);
                return;
            }
            var written = new StringBuilder();
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                places.put(written.length(), at);
                int character = text.codePointAt(at);
                written.append(letters.getOrDefault(character, Character.toString(character)));
            }
            places.put(written.length(), text.length());
            words.setText(written.toString());
        }

        @Override
        public int next() {
            if (places.isEmpty()) {
                return others.next();
            }
            int next = words.next();
            while (next != BreakIterator.DONE && !places.containsKey(next)) {
                next = words.next();
            }
            return next == BreakIterator.DONE ? next : places.getOrDefault(next, next);
        }
    }
}
