package org.communique.statement.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of statements, last changed first.
 *
 * @param end where the next page begins; null on the last
 */
public record StatementPage(
        List<Statement> statements, @Nullable Position end) {

    /**
     * A position in that list: after so many of those that changed at the same instant.
     *
     * @param passed how many of those that changed exactly then
     */
    public record Position(Instant changedAt, int passed) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,6})");

        static final Position START = new Position(Instant.ofEpochMilli(999_999_999_999_999L), 0);

        /** @throws IllegalArgumentException unless {@link #toString} wrote it */
        public static Position parse(String text) {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a place in the list");
            }
            return new Position(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), Integer.parseInt(parts.group(2)));
        }

        Position behind(Statement statement) {
            return new Position(statement.changedAt(), statement.changedAt().equals(changedAt) ? passed + 1 : 1);
        }

        @Override
        public String toString() {
            return changedAt.toEpochMilli() + "-" + passed;
        }
    }
}
