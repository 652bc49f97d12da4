package org.communique.statement.draft.codec;

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
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Composition;
import org.communique.amendment.change.Difference;
import org.communique.amendment.change.RandomCopies;
import org.communique.crdt.YDoc;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.LeafSequence;
import org.junit.jupiter.api.Test;

/** Amendments to a text that is a shared document. */
class AcceptedAmendmentsTests {

    private static final int ROUNDS = LongRun.either(20, 20_000);

    private final long seed = RandomSeed.of(AcceptedAmendmentsTests.class);
    private final Random random = new Random(seed);
    private final RandomCopies copies = new RandomCopies(seed);

    @Test
    void makeTheSameDraftInAnyOrder() {
        for (int round = 0; round < ROUNDS; round++) {
            var state = DraftCodec.update(copies.text().toRichText());
            var base = DraftLeaves.of(document(state));
            var amendments = withoutCollisions(base);
            var wanted = DraftCodec.read(
                    DraftCodec.update(new Composition(base, amendments).text().toRichText()));
            for (int order = 0; order < 2; order++) {
                var numbers = new ArrayList<>(amendments.keySet());
                Collections.shuffle(numbers, random);
                assertThat(accepted(document(state), base, amendments, numbers).equals(wanted))
                        .as("round %d, in the order %s", round, numbers)
                        .isTrue();
            }
        }
    }

    private SortedMap<Integer, List<Change>> withoutCollisions(LeafSequence base) {
        var amendments = new TreeMap<Integer, List<Change>>();
        for (int number = 1; number <= 6; number++) {
            amendments.put(number, Difference.between(base, copies.copy(base, 2)));
            if (!new Composition(base, amendments).collisions().isEmpty()) {
                amendments.remove(number);
            }
        }
        return amendments;
    }

    private static RichText accepted(
            YDoc draft, LeafSequence base, SortedMap<Integer, List<Change>> amendments, List<Integer> order) {
        var accepted = new TreeMap<Integer, List<Change>>();
        Map<BlockId, BlockId> names = Map.of();
        for (int number : order) {
            var changes = amendments.getOrDefault(number, List.of());
            var now = DraftLeaves.of(draft).renamed(names);
            var amended = new AmendedDraft(base, accepted, now);
            assertThat(amended.applicability(number, changes)).isInstanceOf(Applies.class);
            var text = EditedLeaves.of(now, amended.edits(number, changes));
            draft.applyUpdate(DraftCodec.replacement(draft.encodeStateAsUpdate(), text.toRichText()));
            names = DraftLeaves.names(text, DraftLeaves.of(draft));
            accepted.put(number, changes);
        }
        return DraftCodec.read(draft);
    }

    private static YDoc document(byte[] state) {
        var document = new YDoc();
        document.applyUpdate(state);
        return document;
    }
}
