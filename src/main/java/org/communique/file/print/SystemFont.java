package org.communique.file.print;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A font file of this machine with Chinese, Japanese or Korean letters, which PDFBox can embed in part.
 *
 * @param characters those from the first East Asian block on
 * @param codePages  that it was made for, as bits of the table OS/2
 */
record SystemFont(File file, BitSet characters, long codePages, int weight) {

    private static final Logger log = LoggerFactory.getLogger(SystemFont.class);

    private static final int FIRST = 0x1100;
    private static final int END = 0x33480;

    /** One that every font for Chinese has, for Japanese, for Korean. */
    private static final List<Integer> TYPICAL = List.of((int) '的', (int) 'の', (int) '한');

    private static final int RESTRICTED_LICENCE = 0x0002;
    private static final int USAGE = 0x000F;
    private static final int NO_SUBSET_OR_BITMAPS_ONLY = 0x0300;

    /** Empty for all others. */
    static Optional<SystemFont> read(File file) {
        var found = new ArrayList<SystemFont>();
        try {
            if (file.getName().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
                try (var collection = new TrueTypeCollection(file)) {
                    collection.processAllFonts(font -> of(file, font).ifPresent(found::add));
                }
            } else {
                try (var font = new TTFParser().parse(new RandomAccessReadBufferedFile(file))) {
                    of(file, font).ifPresent(found::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            log.debug("A font file is not used: {}", file, e);
        }
        return found.stream().findFirst();
    }

    private static Optional<SystemFont> of(File file, TrueTypeFont font) throws IOException {
        var tables = font.getTableMap();
        var metrics = font.getOS2Windows();
        // Only TrueType outlines can be embedded in part; those of variable fonts are of whatever weight comes first.
        if (!tables.containsKey("glyf") || tables.containsKey("fvar") || metrics == null || !mayBeEmbedded(metrics)) {
            return Optional.empty();
        }
        var lookup = font.getUnicodeCmapLookup();
        if (TYPICAL.stream().allMatch(character -> lookup.getGlyphId(character) == 0)) {
            return Optional.empty();
        }
        var characters = IntStream.range(FIRST, END)
                .filter(character -> lookup.getGlyphId(character) != 0)
                .collect(BitSet::new, BitSet::set, BitSet::or);
        return Optional.of(new SystemFont(file, characters, metrics.getCodePageRange1(), metrics.getWeightClass()));
    }

    private static boolean mayBeEmbedded(OS2WindowsMetricsTable metrics) {
        int rights = metrics.getFsType();
        return (rights & USAGE) != RESTRICTED_LICENCE && (rights & NO_SUBSET_OR_BITMAPS_ONLY) == 0;
    }

    boolean has(int character) {
        return characters.get(character);
    }

    boolean isFor(int codePage) {
        return (codePages >> codePage & 1) == 1;
    }
}
