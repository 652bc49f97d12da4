package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.communique.text.document.NormalInlines;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.InlineWriter.Piece.Delimiter;
import org.communique.text.markdown.InlineWriter.Piece.Letters;
import org.communique.text.markdown.InlineWriter.Piece.NewLine;
import org.communique.text.markdown.InlineWriter.Piece.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of one block as CommonMark. Bold is {@code **}, italic is {@code _}: as no two delimiters of one kind
 * can touch,
 * the rules on delimiter runs reduce to those on their neighbours (CommonMark 0.31.2, 6.2), and a neighbour that would spoil a
 * delimiter is written as a numeric reference.
 */
final class InlineWriter {

    private static final Bold BOLD = new Bold();
    private static final Italic ITALIC = new Italic();

    sealed interface Piece {
        record Letters(String text) implements Piece {}

        record Delimiter(String sign, boolean opens) implements Piece {}

        record Syntax(String text) implements Piece {}

        record NewLine() implements Piece {}
    }

    private final List<List<Inline>> notes;

    InlineWriter(List<List<Inline>> notes) {
        this.notes = notes;
    }

    String paragraph(List<Inline> content) {
        return new Line(pieces(content), true, false).toString();
    }

    String heading(List<Inline> content) {
        var line = new Line(pieces(content), false, false).toString();
        return line.endsWith("#") ? line.substring(0, line.length() - 1) + "\\#" : line;
    }

    String cell(List<Inline> content) {
        return new Line(pieces(content), false, true).toString();
    }

    private List<Piece> pieces(List<Inline> content) {
        var pieces = new ArrayList<Piece>();
        var open = new ArrayList<Mark>();
        int[] boldEnds = ends(BOLD, content);
        int[] italicEnds = ends(ITALIC, content);
        @Nullable Link link = null;
        for (int i = 0; i < content.size(); i++) {
            var nextLink = link(marks(content, i));
            if (link != null && !link.equals(nextLink)) {
                close(open, 0, pieces);
                pieces.add(new Syntax("](" + escapedAddress(link.href()) + ")"));
            }
            boolean space = isSpace(content.get(i));
            var marks = marks(content, space && Objects.equals(link(marks(content, i + 1)), nextLink) ? i + 1 : i);
            if (!marks.containsAll(open)) {
                close(open, open.stream().map(marks::contains).toList().indexOf(false), pieces);
            }
            if (nextLink != null && !nextLink.equals(link)) {
                close(open, 0, pieces);
                pieces.add(new Syntax("["));
            }
            link = nextLink;
            if (!space) {
                open(marks, open, italicEnds[i] > boldEnds[i] ? ITALIC : BOLD, pieces);
            }
            pieces.add(piece(content.get(i)));
        }
        close(open, 0, pieces);
        if (link != null) {
            pieces.add(new Syntax("](" + escapedAddress(link.href()) + ")"));
        }
        return pieces;
    }

    private static Set<Mark> marks(List<Inline> content, int i) {
        return i < content.size() && content.get(i) instanceof Text(var _, var marks) ? marks : Set.of();
    }

    /** In normal form such a run is where emphasis changes, and has none itself; emphasis that continues after it spans it. */
    private static boolean isSpace(Inline inline) {
        return inline instanceof Text(var text, var _) && NormalInlines.isSpace(text);
    }

    private Piece piece(Inline inline) {
        return switch (inline) {
            case Text(var text, var _) -> new Letters(text);
            case LineBreak() -> new NewLine();
            case Footnote(var note) -> {
                notes.add(note);
                yield new Syntax("[^" + notes.size() + "]");
            }
        };
    }

    private static void close(List<Mark> open, int downTo, List<Piece> pieces) {
        while (open.size() > downTo) {
            pieces.add(new Delimiter(sign(open.removeLast()), false));
        }
    }

    /** Opens the marks that are not open yet. */
    private static void open(Set<Mark> marks, List<Mark> open, Mark outer, List<Piece> pieces) {
        for (var mark : List.of(outer, outer.equals(BOLD) ? ITALIC : BOLD)) {
            if (marks.contains(mark) && !open.contains(mark)) {
                open.add(mark);
                pieces.add(new Delimiter(sign(mark), true));
            }
        }
    }

    /** For each place how far the mark extends: of two that begin together the longer one is outside. */
    private static int[] ends(Mark mark, List<Inline> content) {
        int[] ends = new int[content.size() + 1];
        ends[content.size()] = content.size();
        for (int i = content.size() - 1; i >= 0; i--) {
            ends[i] = marks(content, i).contains(mark) || isSpace(content.get(i)) ? ends[i + 1] : i;
        }
        return ends;
    }

    private static String sign(Mark mark) {
        return mark.equals(BOLD) ? "**" : "_";
    }

    private static @Nullable Link link(Set<Mark> marks) {
        for (var mark : marks) {
            if (mark instanceof Link link) {
                return link;
            }
        }
        return null;
    }

    private static String escapedAddress(String href) {
        return MarkdownEscapes.ENTITY.matcher(href.replaceAll("[()]", "\\\\$0")).replaceAll("\\\\$0");
    }

    /** Joins the pieces into a string. */
    private static final class Line {

        private final CharacterReferences characterReferences;
        private final List<Piece> pieces;
        private final boolean blockStart;
        private final boolean inCell;
        private final StringBuilder out = new StringBuilder();

        Line(List<Piece> pieces, boolean blockStart, boolean inCell) {
            this.pieces = pieces;
            this.blockStart = blockStart;
            this.inCell = inCell;
            this.characterReferences = new CharacterReferences(pieces);
            for (int i = 0; i < pieces.size(); i++) {
                switch (pieces.get(i)) {
                    case Letters(var text) -> write(text, i);
                    case Delimiter(var sign, var _) -> out.append(sign);
                    case Syntax(var text) -> out.append(text);
                    case NewLine() -> out.append("\\\n");
                }
            }
        }

        private void write(String text, int at) {
            boolean first = characterReferences.first(at);
            boolean last = characterReferences.last(at);
            int from = first ? text.offsetByCodePoints(0, 1) : 0;
            int to = last ? Math.max(from, text.offsetByCodePoints(text.length(), -1)) : text.length();
            if (first) {
                reference(text.codePointAt(0));
            }
            var before = first || at == 0 ? null : pieces.get(at - 1);
            var after = last || at + 1 == pieces.size() ? null : pieces.get(at + 1);
            var markdownEscapes = new MarkdownEscapes(
                    before instanceof NewLine || at == 0 && blockStart,
                    before instanceof Syntax(var syntax) && syntax.startsWith("[^"),
                    after instanceof Syntax(var syntax) && syntax.startsWith("["),
                    inCell);
            markdownEscapes.append(text.substring(from, to), out);
            if (to < text.length()) {
                reference(text.codePointBefore(text.length()));
            }
        }

        private void reference(int c) {
            out.append("&#").append(c).append(';');
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
