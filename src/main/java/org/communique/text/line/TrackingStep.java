package org.communique.text.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.text.comparison.Alignable;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.InlineComparison;
import org.communique.text.comparison.SequenceAlignment;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.line.TrackedLine.Grid;
import org.communique.text.line.TrackedLine.TrackedRow;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.line.TrackedLine.Words;

/**
 * What one step makes of a text. A line stays if only its words change; one that becomes something else, or goes elsewhere, is
 * deleted and inserted, so that without the step the text is what it was, and with it what it is now.
 */
final class TrackingStep {

    private final TrackedLines old;
    private final Lines now;
    private final int step;
    private final List<AlignedLine> alignedOld;
    private final List<AlignedLine> alignedNow;
    private final InlineComparison comparison;
    private final List<Integer> starts;

    /** For numbered lists of the new text, those of the tracked one; and the other way round. */
    private final Map<Integer, Integer> lists = new HashMap<>();

    private final Map<Integer, Integer> taken = new HashMap<>();

    TrackingStep(TrackedLines old, Lines now, int step) {
        this.old = old;
        this.now = now;
        this.step = step;
        this.starts = new ArrayList<>(old.starts());
        this.alignedOld =
                old.there().map(line -> AlignedLine.of(line, old.starts())).toList();
        this.alignedNow = now.all().stream()
                .map(line -> AlignedLine.of(line, now.starts()))
                .toList();
        this.comparison = new InlineComparison(Stream.concat(alignedOld.stream(), alignedNow.stream())
                .flatMap(line -> line.cells().stream())
                .mapToLong(List::size)
                .sum());
    }

    TrackedLines lines() {
        var there = old.there().toList();
        int[] pairs = pairs(alignedOld, alignedNow);
        for (int n = 0; n < pairs.length; n++) {
            if (pairs[n] >= 0 && !isSameList(there.get(pairs[n]), now.all().get(n))) {
                pairs[n] = -1;
            }
        }
        var lines = new ArrayList<TrackedLine>();
        merge(old.all(), pairs, new Merging<TrackedLine>() {
            @Override
            public boolean isThere(TrackedLine line) {
                return line.revision().isThere();
            }

            @Override
            public void keep(TrackedLine line) {
                lines.add(line);
            }

            @Override
            public void delete(TrackedLine line) {
                if (line.revision().deletedBy(step) instanceof RevisionMark gone) {
                    lines.add(deleted(line, gone));
                }
            }

            @Override
            public void change(TrackedLine line, int n) {
                lines.add(changed(line, now.all().get(n)));
            }

            @Override
            public void insert(int n) {
                lines.add(TrackedContent.inWords(inserted(now.all().get(n))));
            }
        });
        return new TrackedLines(lines, starts);
    }

    private static <T extends Alignable<T>> int[] pairs(List<T> old, List<T> now) {
        return SequenceAlignment.pairs(old, now);
    }

    /** What is done with the parts of the old text and of the new one, in order. */
    private interface Merging<T> {
        boolean isThere(T old);

        void keep(T old);

        void delete(T old);

        void change(T old, int now);

        void insert(int now);
    }

    /** @param pairs for each new part the old one among those that are there, or -1 */
    private static <T> void merge(List<T> all, int[] pairs, Merging<T> merging) {
        int place = 0;
        int there = 0;
        for (int n = 0; n < pairs.length; n++) {
            if (pairs[n] < 0) {
                merging.insert(n);
                continue;
            }
            for (; there <= pairs[n]; place++) {
                var part = all.get(place);
                if (!merging.isThere(part)) {
                    merging.keep(part);
                } else if (there++ < pairs[n]) {
                    merging.delete(part);
                } else {
                    merging.change(part, n);
                }
            }
        }
        for (var part : all.subList(place, all.size())) {
            if (merging.isThere(part)) {
                merging.delete(part);
            } else {
                merging.keep(part);
            }
        }
    }

    /** Each numbered list becomes one other, or a new one. */
    private boolean isSameList(TrackedLine before, Line after) {
        if (!(before instanceof Words words) || !(after instanceof Line.Words(var shape, var _)) || shape.list() == 0) {
            return true;
        }
        int list = words.shape().list();
        if (!lists.containsKey(shape.list()) && !taken.containsKey(list)) {
            lists.put(shape.list(), list);
            taken.put(list, shape.list());
        }
        return Integer.valueOf(list).equals(lists.get(shape.list()));
    }

    private TrackedLine inserted(Line line) {
        var revision = RevisionMark.insertedBy(step);
        if (line instanceof Line.Words(var shape, var content) && shape.list() > 0) {
            int list = lists.computeIfAbsent(shape.list(), _ -> {
                starts.add(now.starts().get(shape.list() - 1));
                return starts.size();
            });
            return TrackedContent.of(new Line.Words(shape.in(list), content), revision);
        }
        return TrackedContent.of(line, revision);
    }

    private TrackedLine deleted(TrackedLine line, RevisionMark gone) {
        return switch (line) {
            case Words(var shape, var _, var runs) -> new Words(shape, gone, TrackedContent.deleted(runs, step));
            case Grid(var nesting, var _, var rows) ->
                new Grid(
                        nesting,
                        gone,
                        rows.stream().flatMap(row -> deleted(row).stream()).toList());
        };
    }

    private List<TrackedRow> deleted(TrackedRow row) {
        if (!row.revision().isThere()) {
            return List.of(row);
        }
        return row.revision().deletedBy(step) instanceof RevisionMark gone
                ? List.of(new TrackedRow(
                        row.header(),
                        gone,
                        row.cells().stream()
                                .map(cell -> TrackedContent.deleted(cell, step))
                                .toList()))
                : List.of();
    }

    private TrackedLine changed(TrackedLine before, Line after) {
        return switch (before) {
            case Words(var shape, var revision, var runs)
            when after instanceof Line.Words(var _, var content) -> new Words(shape, revision, changed(runs, content));
            case Grid(var nesting, var revision, var rows)
            when after instanceof Line.Grid(var _, var others) -> new Grid(nesting, revision, rows(rows, others));
            default -> throw new IllegalStateException("lines of two kinds are never one");
        };
    }

    private List<TrackedRow> rows(List<TrackedRow> before, List<Line.GridRow> after) {
        var there = before.stream().filter(row -> row.revision().isThere()).toList();
        int[] pairs = pairs(
                there.stream().map(AlignedLine::of).toList(),
                after.stream().map(AlignedLine::of).toList());
        var rows = new ArrayList<TrackedRow>();
        merge(before, pairs, new Merging<TrackedRow>() {
            @Override
            public boolean isThere(TrackedRow row) {
                return row.revision().isThere();
            }

            @Override
            public void keep(TrackedRow row) {
                rows.add(row);
            }

            @Override
            public void delete(TrackedRow row) {
                rows.addAll(deleted(row));
            }

            @Override
            public void change(TrackedRow row, int n) {
                var cells = new ArrayList<List<TrackedRun>>();
                for (int column = 0; column < row.cells().size(); column++) {
                    cells.add(changed(
                            row.cells().get(column), after.get(n).cells().get(column)));
                }
                rows.add(new TrackedRow(row.header(), row.revision(), cells));
            }

            @Override
            public void insert(int n) {
                rows.add(TrackedContent.inWords(TrackedContent.of(after.get(n), RevisionMark.insertedBy(step))));
            }
        });
        return rows;
    }

    private List<TrackedRun> changed(List<TrackedRun> before, List<Inline> after) {
        var notes = after.stream()
                .filter(Footnote.class::isInstance)
                .map(Footnote.class::cast)
                .iterator();
        var runs = new ArrayList<TrackedRun>();
        int place = 0;
        for (var change : comparison.runs(AlignedLine.there(before), after)) {
            if (change.change() == Change.INSERTED) {
                runs.addAll(inserted(change.inline() instanceof Footnote ? notes.next() : change.inline()));
                continue;
            }
            while (!before.get(place).revision().isThere()) {
                runs.add(before.get(place++));
            }
            var run = before.get(place++);
            switch (change.change()) {
                case DELETED -> runs.addAll(TrackedContent.deleted(List.of(run), step));
                case RESTYLED -> {
                    runs.addAll(TrackedContent.deleted(List.of(run), step));
                    runs.addAll(inserted(change.inline()));
                }
                default ->
                    runs.add(
                            run.inline() instanceof Footnote
                                    ? new TrackedRun(
                                            run.inline(),
                                            run.revision(),
                                            changed(
                                                    run.note(),
                                                    InlineComparison.tokens(
                                                            notes.next().content())))
                                    : run);
            }
        }
        runs.addAll(before.subList(place, before.size()));
        return runs;
    }

    private List<TrackedRun> inserted(Inline inline) {
        return TrackedContent.split(List.of(TrackedContent.run(inline, RevisionMark.insertedBy(step))));
    }
}
