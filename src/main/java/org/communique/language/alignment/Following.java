package org.communique.language.alignment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.text.comparison.Alignable;
import org.communique.text.comparison.SequenceAlignment;
import org.communique.text.document.Words;
import org.communique.text.leaf.BlockId;
import org.jspecify.annotations.Nullable;

/** Finds the rows of two texts that were edited. */
final class Following {

    /** A row while its passages are found. */
    private static final class Open {

        private final Row before;
        private @Nullable Open next;
        private final List<Passage> source = new ArrayList<>();
        private final List<Passage> target = new ArrayList<>();
        private boolean keepsTarget;
        private boolean isLonger;
        /** Whether no row up to that of the next passage waits for a translation. */
        private boolean isFollowedByTranslated;

        Open(Row before) {
            this.before = before;
        }

        /** A row after this one. */
        Open insert() {
            var row = new Open(Row.of(List.of(), List.of()));
            row.next = next;
            next = row;
            return row;
        }

        void addSource(Passage passage, boolean isNew) {
            source.add(passage);
        }

        /** What takes the place of one that is gone is new, too, unless it says the same. */
        void addTarget(Passage passage, boolean isNew) {
            target.add(passage);
            keepsTarget |= !isNew;
            isLonger |= before.target().stream()
                    .noneMatch(each -> each.id().equals(passage.id())
                            || each.hasWords() && each.text().equals(passage.text()));
        }

        /** Nothing is known of a translation in which all is new. */
        Row closed() {
            return keepsTarget ? before.with(source, target, isLonger) : Row.of(source, target);
        }
    }

    /** What a passage said that is gone, with the row it was in; or what one says that is new. */
    private record Said(int row, String content) implements Alignable<Said> {

        @Override
        public boolean hasWords() {
            return !content.isBlank();
        }

        @Override
        public boolean isLike(Said other) {
            return true;
        }

        @Override
        public Stream<String> words() {
            return Words.split(content).stream().filter(Words::isWord);
        }
    }

    private static final BlockId GONE = new BlockId("gone");

    /** As they were before, without those that came. */
    private List<Open> rows;

    /** Before the first row. */
    private final Open start = new Open(Row.of(List.of(), List.of()));

    Following(List<Row> rows) {
        this.rows = rows.stream().map(Open::new).toList();
        var last = start;
        for (var row : this.rows) {
            last.next = row;
            last = row;
        }
    }

    Alignment follow(List<Passage> source, List<Passage> target) {
        place(source, Following::sourceBefore, Following::rowOfSource, Open::addSource);
        rows = all();
        place(target, Row::target, Following::rowOfTarget, Open::addTarget);
        return new Alignment(all().stream()
                .filter(open -> !open.source.isEmpty() || !open.target.isEmpty())
                .map(Open::closed)
                .toList());
    }

    private List<Open> all() {
        var all = new ArrayList<Open>();
        for (var row = start.next; row != null; row = row.next) {
            all.add(row);
        }
        return all;
    }

    /** What a translation was made from may come back, as by an undo. */
    private static List<Passage> sourceBefore(Row row) {
        return row.source().isEmpty() && row.madeFrom() != null
                ? List.of(new Passage(GONE, row.madeFrom()))
                : row.source();
    }

    /** Where a new passage belongs that is like none that is gone, between the rows of its neighbours. */
    private interface NewPassages {

        /**
         * @param after  of the passage before it; {@link Following#start} if it is the first
         * @param before of the next passage that has one; null if none has
         * @return the row, which may be a new one
         */
        Open row(Following following, Open after, @Nullable Open before);
    }

    private interface Side {

        void add(Open row, Passage passage, boolean isNew);
    }

    private void place(List<Passage> now, Function<Row, List<Passage>> before, NewPassages newPassages, Side side) {
        int[] row = known(now, before);
        var present = new HashSet<BlockId>();
        now.forEach(passage -> present.add(passage.id()));
        takePlaces(now, row, before, present);
        var next = next(row);
        var last = start;
        for (int i = 0; i < row.length; i++) {
            boolean isNew = row[i] < 0;
            if (!isNew) {
                last = rows.get(row[i]);
            } else if (last != next.get(i)) {
                last = newPassages.row(this, last, next.get(i));
            }
            side.add(last, now.get(i), isNew);
        }
    }

    /** For each passage the row of the next one, itself included, that has one. */
    private List<@Nullable Open> next(int[] row) {
        var next = Arrays.<@Nullable Open>asList(new Open[row.length]);
        Open found = null;
        for (int i = row.length - 1; i >= 0; i--) {
            found = row[i] < 0 ? found : rows.get(row[i]);
            next.set(i, found);
        }
        return next;
    }

    /** For each passage the row that it was in, or -1. Passages of a draft do not change places; where they did, the later one is new. */
    private int[] known(List<Passage> now, Function<Row, List<Passage>> before) {
        Map<BlockId, Integer> rowOf = IntStream.range(0, rows.size())
                .boxed()
                .flatMap(
                        row -> before.apply(rows.get(row).before).stream().map(passage -> Map.entry(passage.id(), row)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        int[] row = new int[now.size()];
        int last = -1;
        for (int i = 0; i < row.length; i++) {
            int was = rowOf.getOrDefault(now.get(i).id(), -1);
            row[i] = was >= last ? was : -1;
            last = Math.max(last, was);
        }
        return row;
    }

    /** Between those that stayed, new passages take the places of gone ones that said nearly the same. */
    private void takePlaces(List<Passage> now, int[] row, Function<Row, List<Passage>> before, Set<BlockId> present) {
        for (int from = 0; from < row.length; from++) {
            if (row[from] >= 0) {
                continue;
            }
            int to = from;
            while (to < row.length && row[to] < 0) {
                to++;
            }
            int first = from == 0 ? 0 : row[from - 1];
            int end = to == row.length ? rows.size() - 1 : row[to];
            var gone = IntStream.rangeClosed(first, end)
                    .boxed()
                    .flatMap(each -> before.apply(rows.get(each).before).stream()
                            .filter(passage -> !present.contains(passage.id()))
                            .map(passage -> new Said(each, passage.text())))
                    .toList();
            var come = now.subList(from, to).stream()
                    .map(passage -> new Said(-1, passage.text()))
                    .toList();
            int[] pairs = SequenceAlignment.pairs(gone, come);
            for (int i = from; i < to; i++) {
                int pair = pairs[i - from];
                row[i] = pair < 0 ? -1 : gone.get(pair).row();
            }
            from = to;
        }
    }

    private static Open rowOfSource(Following following, Open after, @Nullable Open before) {
        return after.insert();
    }

    private static Open rowOfTarget(Following following, Open after, @Nullable Open before) {
        for (var row = after.next; row != before && !after.isFollowedByTranslated; row = requireNonNull(row).next) {
            if (requireNonNull(row).target.isEmpty() && !row.source.isEmpty()) {
                return row;
            }
        }
        after.isFollowedByTranslated = true;
        return after == following.start ? after.insert() : after;
    }
}
