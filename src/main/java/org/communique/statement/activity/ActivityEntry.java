package org.communique.statement.activity;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a statement.
 *
 * @param kind     key of the message that tells it, such as {@code statement.activity.submitted}
 * @param details  what the message is about, such as a version's number; moments are shown in the reader's own time
 * @param by       who did it; none where the workflow did
 * @param route    where one sees more
 * @param note     what who did it wrote about it; may be empty
 */
public record ActivityEntry(
        String kind,
        List<Object> details,
        @Nullable MemberId by,
        Instant at,
        String route,
        Audience audience,
        String note) {

    public ActivityEntry(
            String kind, List<Object> details, @Nullable MemberId by, Instant at, String route, Audience audience) {
        this(kind, details, by, at, route, audience, "");
    }

    /** Who learns of it. */
    public enum Audience {
        READERS,
        COORDINATORS
    }
}
