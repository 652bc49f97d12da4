package org.communique.file.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.communique.work.Budget;

/** Signs of a file stand for letters, not for the forms that join these, so that words are found, copied and heard (ISO 32000-1, 9.10.3). */
final class StoredLetters {

    /** As PDFBox writes it: from and to which code, and what the first of them stands for. */
    private static final Pattern RANGE = Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>");

    /** Of ranges in a block (Adobe Technical Note 5411, 1.4.1). */
    private static final int MOST = 100;

    private final ShapedText shapedText;

    private StoredLetters(ShapedText shapedText) {
        this.shapedText = shapedText;
    }

    /**
     * Once its fonts are complete, as after it was saved.
     *
     * @return whether anything is other than it was
     */
    static boolean restore(PDDocument file, ShapedText shapedText) throws IOException {
        return new StoredLetters(shapedText).restore(file);
    }

    private boolean restore(PDDocument file) throws IOException {
        Set<COSStream> done = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean changed = false;
        for (var page : file.getPages()) {
            Budget.check();
            var resources = page.getResources();
            if (resources == null || resources.getCOSObject().getCOSDictionary(COSName.FONT) == null) {
                continue;
            }
            var fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
            for (var name : fonts.keySet()) {
                if (fonts.getDictionaryObject(name) instanceof COSDictionary font
                        && font.getCOSStream(COSName.TO_UNICODE) instanceof COSStream map
                        && done.add(map)) {
                    changed |= restore(map);
                }
            }
        }
        return changed;
    }

    private boolean restore(COSStream map) throws IOException {
        String before;
        try (var in = map.createInputStream()) {
            before = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
        var ranges = new ArrayList<String>();
        boolean changed = false;
        var found = RANGE.matcher(before);
        int begin = before.indexOf(" beginbfrange");
        if (begin < 0) {
            return false;
        }
        int head = before.lastIndexOf('\n', begin) + 1;
        found.region(head, before.length());
        while (found.find()) {
            changed |= add(found.group(1), found.group(2), found.group(3), ranges);
        }
        if (changed) {
            var after = before.substring(0, head)
                    + blocks(ranges)
                    + before.substring(before.lastIndexOf("endbfrange") + "endbfrange\n".length());
            try (var out = map.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(after.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return changed;
    }

    private boolean add(String from, String to, String letters, List<String> ranges) {
        int first = Integer.parseInt(from, 16);
        int last = Integer.parseInt(to, 16);
        int letter = character(letters);
        boolean forms = false;
        for (int form = letter; form <= letter + last - first; form++) {
            forms |= !letters(form).isEmpty();
        }
        if (!forms) {
            ranges.add("<%s> <%s> <%s>\n".formatted(from, to, letters));
            return false;
        }
        for (int code = first; code <= last; code++) {
            int form = letter + code - first;
            var real = letters(form);
            var hex = new StringBuilder();
            (real.isEmpty() ? Character.toString(form) : real)
                    .chars()
                    .forEach(unit -> hex.append("%04X".formatted(unit)));
            ranges.add("<%1$04X> <%1$04X> <%2$s>\n".formatted(code, hex));
        }
        return true;
    }

    /** In UTF-16; 0 if they are several. */
    private static int character(String hex) {
        int first = hex.length() <= 8 ? Integer.parseUnsignedInt(hex, 16) : 0;
        if (hex.length() == 4) {
            return first;
        }
        char high = (char) (first >>> 16);
        char low = (char) first;
        return Character.isSurrogatePair(high, low) ? Character.toCodePoint(high, low) : 0;
    }

    private String letters(int form) {
        var letter = ArabicForms.letter(form);
        return letter.isEmpty() ? shapedText.letters(form) : letter;
    }

    private static String blocks(List<String> ranges) {
        var blocks = new StringBuilder();
        for (int from = 0; from < ranges.size(); from += MOST) {
            var block = ranges.subList(from, Math.min(from + MOST, ranges.size()));
            blocks.append(block.size()).append(" beginbfrange\n");
            block.forEach(blocks::append);
            blocks.append("endbfrange\n");
        }
        return blocks.toString();
    }
}
