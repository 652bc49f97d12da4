package org.communique.file.office.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.text.line.LineShape;

/**
 * Styles for paragraphs and tables whose place in lists and quotes WordprocessingML cannot say otherwise, such as a table in an item.
 * Their names say it, so that they are read as they were, and they look like what they are based on.
 */
final class DocxNesting {

    /** Of styles' names, before the nesting as {@link LineShape} has it. */
    private static final String PREFIX = "nested ";

    private static final int QUOTE_INDENT = 284;

    private final Map<String, String> styles = new LinkedHashMap<>();

    /** Whether Word's own styles say all of it. */
    static boolean isUsual(LineShape shape) {
        var nesting = shape.nesting();
        return switch (shape.kind()) {
            case BODY -> nesting.matches("i{0,9}");
            case QUOTE -> shape.numbering() == null ? nesting.equals("q") : nesting.matches("qi{1,9}");
            case HEADING, RULE -> nesting.isEmpty();
        };
    }

    /** The id of its style. */
    String paragraph(LineShape shape) {
        return switch (shape.kind()) {
            case HEADING -> paragraph(shape.nesting(), " heading " + shape.heading(), "Heading" + shape.heading());
            case RULE -> paragraph(shape.nesting(), " rule", "Rule");
            case BODY, QUOTE -> body(shape.nesting());
        };
    }

    /** The id of the style of what is only a paragraph. */
    String body(String nesting) {
        return paragraph(nesting, "", isQuote(nesting) ? "Quote" : "Normal");
    }

    private String paragraph(String nesting, String kind, String like) {
        var id = id(nesting, kind);
        styles.computeIfAbsent(
                id,
                _ -> style("paragraph", id, nesting + kind, like)
                        + "<w:pPr><w:ind w:left=\"%d\"/></w:pPr></w:style>".formatted(indent(nesting)));
        return id;
    }

    String table(String nesting) {
        var id = id(nesting, " table");
        styles.computeIfAbsent(id, _ -> style("table", id, nesting + " table", "Lines") + "</w:style>");
        return id;
    }

    /** Those that were asked for. */
    String styles() {
        return String.join("", styles.values());
    }

    private static String id(String nesting, String kind) {
        return "Nested-" + nesting + kind.replace(' ', '-');
    }

    private static String style(String type, String id, String name, String like) {
        return "<w:style w:type=\"%s\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"%s\"/>"
                .formatted(type, id, PREFIX + name, like);
    }

    private static int indent(String nesting) {
        return nesting.chars()
                .map(letter -> letter >= LineShape.QUOTE ? QUOTE_INDENT : DocxLists.INDENT)
                .sum();
    }

    private static boolean isQuote(String nesting) {
        return nesting.chars().anyMatch(letter -> letter >= LineShape.QUOTE);
    }
}
