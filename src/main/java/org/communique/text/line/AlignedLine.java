package org.communique.text.line;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.text.comparison.Alignable;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;
import org.communique.text.line.TrackedLine.TrackedRow;
import org.communique.text.line.TrackedLine.TrackedRun;

/**
 * What a line or row is compared by: what it is must be the same, its words may be others. It is in tokens, one a word.
 *
 * @param shape of lists only the kind and the first number count
 */
record AlignedLine(String shape, List<List<Inline>> cells) implements Alignable<AlignedLine> {

    /** Control characters, which normal text does not have. */
    private static final char TOKEN = '\u0001';

    private static final char LETTERS = '\u0002';

    static AlignedLine of(Line line, List<Integer> starts) {
        return switch (line) {
            case Line.Words(var shape, var content) -> new AlignedLine(name(shape, starts), List.of(content));
            case Line.Grid(var nesting, var rows) ->
                new AlignedLine(
                        name(nesting, rows.getFirst().cells().size()),
                        rows.stream().flatMap(row -> row.cells().stream()).toList());
        };
    }

    static AlignedLine of(TrackedLine line, List<Integer> starts) {
        return switch (line) {
            case TrackedLine.Words(var shape, var _, var runs) ->
                new AlignedLine(name(shape, starts), List.of(there(runs)));
            case TrackedLine.Grid(var nesting, var _, var rows) ->
                new AlignedLine(
                        name(nesting, rows.getFirst().cells().size()),
                        rows.stream()
                                .filter(row -> row.revision().isThere())
                                .flatMap(row -> row.cells().stream())
                                .map(AlignedLine::there)
                                .toList());
        };
    }

    static AlignedLine of(Line.GridRow row) {
        return new AlignedLine(name(row.header()), row.cells());
    }

    static AlignedLine of(TrackedRow row) {
        return new AlignedLine(
                name(row.header()), row.cells().stream().map(AlignedLine::there).toList());
    }

    /** The content as it is now; footnotes are without their words. */
    static List<Inline> there(List<TrackedRun> runs) {
        return runs.stream()
                .filter(run -> run.revision().isThere())
                .map(TrackedRun::inline)
                .toList();
    }

    private static String name(LineShape shape, List<Integer> starts) {
        var list =
                shape.numbering() == null ? "" : shape.list() == 0 ? "bullet" : "from " + starts.get(shape.list() - 1);
        int level = shape.numbering() == null ? 0 : shape.numbering().level();
        return shape.kind() + " " + shape.heading() + " " + shape.nesting() + " " + level + " " + list;
    }

    private static String name(String nesting, int columns) {
        return "table " + nesting + " " + columns;
    }

    private static String name(boolean header) {
        return header ? "header" : "row";
    }

    @Override
    public String content() {
        var content = new StringBuilder(shape);
        for (var cell : cells) {
            content.append(TOKEN).append(TOKEN);
            var marked = Set.<Mark>of();
            for (var inline : cell) {
                switch (inline) {
                    case Text(var text, var marks) -> {
                        if (!marks.equals(marked)) {
                            content.append(TOKEN).append(name(marks)).append(LETTERS);
                            marked = marks;
                        }
                        content.append(text);
                    }
                    case LineBreak _ -> content.append('\n');
                    case Footnote _ -> content.append(LETTERS);
                }
            }
        }
        return content.toString();
    }

    private static String name(Set<Mark> marks) {
        return marks.stream().map(Object::toString).sorted().toList().toString();
    }

    @Override
    public boolean hasWords() {
        return cells.stream().anyMatch(cell -> !cell.isEmpty());
    }

    @Override
    public boolean isLike(AlignedLine other) {
        return shape.equals(other.shape);
    }

    @Override
    public Stream<String> words() {
        return cells.stream()
                .flatMap(List::stream)
                .flatMap(
                        token -> token instanceof Text(var text, var _) && Words.isWord(text) ? Stream.of(text) : null);
    }
}
