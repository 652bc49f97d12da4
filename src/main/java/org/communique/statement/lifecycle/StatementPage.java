package org.communique.statement.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of statements, the last changed first.
 *
 * @param end where the next part begins; null if there is none
 */
public record StatementPage(
        List<Statement> statements, @Nullable Position end) {

    /**
     * A place in that list: behind so many of those that changed at one instant.
     *
     * @param passed of those that changed exactly then
     */
    public record Position(Instant changedAt, int passed) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,6})");

        static final Position START = new Position(Instant.ofEpochMilli(999_999_999_999_999L), 0);

        /** @throws IllegalArgumentException if it is none that {@link #toString} wrote */
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
