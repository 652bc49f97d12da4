package org.communique.amendment.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.amendment.BaseId;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundText;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Difference;
import org.communique.amendment.change.RandomCopies;
import org.communique.crdt.YDoc;
import org.communique.statement.StatementId;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RichText;
import org.communique.text.leaf.LeafSequence;
import org.junit.jupiter.api.Test;

/** Copies that begin with an amendment. */
class AmendedCopyTests {

    private static final int ROUNDS = LongRun.either(50, 20_000);

    private final long seed = RandomSeed.of(AmendedCopyTests.class);
    private final RandomCopies copies = new RandomCopies(seed);

    @Test
    void proposeWhatTheAmendmentDoesAndWhatIsChangedInThem() {
        for (int round = 0; round < ROUNDS; round++) {
            var text = new RoundText(
                    BaseId.of(RoundId.of(new StatementId("s"), 1)),
                    DraftCodec.update(copies.text().toRichText()),
                    List.of());
            var base = text.leaves();
            var changes = Difference.between(base, copies.copy(base, 4));
            var copy = AmendedCopy.of(text, changes);
            var names = copy.names(copy.state());
            var begun = text.leavesOf(copy.state(), names);
            assertThat(Set.copyOf(proposed(base, begun))).isEqualTo(Set.copyOf(changes));

            var wanted = copies.copy(begun, 4).toRichText();
            var document = new YDoc();
            document.applyUpdate(copy.state());
            document.applyUpdate(DraftCodec.replacement(copy.state(), wanted));
            var revised = text.leavesOf(document.encodeStateAsUpdate(), names);
            assertThat(written(base, proposed(base, revised))).isEqualTo(written(wanted));
        }
    }

    private static List<Change> proposed(LeafSequence base, LeafSequence copy) {
        var proposed = new ProposedText(base, copy);
        return proposed.size() == 0 ? List.of() : proposed.whole().changes();
    }

    private static RichText written(LeafSequence base, List<Change> changes) {
        return written(AmendedCopy.textOf(base, changes).toRichText());
    }

    /** As a draft has it. */
    private static RichText written(RichText text) {
        return DraftCodec.read(DraftCodec.update(text));
    }
}
