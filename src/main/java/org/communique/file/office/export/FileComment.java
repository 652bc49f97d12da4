package org.communique.file.office.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread of comments on words of a text.
 *
 * @param place null if it is on no words; it then stands at the beginning
 */
public record FileComment(@Nullable Place place, Remark first, boolean resolved, List<Remark> replies) {

    /**
     * Words in a passage, see {@link org.communique.text.comparison.Passages}.
     *
     * @param from the first of its letters
     * @param to   the letter after the last
     */
    public record Place(String address, int from, int to) {}

    /** @param author as people are to read it */
    public record Remark(String author, Instant at, String text) {}
}
