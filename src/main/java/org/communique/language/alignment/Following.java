package org.communique.language.alignment;

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

/** Finds the rows of two texts that were edited. */
final class Following {

    /** A row while its passages are found. */
    private static final class Open {

        private final Row before;
        private final List<Passage> source = new ArrayList<>();
        private final List<Passage> target = new ArrayList<>();
        private boolean keepsTarget;
        private boolean isLonger;

        Open(Row before) {
            this.before = before;
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

    private final List<Open> rows;

    Following(List<Row> rows) {
        this.rows = new ArrayList<>(rows.stream().map(Open::new).toList());
    }

    Alignment follow(List<Passage> source, List<Passage> target) {
        place(source, Following::sourceBefore, Following::rowOfSource, Open::addSource);
        place(target, Row::target, Following::rowOfTarget, Open::addTarget);
        return new Alignment(rows.stream()
                .filter(open -> !open.source.isEmpty() || !open.target.isEmpty())
                .map(Open::closed)
                .toList());
    }

    /** What a translation was made from may come back, as by an undo. */
    private static List<Passage> sourceBefore(Row row) {
        return row.source().isEmpty() && row.madeFrom() != null
                ? List.of(new Passage(GONE, row.madeFrom()))
                : row.source();
    }

    /** Where a new passage belongs that is like none that is gone, between these rows of its neighbours. */
    private interface NewPassages {

        /** @return the row, which may be a new one */
        int row(Following following, int after, int before);
    }

    private interface Side {

        void add(Open row, Passage passage, boolean isNew);
    }

    private void place(List<Passage> now, Function<Row, List<Passage>> before, NewPassages newPassages, Side side) {
        int[] row = known(now, before);
        var present = new HashSet<BlockId>();
        now.forEach(passage -> present.add(passage.id()));
        takePlaces(now, row, before, present);
        int last = -1;
        for (int i = 0; i < row.length; i++) {
            boolean isNew = row[i] < 0;
            if (isNew) {
                int next = next(row, i);
                int rowsBefore = rows.size();
                row[i] = last >= 0 && last == next ? last : newPassages.row(this, last, next < 0 ? rows.size() : next);
                // A new row moves those after it.
                int moved = rows.size() - rowsBefore;
                for (int j = i + 1; j < row.length; j++) {
                    row[j] += row[j] < 0 ? 0 : moved;
                }
            }
            last = row[i];
            side.add(rows.get(last), now.get(i), isNew);
        }
    }

    private static int next(int[] row, int from) {
        return Arrays.stream(row, from, row.length)
                .filter(each -> each >= 0)
                .findFirst()
                .orElse(-1);
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

    private static int rowOfSource(Following following, int after, int before) {
        following.rows.add(after + 1, new Open(Row.of(List.of(), List.of())));
        return after + 1;
    }

    private static int rowOfTarget(Following following, int after, int before) {
        var rows = following.rows;
        for (int row = after + 1; row < before; row++) {
            if (rows.get(row).target.isEmpty() && !rows.get(row).source.isEmpty()) {
                return row;
            }
        }
        if (after >= 0) {
            return after;
        }
        rows.addFirst(new Open(Row.of(List.of(), List.of())));
        return 0;
    }
}
