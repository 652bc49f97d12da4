package org.communique.language.alignment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passages of a source and of its translation that say the same. Four facts about them do not depend on each other: whether the
 * translation lacks words, is stale, was written by a machine, was checked. Each follows from what is kept here and the passages of now.
 *
 * @param source    as they were last read; empty if the source has nothing of them any more
 * @param target    as they were last read; empty if nothing is translated yet
 * @param madeFrom  the words of the source when someone last confirmed that the translation says the same; null before that
 * @param pending   why someone has to confirm the translation, though it may be made from what the source says; null if no one has to
 * @param checked   the words of both when a second person last found them right; null before that
 */
public record Row(
        List<Passage> source,
        List<Passage> target,
        @Nullable String madeFrom,
        @Nullable Pending pending,
        @Nullable Checked checked) {

    /** Between the words of several passages. */
    public static final String APART = "\n\n";

    public enum Pending {
        /** A passage came to it, or was moved to another row. */
        PASSAGE,
        /** A machine wrote it. */
        MACHINE
    }

    public record Checked(String source, String target) {}

    public Row {
        source = List.copyOf(source);
        target = List.copyOf(target);
    }

    /** Of which nothing is known yet. */
    static Row of(List<Passage> source, List<Passage> target) {
        return new Row(source, target, null, null, null);
    }

    public String sourceWords() {
        return words(source);
    }

    public String targetWords() {
        return words(target);
    }

    private static String words(List<Passage> passages) {
        return passages.stream().filter(Passage::hasWords).map(Passage::text).collect(joining(APART));
    }

    /** Whether words are to be translated, and there are none. */
    public boolean isEmpty() {
        return !sourceWords().isEmpty() && targetWords().isEmpty();
    }

    /** Whether the source says something else than what the translation was made from. Of nothing it is when the source has no words left. */
    public boolean isStale(BiPredicate<String, String> saysTheSame) {
        return !targetWords().isEmpty()
                && (sourceWords().isEmpty() || madeFrom != null && !isMadeFrom(sourceWords(), saysTheSame));
    }

    /** Whether someone has still to say that the translation says what the source says. */
    public boolean isUnconfirmed() {
        return pending != null || madeFrom == null && !targetWords().isEmpty();
    }

    /** Whether a second person found right what both say now. */
    public boolean isChecked() {
        return new Checked(sourceWords(), targetWords()).equals(checked);
    }

    /** Whether nothing is to be done before the translation is submitted. */
    public boolean isReady(BiPredicate<String, String> saysTheSame) {
        return !isEmpty() && !isStale(saysTheSame) && !isUnconfirmed();
    }

    private boolean isMadeFrom(String words, BiPredicate<String, String> saysTheSame) {
        return words.equals(madeFrom) || saysTheSame.test(requireNonNull(madeFrom), words);
    }

    /** Someone who knows both languages says that the translation says what the source says now. Nothing says what is not there. */
    public Row confirmed() {
        return sourceWords().isEmpty() || targetWords().isEmpty()
                ? this
                : new Row(source, target, sourceWords(), null, checked);
    }

    /** A second person finds both right. */
    public Row withCheck() {
        return new Row(source, target, madeFrom, pending, new Checked(sourceWords(), targetWords()));
    }

    /**
     * As they are read now. With its last word a translation loses what was said of it.
     *
     * @param longer whether a passage came to the translation, or was moved away
     */
    Row with(List<Passage> newSource, List<Passage> newTarget, boolean longer) {
        var now = longer && pending == null ? Pending.PASSAGE : pending;
        return words(newTarget).isEmpty()
                ? of(newSource, newTarget)
                : new Row(newSource, newTarget, madeFrom, now, checked);
    }

    /** One row, where one passage became several in translation, or several one. It was made from what both were made from. */
    Row joined(Row next) {
        var rows = Stream.of(this, next).filter(row -> !row.saysNothing()).toList();
        var from = rows.stream().map(Row::madeFrom).filter(Objects::nonNull).toList();
        return new Row(
                both(source, next.source),
                both(target, next.target),
                from.isEmpty() || from.size() < rows.size() ? null : String.join(APART, from),
                Stream.of(pending, next.pending)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                null);
    }

    private boolean saysNothing() {
        return sourceWords().isEmpty() && targetWords().isEmpty();
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /**
     * Two rows, of which the first has so many of the passages. Of what is stale only the first is made from all that the whole was made
     * from: if both were, it would double each time that they are joined and split again.
     */
    List<Row> split(int sources, int targets) {
        boolean fresh = sourceWords().equals(madeFrom) && pending == null;
        return Stream.of(
                        part(source.subList(0, sources), target.subList(0, targets), madeFrom),
                        part(
                                source.subList(sources, source.size()),
                                target.subList(targets, target.size()),
                                fresh ? madeFrom : null))
                .map(part -> fresh && part.madeFrom != null ? part.confirmed() : part)
                .toList();
    }

    private Row part(List<Passage> sourcePart, List<Passage> targetPart, @Nullable String from) {
        return new Row(sourcePart, targetPart, from, pending, null).with(sourcePart, targetPart, false);
    }
}
