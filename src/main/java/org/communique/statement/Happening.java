package org.communique.statement;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a statement.
 *
 * @param kind     key of the message that tells it, such as {@code statement.activity.submitted}
 * @param details  what the message is about, such as a version's number
 * @param by       who did it; none where the workflow did
 * @param route    where one sees more
 */
public record Happening(
        String kind, List<Object> details, @Nullable MemberId by, Instant at, String route, Audience audience) {

    /** Who learns of it. */
    public enum Audience {
        READERS,
        COORDINATORS
    }
}
