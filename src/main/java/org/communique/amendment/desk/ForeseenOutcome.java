package org.communique.amendment.desk;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What would come of settling an amendment, after others that are settled before it.
 *
 * @param obstacle   what it would be refused for; null if it would be done
 * @param takenFirst the numbers of those others for which it is refused
 */
public record ForeseenOutcome(Amendment amendment, @Nullable Refusal obstacle, List<Integer> takenFirst) {}
