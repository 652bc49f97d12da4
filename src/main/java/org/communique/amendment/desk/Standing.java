package org.communique.amendment.desk;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.change.Applicability;
import org.jspecify.annotations.Nullable;

/**
 * Where an amendment stands now.
 *
 * @param applicability against the draft; null once it is settled
 * @param collidesWith  the numbers of open ones that cannot be accepted with it, of those that the member may see
 */
public record Standing(Amendment amendment, @Nullable Applicability applicability, List<Integer> collidesWith) {}
