package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies of files with elements in each other as no program would nest them, and words that are there once. */
final class RandomOfficeXml {

    private static final String[] DOCX = {
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "hyperlink",
        "drawing",
        "txbxContent",
        "ruby",
        "rubyBase",
        "rt",
        "customXml",
        "unknown",
        "smartTag",
        "moveFrom",
        "object",
        "fldSimple"
    };
    private static final String[] ODT = {
        "text:p", "text:h", "text:list", "text:list-item", "text:span", "table:table", "table:table-row",
                "table:table-cell",
        "text:section", "text:note", "text:note-body", "draw:frame", "draw:text-box", "draw:g", "office:annotation",
                "text:ruby",
        "text:ruby-base", "text:ruby-text", "text:unknown", "text:list-header", "text:table-of-content",
                "text:tracked-changes"
    };
    private static final int DEEPEST = 6;

    private final Random random;
    private final List<String> words = new ArrayList<>();

    RandomOfficeXml(Random random) {
        this.random = random;
    }

    String docx() {
        words.clear();
        return many(DOCX, "w:", 0);
    }

    String odt() {
        words.clear();
        return many(ODT, "", 0)
                .replace("<draw:", "<text:")
                .replace("</draw:", "</text:")
                .replace("office:annotation", "text:annotation");
    }

    List<String> words() {
        return words;
    }

    private String many(String[] names, String prefix, int depth) {
        var xml = new StringBuilder();
        int parts = 1 + random.nextInt(depth == 0 ? 6 : 3);
        for (int i = 0; i < parts; i++) {
            if (depth < DEEPEST && random.nextInt(5) > 0) {
                var name = prefix + names[random.nextInt(names.length)];
                xml.append("<" + name + ">" + many(names, prefix, depth + 1) + "</" + name + ">");
            } else {
                var word = "w" + words.size() + "x" + Integer.toString(random.nextInt(36 * 36), 36);
                words.add(word);
                xml.append(
                        prefix.isEmpty()
                                ? "<text:span>" + word + "</text:span>"
                                : "<w:r><w:t> " + word + " </w:t></w:r>");
            }
        }
        return xml.toString();
    }
}
