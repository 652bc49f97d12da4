package org.communique.amendment.desk;

import java.util.List;
import java.util.Set;
import org.communique.amendment.Amendment;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.passage.PassageStateChange;
import org.jspecify.annotations.Nullable;

/**
 * Where an amendment stands now.
 *
 * @param applicability against the draft; null once it is settled
 * @param collidesWith  the numbers of open ones that cannot be accepted with it, of those that the member may see
 * @param settled       of the passages that it changes those that are agreed or closed
 * @param fallsWith     the numbers of those with whose acceptance it falls, of those that the member may see
 * @param passages      the numbers of the passages that it changes, and of the one that it is after, in the text that it was written on
 * @param missingSupporters how many more its round asks for; 0 once it, or what it amends, is settled
 * @param amended       that it amends; null if it changes the text itself
 */
public record Standing(
        Amendment amendment,
        @Nullable Applicability applicability,
        List<Integer> collidesWith,
        List<PassageStateChange> settled,
        List<Integer> fallsWith,
        Set<Integer> passages,
        int missingSupporters,
        @Nullable AmendedAmendment amended) {

    /** Whether it amends what is settled, so that nothing can come of it. */
    public boolean isMoot() {
        return isMoot(amended);
    }

    static boolean isMoot(@Nullable AmendedAmendment amended) {
        return amended != null && amended.now() == AmendedAmendment.Now.SETTLED;
    }

    /** Whether it can be accepted into the draft. */
    public boolean isAcceptable() {
        return amended == null && applicability instanceof Applies;
    }
}
