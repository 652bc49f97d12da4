package org.communique.statement.activity;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * An event in a statement's history.
 *
 * @param kind     key of its message, such as {@code statement.activity.submitted}
 * @param details  the message's arguments, such as a version's number; times are shown in the reader's zone
 * @param by       the member; null if the workflow did it
 * @param route    of the screen with details
 * @param note     the member's note; may be empty
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
