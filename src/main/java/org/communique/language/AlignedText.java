package org.communique.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.language.alignment.Alignment;
import org.communique.language.alignment.Passage;
import org.communique.language.alignment.Row;
import org.communique.language.alignment.Row.Pending;
import org.communique.statement.TextHash;
import org.communique.text.leaf.BlockId;

/**
 * Both texts at one moment, row by row.
 *
 * @param revision of the translation's draft
 */
public record AlignedText(TranslationId id, List<AlignedRow> rows, long revision) {

    /** What is known of a row's translation; none hides another. */
    public enum Fact {
        /** There are words to translate, and none are. */
        EMPTY,
        /** The source says something else than what it was made from. */
        STALE,
        /** No one has said yet that it says what the source says. */
        UNCONFIRMED,
        /** A machine wrote it, and no one has confirmed it. */
        MACHINE,
        /** A second person found both right as they are. */
        CHECKED
    }

    /** @param key of its passages, by which a screen names it; another one as soon as other passages are in it */
    public record AlignedRow(String key, Row row, Set<Fact> facts) {

        /** As someone sees it now. */
        public SeenRow seen() {
            return new SeenRow(key, TextHash.of(row.sourceWords()));
        }

        /** Of what the translation says. */
        public TextHash translationHash() {
            return TextHash.of(row.targetWords());
        }

        /** What someone who knows both languages should look at. */
        public List<PassageWarning> warnings() {
            return PassageWarning.of(row);
        }

        /** Whether nothing is to be done before the translation is submitted. */
        public boolean isReady() {
            return facts.stream().allMatch(fact -> fact == Fact.CHECKED);
        }

        boolean isTranslated() {
            return !row.targetWords().isEmpty();
        }

        /** A row without words is there for what its passages may say later. */
        public boolean hasWords() {
            return !row.sourceWords().isEmpty() || !row.targetWords().isEmpty();
        }
    }

    /**
     * How far it is, in passages with words.
     *
     * @param ready translated, and confirmed as the source is now
     */
    public record Progress(int all, int ready, int empty, int stale, int unconfirmed, int checked) {

        public boolean hasAllReady() {
            return all > 0 && ready == all;
        }
    }

    static AlignedText of(TranslationId id, Alignment alignment, SameSource sameSource, long revision) {
        var rows = alignment.rows().stream()
                .map(row -> new AlignedRow(key(row), row, facts(row, sameSource)))
                .toList();
        return new AlignedText(id, rows, revision);
    }

    static String key(Row row) {
        return ids(row.source()) + "|" + ids(row.target());
    }

    private static String ids(List<Passage> passages) {
        return String.join(
                " ", passages.stream().map(Passage::id).map(BlockId::value).toList());
    }

    private static Set<Fact> facts(Row row, SameSource sameSource) {
        var facts = EnumSet.noneOf(Fact.class);
        if (row.isEmpty()) {
            facts.add(Fact.EMPTY);
        }
        if (row.isStale((madeFrom, now) -> sameSource.test(row, madeFrom, now))) {
            facts.add(Fact.STALE);
        }
        if (row.isUnconfirmed()) {
            facts.add(row.pending() == Pending.MACHINE ? Fact.MACHINE : Fact.UNCONFIRMED);
        }
        if (row.isChecked() && !row.targetWords().isEmpty()) {
            facts.add(Fact.CHECKED);
        }
        return facts;
    }

    Alignment alignment() {
        return new Alignment(rows.stream().map(AlignedRow::row).toList());
    }

    public Optional<AlignedRow> row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    public Progress progress() {
        var worded = rows.stream().filter(AlignedRow::hasWords).toList();
        return new Progress(
                worded.size(),
                (int) worded.stream().filter(AlignedRow::isReady).count(),
                count(worded.stream(), Fact.EMPTY),
                count(worded.stream(), Fact.STALE),
                count(worded.stream(), Fact.UNCONFIRMED) + count(worded.stream(), Fact.MACHINE),
                count(worded.stream(), Fact.CHECKED));
    }

    private static int count(Stream<AlignedRow> rows, Fact fact) {
        return (int) rows.filter(row -> row.facts().contains(fact)).count();
    }
}
