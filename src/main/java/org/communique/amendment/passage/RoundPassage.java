package org.communique.amendment.passage;

import java.util.List;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a round's text, as a member may see it.
 *
 * @param number     in the margin
 * @param change     that gave it its state; null if none did
 * @param amendments the numbers of open ones that change it
 */
public record RoundPassage(
        int number,
        RichText text,
        PassageState state,
        @Nullable PassageStateChange change,
        List<Integer> amendments) {

    /** Whether what is to become of it is contested. */
    public boolean isBracketed() {
        return state == PassageState.OPEN && !amendments.isEmpty();
    }
}
