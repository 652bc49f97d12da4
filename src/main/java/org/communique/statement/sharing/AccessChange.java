package org.communique.statement.sharing;

import java.util.List;
import org.communique.statement.Grant;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * A change of who has access to a statement.
 *
 * @param given each takes the place of what was granted to the same member or organisation before
 * @param taken whose grants are removed
 * @param note  that those who are given access are notified with, may be empty; null if they are not notified
 */
public record AccessChange(
        List<Grant> given, List<Grantee> taken, @Nullable String note) {

    public static final int LONGEST_NOTE = 500;

    private static final int MOST = 2_000;

    public AccessChange {
        given = List.copyOf(given);
        taken = List.copyOf(taken);
        if (given.size() + taken.size() > MOST) {
            throw new IllegalArgumentException("at most 2,000 can be changed at once");
        }
        note = note == null ? null : ShortText.optionalLines(note, LONGEST_NOTE);
    }

    public static AccessChange give(List<Grant> given) {
        return new AccessChange(given, List.of(), null);
    }

    public static AccessChange give(Grant given) {
        return give(List.of(given));
    }

    public static AccessChange take(Grantee from) {
        return new AccessChange(List.of(), List.of(from), null);
    }

    /** As this, and those who are given access are notified. */
    public AccessChange notifying(String words) {
        return new AccessChange(given, taken, words);
    }
}
