package org.communique.statement.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of statements, last changed first.
 *
 * @param end where the next page begins; null on the last
 */
public record StatementPage(
        List<Statement> statements, @Nullable Position end) {

    /** The place after a statement that the member was shown: it says nothing of those hidden, however it is made up. */
    public record Position(Instant changedAt, StatementId id) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,15})-([0-9a-z]{1,40})");

        static final Position START = new Position(Instant.ofEpochMilli(999_999_999_999_999L), new StatementId("0"));

        /** @throws IllegalArgumentException unless {@link #toString} wrote it */
        public static Position parse(String text) {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a place in the list");
            }
            return new Position(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), new StatementId(parts.group(2)));
        }

        static Position behind(Statement statement) {
            return new Position(statement.changedAt(), statement.id());
        }

        @Override
        public String toString() {
            return changedAt.toEpochMilli() + "-" + id.value();
        }
    }
}
