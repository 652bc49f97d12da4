package org.communique.language.alignment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A source and its translation, row by row. Both are read from above to below, so that rows follow each other in both texts; each passage
 * is in one row. What was put into a row by hand, or was there once, stays in it as long as it is there.
 */
public record Alignment(List<Row> rows) {

    public static final Alignment NONE = new Alignment(List.of());

    public Alignment {
        rows = List.copyOf(rows);
    }

    /** Of a translation that was made elsewhere, as far as can be told by lengths and numbers. */
    public static Alignment of(List<Passage> source, List<Passage> target) {
        return new Alignment(LengthAlignment.rows(source, target));
    }

    /** Of a translation whose passages are those of the source, one by one. */
    public static Alignment inOrder(List<Passage> source, List<Passage> target) {
        return new Alignment(IntStream.range(0, Math.max(source.size(), target.size()))
                .mapToObj(i -> Row.of(at(source, i), at(target, i)))
                .toList());
    }

    private static List<Passage> at(List<Passage> passages, int index) {
        return index < passages.size() ? List.of(passages.get(index)) : List.of();
    }

    /**
     * After edits of either text. A passage that is new takes the place of one that is gone if it says nearly the same. Otherwise what
     * is new in the source waits for a translation, and what is new in the translation is that of the next passage without one between
     * its neighbours, or belongs to what comes before it.
     */
    public Alignment follow(List<Passage> source, List<Passage> target) {
        return new Following(rows).follow(source, target);
    }

    /** With two rows as one. */
    public Alignment joined(int row) {
        var changed = new ArrayList<>(rows);
        changed.set(row, rows.get(row).joined(rows.get(row + 1)));
        changed.remove(row + 1);
        return new Alignment(changed);
    }

    /**
     * With one row as two.
     *
     * @param sources of the passages of the source, how many are in the first
     * @throws IllegalArgumentException if one of the two would have no passages
     */
    public Alignment split(int row, int sources, int targets) {
        var whole = rows.get(row);
        if (sources + targets == 0
                || sources == whole.source().size() && targets == whole.target().size()) {
            throw new IllegalArgumentException("a row without passages");
        }
        var changed = new ArrayList<>(rows);
        changed.remove(row);
        changed.addAll(row, whole.split(sources, targets));
        return new Alignment(changed);
    }

    /**
     * With the last passage of a row's translation as the first of the next row's.
     *
     * @throws IllegalArgumentException if there is none, or no next row
     */
    public Alignment withLastToNext(int row) {
        var from = rows.get(row).target();
        if (from.isEmpty() || row + 1 == rows.size()) {
            throw new IllegalArgumentException("nothing to move");
        }
        var to = new ArrayList<>(rows.get(row + 1).target());
        to.addFirst(from.getLast());
        return moved(row, from.subList(0, from.size() - 1), row + 1, to);
    }

    /** As {@link #withLastToNext}, the first one to the row before. */
    public Alignment withFirstToPrevious(int row) {
        var from = rows.get(row).target();
        if (from.isEmpty() || row == 0) {
            throw new IllegalArgumentException("nothing to move");
        }
        var to = new ArrayList<>(rows.get(row - 1).target());
        to.add(from.getFirst());
        return moved(row, from.subList(1, from.size()), row - 1, to);
    }

    private Alignment moved(int row, List<Passage> left, int other, List<Passage> received) {
        var all = new ArrayList<>(rows);
        all.set(row, rows.get(row).with(rows.get(row).source(), left, true));
        all.set(other, rows.get(other).with(rows.get(other).source(), received, true));
        all.removeIf(each -> each.source().isEmpty() && each.target().isEmpty());
        return new Alignment(all);
    }

    public Alignment with(int row, Row changed) {
        var all = new ArrayList<>(rows);
        all.set(row, changed);
        return new Alignment(all);
    }

    public List<Passage> source() {
        return rows.stream().map(Row::source).flatMap(Collection::stream).toList();
    }

    public List<Passage> target() {
        return rows.stream().map(Row::target).flatMap(Collection::stream).toList();
    }
}
