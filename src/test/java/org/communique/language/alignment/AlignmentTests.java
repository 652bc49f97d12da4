package org.communique.language.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.text.leaf.BlockId;
import org.junit.jupiter.api.Test;

class AlignmentTests {

    private static final BiPredicate<String, String> EXACTLY = String::equals;

    private static List<Passage> passages(String... passages) {
        return IntStream.range(0, passages.length)
                .mapToObj(i -> new Passage(new BlockId(passages[i].split(" ")[0] + i), passages[i]))
                .toList();
    }

    private static List<Integer> counts(Alignment alignment) {
        return alignment.rows().stream()
                .flatMap(row -> Stream.of(row.source().size(), row.target().size()))
                .toList();
    }

    @Test
    void aTranslationThatIsWrittenFromAboveIsAlignedWithItsSource() {
        var source = passages("Courts decide.", "They give reasons.", "Appeals are heard.");
        var alignment = Alignment.NONE.follow(source, List.of());
        assertThat(alignment.rows()).hasSize(3).allMatch(Row::isEmpty);
        for (int i = 1; i <= 3; i++) {
            var target = passages("Les tribunaux décident.", "Ils motivent.", "Les recours sont entendus.");
            alignment = alignment.follow(source, target.subList(0, i));
            assertThat(alignment.rows()).hasSize(3);
            assertThat(alignment.rows().get(i - 1).target()).containsExactly(target.get(i - 1));
            assertThat(alignment.rows().get(i - 1).isUnconfirmed()).isTrue();
        }
    }

    @Test
    void theFourFactsOfAPassageDoNotHideEachOther() {
        var source = passages("Courts decide within two weeks.");
        var target = passages("Les tribunaux décident en deux semaines.");
        var row = Alignment.NONE
                .follow(source, target)
                .rows()
                .getFirst()
                .confirmed()
                .withCheck();
        assertThat(row.isReady(EXACTLY)).isTrue();
        assertThat(row.isChecked()).isTrue();

        var changed = List.of(new Passage(source.getFirst().id(), "Courts decide within 48 hours."));
        var stale = new Alignment(List.of(row)).follow(changed, target).rows().getFirst();
        assertThat(stale.isStale(EXACTLY)).isTrue();
        assertThat(stale.isChecked()).isFalse();
        assertThat(stale.isUnconfirmed()).isFalse();
        assertThat(stale.targetWords()).isEqualTo("Les tribunaux décident en deux semaines.");
        assertThat(stale.isStale((before, now) -> now.contains("48")))
                .as("a change that leaves it standing")
                .isFalse();
        // An edit of the translation alone says nothing about the source.
        var edited = List.of(new Passage(target.getFirst().id(), "Les tribunaux décident en 2 semaines."));
        assertThat(new Alignment(List.of(stale))
                        .follow(changed, edited)
                        .rows()
                        .getFirst()
                        .isStale(EXACTLY))
                .isTrue();
        // And back.
        var back = new Alignment(List.of(stale)).follow(source, target).rows().getFirst();
        assertThat(back.isReady(EXACTLY) && back.isChecked()).isTrue();
    }

    @Test
    void wordsOfAPassageThatIsGoneStayAndAreStale() {
        var source = passages("Courts decide.", "They give reasons.");
        var target = passages("Les tribunaux décident.", "Ils motivent.");
        var alignment = Alignment.NONE.follow(source, target);
        alignment = alignment.with(1, alignment.rows().get(1).confirmed());
        var gone = alignment.follow(source.subList(0, 1), target);
        assertThat(counts(gone)).containsExactly(1, 1, 0, 1);
        assertThat(gone.rows().get(1).isStale(EXACTLY)).isTrue();
        var undone = List.of(source.getFirst(), new Passage(new BlockId("again"), "They give reasons."));
        assertThat(gone.follow(undone, target).rows().get(1).isReady(EXACTLY))
                .as("an undo")
                .isTrue();
    }

    @Test
    void passagesThatAreJoinedAndSplitByHandStaySo() {
        var source = passages("Courts decide.", "They give reasons.");
        var target = passages("Les tribunaux décident, motifs à l'appui.");
        var joined = Alignment.NONE.follow(source, target).joined(0);
        assertThat(counts(joined)).containsExactly(2, 1);
        var confirmed = joined.with(0, joined.rows().getFirst().confirmed());
        var longer = passages("Les tribunaux décident, motifs à l'appui.", "Et vite.");
        assertThat(counts(confirmed.follow(source, longer))).containsExactly(2, 2);
        var followed = confirmed.follow(source, longer);
        assertThat(followed.rows().getFirst().isUnconfirmed())
                .as("a passage came")
                .isTrue();
        var split = followed.with(0, followed.rows().getFirst().confirmed()).split(0, 1, 1);
        assertThat(counts(split)).containsExactly(1, 1, 1, 1);
        assertThat(split.rows()).allMatch(row -> row.isReady(EXACTLY));
    }

    @Test
    void whatPassagesWereMadeFromDoesNotGrowWhereTheyAreJoinedAndSplit() {
        var target = passages("Les tribunaux décident.", "Ils donnent des motifs.");
        var joined = Alignment.NONE
                .follow(passages("Courts decide.", "They give reasons."), target)
                .joined(0);
        var moved = joined.with(0, joined.rows().getFirst().confirmed())
                .follow(passages("Courts decide soon.", "They give reasons."), target);
        for (int time = 0; time < 12; time++) {
            moved = moved.split(0, 1, 1);
            assertThat(moved.rows()).noneMatch(row -> row.isReady(EXACTLY));
            moved = moved.joined(0);
        }
        assertThat(String.valueOf(moved.rows().getFirst().madeFrom())).hasSizeLessThan(60);
    }

    /** What people may do to both texts and to their alignment, with what is then known of each passage of the translation. */
    private static final class Coalition {

        private final Random random;
        private final List<Passage> source = new ArrayList<>();
        private final List<Passage> target = new ArrayList<>();
        /** Of each passage of the translation, the words of the source that someone said it says. */
        private final Map<BlockId, Set<String>> confirmed = new HashMap<>();

        private Alignment alignment = Alignment.NONE;
        private int next;

        Coalition(Random random) {
            this.random = random;
        }

        void act() {
            switch (random.nextInt(9)) {
                case 0, 1 -> insert(source);
                case 2 -> insert(target);
                case 3 -> edit(random.nextBoolean() ? source : target);
                case 4 -> split(random.nextBoolean() ? source : target);
                case 5 -> delete(random.nextBoolean() ? source : target);
                case 6 -> writeAgain(random.nextBoolean() ? source : target);
                case 7 -> confirm();
                default -> byHand();
            }
        }

        private Passage made(String text) {
            return new Passage(new BlockId("n" + next++), text);
        }

        private String words() {
            return IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(_ -> "w" + random.nextInt(30))
                    .reduce((one, other) -> one + " " + other)
                    .orElseThrow();
        }

        private void insert(List<Passage> text) {
            text.add(random.nextInt(text.size() + 1), made(random.nextInt(8) == 0 ? "" : "u" + next + " " + words()));
        }

        private void edit(List<Passage> text) {
            if (!text.isEmpty()) {
                int at = random.nextInt(text.size());
                text.set(
                        at,
                        new Passage(
                                text.get(at).id(),
                                random.nextInt(6) == 0 ? "" : text.get(at).text() + " " + words()));
            }
        }

        private void split(List<Passage> text) {
            if (!text.isEmpty()) {
                int at = random.nextInt(text.size());
                var whole = text.get(at);
                int cut = random.nextInt(whole.text().length() + 1);
                text.set(
                        at,
                        new Passage(whole.id(), whole.text().substring(0, cut).strip()));
                text.add(at + 1, inheriting(whole, whole.text().substring(cut).strip()));
            }
        }

        private Passage inheriting(Passage whole, String text) {
            var part = made(text);
            confirmed
                    .computeIfAbsent(part.id(), _ -> new HashSet<>())
                    .addAll(confirmed.getOrDefault(whole.id(), Set.of()));
            return part;
        }

        private void delete(List<Passage> text) {
            if (!text.isEmpty()) {
                text.remove(random.nextInt(text.size()));
            }
        }

        /** As an editor does that replaces a node. */
        private void writeAgain(List<Passage> text) {
            if (!text.isEmpty()) {
                int at = random.nextInt(text.size());
                text.set(at, inheriting(text.get(at), text.get(at).text()));
            }
        }

        private void confirm() {
            follow();
            if (!alignment.rows().isEmpty()) {
                int row = random.nextInt(alignment.rows().size());
                alignment = alignment.with(row, alignment.rows().get(row).confirmed());
                if (!alignment.rows().get(row).sourceWords().isEmpty()) {
                    said(alignment.rows().get(row));
                }
            }
        }

        private void said(Row row) {
            said(row, row.sourceWords());
        }

        private void said(Row row, String words) {
            row.target()
                    .forEach(passage -> confirmed
                            .computeIfAbsent(passage.id(), _ -> new HashSet<>())
                            .add(words));
        }

        private boolean saysWhatItIsMadeFrom(Row row) {
            return row.madeFrom() != null
                    && row.target().stream()
                            .anyMatch(passage -> confirmed
                                    .getOrDefault(passage.id(), Set.of())
                                    .contains(row.madeFrom()));
        }

        private void byHand() {
            follow();
            var rows = alignment.rows();
            if (rows.size() > 1 && random.nextBoolean()) {
                int row = random.nextInt(rows.size() - 1);
                var both = rows.subList(row, row + 2);
                alignment = alignment.joined(row);
                if (both.stream().allMatch(this::saysWhatItIsMadeFrom)) {
                    said(
                            alignment.rows().get(row),
                            both.get(0).madeFrom() + "\n\n" + both.get(1).madeFrom());
                }
            } else if (!rows.isEmpty()) {
                int at = random.nextInt(rows.size());
                var row = rows.get(at);
                int sources = random.nextInt(row.source().size() + 1);
                int targets = random.nextInt(row.target().size() + 1);
                if (sources + targets > 0
                        && sources + targets
                                < row.source().size() + row.target().size()) {
                    alignment = alignment.split(at, sources, targets);
                    if (row.isReady(EXACTLY)) {
                        said(alignment.rows().get(at));
                        said(alignment.rows().get(at + 1));
                    }
                }
            }
        }

        void follow() {
            var before = alignment;
            alignment = alignment.follow(source, target);
            assertThat(alignment.source()).isEqualTo(source);
            assertThat(alignment.target()).isEqualTo(target);
            assertThat(together(alignment)).containsAll(present(together(before)));
            assertThat(alignment.rows())
                    .filteredOn(row -> !row.targetWords().isEmpty() && !row.isUnconfirmed() && !row.isStale(EXACTLY))
                    .allSatisfy(row -> {
                        assertThat(row.madeFrom()).isEqualTo(row.sourceWords());
                        assertThat(saysWhatItIsMadeFrom(row)).isTrue();
                    });
        }

        /** The passages that are in one row. */
        private static Set<Set<BlockId>> together(Alignment alignment) {
            var pairs = new HashSet<Set<BlockId>>();
            for (var row : alignment.rows()) {
                for (var side : List.of(row.source(), row.target())) {
                    for (var one : side) {
                        side.stream()
                                .filter(other -> !other.equals(one))
                                .forEach(other -> pairs.add(Set.of(one.id(), other.id())));
                    }
                }
            }
            return pairs;
        }

        private Set<Set<BlockId>> present(Set<Set<BlockId>> pairs) {
            var here = new HashSet<BlockId>();
            Stream.concat(source.stream(), target.stream()).forEach(passage -> here.add(passage.id()));
            var present = new HashSet<>(pairs);
            present.removeIf(pair -> !here.containsAll(pair));
            return present;
        }
    }

    @Test
    void nothingIsShownAsFreshThatWasMadeFromOtherWords() {
        var random = new Random(RandomSeed.of(AlignmentTests.class));
        for (int round = 0; round < LongRun.either(200, 20_000); round++) {
            var coalition = new Coalition(random);
            for (int act = 0; act < 60; act++) {
                coalition.act();
                if (random.nextInt(3) > 0) {
                    coalition.follow();
                }
            }
        }
    }
}
