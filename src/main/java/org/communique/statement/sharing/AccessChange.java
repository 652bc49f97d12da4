package org.communique.statement.sharing;

import java.util.List;
import org.communique.statement.Grant;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * A change of who has access to a statement.
 *
 * @param granted each replaces what was granted to the same member or organisation before
 * @param revoked whose grants are removed
 * @param note    that those who are given access are notified with, may be empty; null if they are not notified
 */
public record AccessChange(
        List<Grant> granted,
        List<Grantee> revoked,
        @Nullable String note) {

    public static final int LONGEST_NOTE = 500;

    private static final int MOST = 2_000;

    public AccessChange {
        granted = List.copyOf(granted);
        revoked = List.copyOf(revoked);
        if (granted.size() + revoked.size() > MOST) {
            throw new IllegalArgumentException("at most 2,000 can be changed at once");
        }
        note = note == null ? null : ShortText.optionalLines(note, LONGEST_NOTE);
    }

    public static AccessChange grant(List<Grant> granted) {
        return new AccessChange(granted, List.of(), null);
    }

    public static AccessChange grant(Grant granted) {
        return grant(List.of(granted));
    }

    public static AccessChange revoke(Grantee from) {
        return new AccessChange(List.of(), List.of(from), null);
    }

    /** As this, and those who are given access are notified. */
    public AccessChange notifying(String words) {
        return new AccessChange(granted, revoked, words);
    }
}
