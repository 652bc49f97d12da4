package org.communique.amendment.passage;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.communique.amendment.RoundId;
import org.communique.amendment.change.Change;
import org.communique.text.leaf.BlockId;
import org.jspecify.annotations.Nullable;

/**
 * The states of a statement's passages in all rounds.
 *
 * @param rounds those in which some were set
 * @param latest round; null if there is none
 */
public record StatementPassages(
        Map<RoundId, RoundPassageStates> rounds, @Nullable RoundId latest) {

    /**
     * Of the passages that an amendment changes those that are agreed or closed, in the order of the text.
     *
     * @param changes read only if some are
     */
    public List<PassageStateChange> settled(RoundId round, Supplier<List<Change>> changes) {
        var states = rounds.get(round);
        return states == null ? List.of() : states.settled(TouchedPassages.of(changes.get()));
    }

    /** In the latest round, which the passages of the draft belong to. */
    public PassageState stateOf(BlockId block) {
        var states = latest == null ? null : rounds.get(latest);
        return states == null ? PassageState.OPEN : states.of(block);
    }
}
