package org.communique.text.line;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a part of a text that was in it from the beginning, or came later.
 *
 * @param inserted which step inserted it; null if it was there from the beginning
 * @param deleted  which step deleted it; null if it is still there
 */
public record RevisionMark(
        @Nullable Integer inserted, @Nullable Integer deleted) {

    public static final RevisionMark NONE = new RevisionMark(null, null);

    /**
     * Which step made it what it is.
     *
     * @throws NullPointerException if nothing was done with it
     */
    public int step() {
        return Objects.requireNonNull(deleted == null ? inserted : deleted);
    }

    static RevisionMark insertedBy(int step) {
        return new RevisionMark(step, null);
    }

    /** Null if nothing is left to tell, as it came and went. */
    @Nullable
    RevisionMark deletedBy(int step) {
        return inserted == null ? new RevisionMark(null, step) : null;
    }

    boolean isThere() {
        return deleted == null;
    }
}
