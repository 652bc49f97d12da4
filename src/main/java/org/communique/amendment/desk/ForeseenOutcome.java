package org.communique.amendment.desk;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.desk.MergeOutcome.AmendsAnother;
import org.communique.amendment.desk.MergeOutcome.NotOpen;
import org.communique.amendment.desk.MergeOutcome.UnderVote;
import org.communique.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What would come of settling an amendment, after others that are settled before it.
 *
 * @param obstacle   what it would be refused for; null if it would be done
 * @param takenFirst the numbers of those others for which it is refused
 */
public record ForeseenOutcome(Amendment amendment, @Nullable Refusal obstacle, List<Integer> takenFirst) {

    /** Why it cannot be settled, whatever the draft says; null if it can. */
    static @Nullable Refusal obstacle(Amendment amendment, boolean accept) {
        if (amendment.state() != AmendmentStatus.OPEN || amendment.acceptance() != null) {
            return new NotOpen();
        }
        if (amendment.vote() != null) {
            return new UnderVote();
        }
        return accept && amendment.amends() instanceof Amends amends ? new AmendsAnother(amends.number()) : null;
    }
}
