package org.communique.text.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.communique.text.comparison.InlineComparison;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.line.TrackedLine.Grid;
import org.communique.text.line.TrackedLine.TrackedRow;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.line.TrackedLine.Words;

/** Makes tracked content of what is in a text, and takes it apart and together again. */
final class TrackedContent {

    private TrackedContent() {}

    static TrackedLine of(Line line, RevisionMark revision) {
        return switch (line) {
            case Line.Words(var shape, var content) -> new Words(shape, revision, runs(content, revision));
            case Line.Grid(var nesting, var rows) ->
                new Grid(
                        nesting,
                        revision,
                        rows.stream().map(row -> of(row, revision)).toList());
        };
    }

    static TrackedRow of(Line.GridRow row, RevisionMark revision) {
        return new TrackedRow(
                row.header(),
                revision,
                row.cells().stream().map(cell -> runs(cell, revision)).toList());
    }

    static List<TrackedRun> runs(List<Inline> content, RevisionMark revision) {
        return content.stream().map(inline -> run(inline, revision)).toList();
    }

    static TrackedRun run(Inline inline, RevisionMark revision) {
        return inline instanceof Footnote(var note)
                ? new TrackedRun(InlineComparison.REFERENCE, revision, runs(note, revision))
                : new TrackedRun(inline, revision, List.of());
    }

    /** As it goes away with all that is in it; what came only later is left out. */
    static List<TrackedRun> deleted(List<TrackedRun> runs, int step) {
        var left = new ArrayList<TrackedRun>();
        for (var run : runs) {
            if (!run.revision().isThere()) {
                left.add(run);
            } else if (run.revision().deletedBy(step) instanceof RevisionMark gone) {
                left.add(new TrackedRun(run.inline(), gone, deleted(run.note(), step)));
            }
        }
        return left;
    }

    /** Each word and what is between words is a run of its own, as texts are compared so. */
    static TrackedLines inWords(TrackedLines lines) {
        return each(lines, TrackedContent::split);
    }

    static TrackedLine inWords(TrackedLine line) {
        return each(line, TrackedContent::split);
    }

    static TrackedRow inWords(TrackedRow row) {
        return each(row, TrackedContent::split);
    }

    static List<TrackedRun> split(List<TrackedRun> runs) {
        var words = new ArrayList<TrackedRun>();
        for (var run : runs) {
            InlineComparison.tokens(List.of(run.inline()))
                    .forEach(token -> words.add(new TrackedRun(token, run.revision(), split(run.note()))));
        }
        return words;
    }

    static TrackedLines joined(TrackedLines lines) {
        return each(lines, TrackedContent::join);
    }

    private static List<TrackedRun> join(List<TrackedRun> runs) {
        var joined = new ArrayList<TrackedRun>();
        for (int from = 0, to; from < runs.size(); from = to) {
            var first = runs.get(from);
            to = from + 1;
            if (first.inline() instanceof Text(var letters, var marks)) {
                var all = new StringBuilder(letters);
                while (to < runs.size()
                        && runs.get(to).revision().equals(first.revision())
                        && runs.get(to).inline() instanceof Text(var more, var others)
                        && others.equals(marks)) {
                    all.append(more);
                    to++;
                }
                joined.add(new TrackedRun(new Text(all.toString(), marks), first.revision(), List.of()));
            } else {
                joined.add(new TrackedRun(first.inline(), first.revision(), join(first.note())));
            }
        }
        return List.copyOf(joined);
    }

    private static TrackedLines each(TrackedLines lines, UnaryOperator<List<TrackedRun>> content) {
        return new TrackedLines(
                lines.all().stream().map(line -> each(line, content)).toList(), lines.starts());
    }

    private static TrackedLine each(TrackedLine line, UnaryOperator<List<TrackedRun>> content) {
        return switch (line) {
            case Words(var shape, var revision, var runs) -> new Words(shape, revision, content.apply(runs));
            case Grid(var nesting, var revision, var rows) ->
                new Grid(
                        nesting,
                        revision,
                        rows.stream().map(row -> each(row, content)).toList());
        };
    }

    private static TrackedRow each(TrackedRow row, UnaryOperator<List<TrackedRun>> content) {
        return new TrackedRow(
                row.header(), row.revision(), row.cells().stream().map(content).toList());
    }
}
