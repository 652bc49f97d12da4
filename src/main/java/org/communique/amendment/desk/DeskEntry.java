package org.communique.amendment.desk;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.change.Applicability;
import org.communique.text.comparison.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * An amendment as it stands now.
 *
 * @param applicability against the draft; null once it is settled
 * @param collidesWith  the numbers of open ones that cannot be accepted with it
 * @param changes       what it makes of the draft, or of the text that it was written on where it does not apply
 */
public record DeskEntry(
        Amendment amendment, @Nullable Applicability applicability, List<Integer> collidesWith, Comparison changes) {}
