package org.communique.file.office.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.text.line.LineShape;
import org.communique.text.line.RevisionMark;
import org.communique.text.line.TrackedLine;
import org.communique.text.line.TrackedLine.Grid;
import org.communique.text.line.TrackedLine.Words;

/**
 * Which lines are in lists and quotes in a way that an OpenDocument text cannot say otherwise, such as a table in an item. The names of their styles say
 * it, as {@link DocxNesting} has it, and those of all other lines up to the next that is in none and stays, as these may be in the same list.
 */
final class OdtNesting {

    /** Of notes and cells, which are in no list of theirs. */
    static final OdtNesting NONE = new OdtNesting(List.of());

    private static final double QUOTE_INDENT = 0.5;

    private final Map<String, String> styles = new LinkedHashMap<>();
    private final boolean[] named;

    /** Whether the lists and quotes that are being written are named. */
    private boolean naming;

    OdtNesting(List<TrackedLine> lines) {
        this.named = new boolean[lines.size()];
        for (int from = 0, to; from < named.length; from = to) {
            to = from + 1;
            while (to < named.length && !isApart(lines.get(to - 1))) {
                to++;
            }
            boolean unusual = !lines.subList(from, to).stream().allMatch(OdtNesting::isUsual);
            Arrays.fill(named, from, to, unusual);
        }
    }

    private static boolean isApart(TrackedLine line) {
        return line.revision().equals(RevisionMark.NONE) && of(line).isEmpty();
    }

    private static String of(TrackedLine line) {
        return switch (line) {
            case Words words -> words.shape().nesting();
            case Grid grid -> grid.nesting();
        };
    }

    private static boolean isUsual(TrackedLine line) {
        return switch (line) {
            case Grid grid -> grid.nesting().isEmpty();
            case Words(var shape, var _, var _) ->
                switch (shape.kind()) {
                    case BODY -> shape.nesting().matches("i{0,9}");
                    case QUOTE -> shape.nesting().equals("q");
                    case HEADING, RULE -> shape.nesting().isEmpty();
                };
        };
    }

    /** What is written from now on is this line, and what was deleted before it. */
    void reach(int line) {
        naming = named[line];
    }

    boolean isNaming() {
        return naming;
    }

    boolean isNamed(String nesting) {
        return naming && !nesting.isEmpty();
    }

    String style(LineShape shape) {
        return switch (shape.kind()) {
            case HEADING ->
                style(shape.nesting(), "_20_heading_20_" + shape.heading(), "Heading_20_" + shape.heading());
            case RULE -> style(shape.nesting(), "_20_rule", "Horizontal_20_Line");
            case BODY, QUOTE -> style(shape.nesting(), "", quotes(shape.nesting()) > 0 ? "Quotations" : "Standard");
        };
    }

    /** Of the paragraphs in its cells, as programs do not keep styles of tables. */
    String ofCell(String nesting, boolean header) {
        return header
                ? style(nesting, "_20_table_20_heading", "Table_20_Heading")
                : style(nesting, "_20_table", "Table_20_Contents");
    }

    private String style(String nesting, String kind, String like) {
        var name = "nested_20_" + nesting + kind;
        var indent =
                kind.startsWith("_20_table") ? 0 : quotes(nesting) * QUOTE_INDENT + items(nesting) * OdtParts.INDENT;
        styles.computeIfAbsent(
                name,
                _ -> OdtParts.paragraph(name, like, " fo:margin-left=\"" + OdtParts.centimetres(indent) + "\"", ""));
        return name;
    }

    private static long quotes(String nesting) {
        return nesting.chars().filter(letter -> letter >= LineShape.QUOTE).count();
    }

    private static long items(String nesting) {
        return nesting.length() - quotes(nesting);
    }

    /** Those that were asked for, by their names. */
    Map<String, String> styles() {
        return styles;
    }
}
