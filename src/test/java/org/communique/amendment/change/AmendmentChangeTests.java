package org.communique.amendment.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.LeafSequence;
import org.junit.jupiter.api.Test;

/** Random texts, and random amendments of several organisations to them. */
class AmendmentChangeTests {

    private static final int ROUNDS = LongRun.either(1_000, 50_000);

    private final long seed = RandomSeed.of(AmendmentChangeTests.class);
    private final Random random = new Random(seed);
    private final RandomCopies copies = new RandomCopies(seed);

    @Test
    void theDifferenceMakesTheTextTheCopy() {
        for (int round = 0; round < ROUNDS; round++) {
            var base = copies.text();
            var copy = copies.copy(base, 8);
            var made = new Composition(base, only(1, Difference.between(base, copy))).text();
            assertThat(made).isEqualTo(copy);
        }
    }

    @Test
    void acceptingAllThatDoNotCollideGivesTheSameTextInAnyOrder() {
        int most = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var base = copies.text();
            var amendments = withoutCollisions(base, amendments(base, 6, 2));
            most = Math.max(most, amendments.size());
            var together = new Composition(base, amendments).text();
            for (int order = 0; order < 3; order++) {
                var numbers = new ArrayList<>(amendments.keySet());
                Collections.shuffle(numbers, random);
                assertThat(accepted(base, amendments, numbers).toRichText())
                        .as("in the order %s", numbers)
                        .isEqualTo(together.toRichText());
            }
        }
        assertThat(most).isGreaterThan(3);
    }

    /** What two do to the same words is found before either is accepted, and after. */
    @Test
    void noCollisionIsLost() {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var base = copies.text();
            var both = amendments(base, 2, 8);
            boolean collide = !new Composition(base, both).collisions().isEmpty();
            found += collide ? 1 : 0;
            for (int first = 1; first <= 2; first++) {
                var accepted = only(first, both.getOrDefault(first, List.of()));
                var draft = accepted(base, accepted, List.of(first));
                int second = 3 - first;
                var applicability = new AmendedDraft(base, accepted, draft)
                        .applicability(second, both.getOrDefault(second, List.of()));
                assertThat(applicability instanceof CollidesWithAccepted).isEqualTo(collide);
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void whatDraftersWroteBesidesStays() {
        int applied = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var base = copies.text();
            var changes = Difference.between(base, copies.copy(base, 2));
            var draft = copies.copy(base, 3);
            var amended = new AmendedDraft(base, new TreeMap<>(), draft);
            if (amended.applicability(1, changes) instanceof Applies) {
                applied++;
                var byBoth = EditedLeaves.of(draft, amended.edits(1, changes));
                var byDrafters = Difference.between(base, draft);
                var both = new TreeMap<Integer, List<Change>>(Map.of(1, changes, 2, byDrafters));
                var together = new Composition(base, both);
                if (together.collisions().isEmpty() && addNothing(changes)) {
                    assertThat(byBoth.toRichText()).isEqualTo(together.text().toRichText());
                }
            }
        }
        assertThat(applied).isGreaterThan(ROUNDS / 4);
    }

    /** Where both add something at one place, it stands there by their numbers; drafters have none. */
    private static boolean addNothing(List<Change> changes) {
        return changes.stream().noneMatch(change -> change instanceof Change.Add || change instanceof Change.Move);
    }

    /** However many passages they collide on: of many amendments to all of a text there would be millions. */
    @Test
    void namesEachTwoThatCollideOnce() {
        for (int round = 0; round < 100; round++) {
            var base = copies.text();
            var all = new TreeMap<Integer, List<Change>>();
            for (int number = 1; number <= 6; number++) {
                all.put(number, Difference.between(base, copies.copy(base, 20)));
            }
            assertThat(new Composition(base, all).collisions())
                    .extracting(Collision::first, Collision::second)
                    .doesNotHaveDuplicates();
        }
    }

    /** @param most changes of each */
    private SortedMap<Integer, List<Change>> amendments(LeafSequence base, int count, int most) {
        var amendments = new TreeMap<Integer, List<Change>>();
        for (int number = 1; number <= count; number++) {
            amendments.put(number, Difference.between(base, copies.copy(base, most)));
        }
        return amendments;
    }

    private static SortedMap<Integer, List<Change>> withoutCollisions(
            LeafSequence base, SortedMap<Integer, List<Change>> amendments) {
        var rest = new TreeMap<>(amendments);
        while (true) {
            var collisions = new Composition(base, rest).collisions();
            if (collisions.isEmpty()) {
                return rest;
            }
            rest.remove(collisions.getFirst().second());
        }
    }

    private static LeafSequence accepted(
            LeafSequence base, SortedMap<Integer, List<Change>> amendments, List<Integer> order) {
        var draft = base;
        var accepted = new TreeMap<Integer, List<Change>>();
        for (int number : order) {
            var changes = amendments.getOrDefault(number, List.of());
            var amended = new AmendedDraft(base, accepted, draft);
            assertThat(amended.applicability(number, changes)).isInstanceOf(Applies.class);
            draft = EditedLeaves.of(draft, amended.edits(number, changes));
            accepted.put(number, changes);
        }
        return draft;
    }

    private static SortedMap<Integer, List<Change>> only(int number, List<Change> changes) {
        return new TreeMap<>(Map.of(number, changes));
    }
}
