package org.communique.amendment.desk;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.change.Applicability;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/**
 * An amendment as it stands now.
 *
 * @param applicability against the draft; null once it is settled
 * @param collidesWith  the numbers of open ones that cannot be accepted with it, of those that the member may see
 * @param before        the passages that it changes, as the draft has them, or the text that it was written on where it does not apply
 * @param after         the same as it has them, and those that it adds
 * @param changes       what it makes of these passages
 */
public record DeskEntry(
        Amendment amendment,
        @Nullable Applicability applicability,
        List<Integer> collidesWith,
        RichText before,
        RichText after,
        Comparison changes) {}
