package org.communique.invitation.join;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of a call's join requests, oldest first.
 *
 * @param end where the next page begins; null on the last
 */
public record JoinRequestPage(
        List<JoinRequestRow> rows, @Nullable Position end) {

    /** The place after a request. */
    public record Position(Instant at, JoinRequestId id) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,15})-([0-9a-z]{1,40})");

        static final Position START = new Position(Instant.EPOCH, new JoinRequestId("0"));

        /** @throws IllegalArgumentException unless {@link #toString} wrote it */
        public static Position parse(String text) {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a place in the queue");
            }
            return new Position(
                    Instant.ofEpochMilli(Long.parseLong(parts.group(1))), new JoinRequestId(parts.group(2)));
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "-" + id.value();
        }
    }
}
