package org.communique.treaty.state;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A declaration, a reservation or an objection of a State.
 *
 * @param date     null where it is not known
 * @param language BCP 47, of the words
 */
public record StatusNote(
        Kind kind, @Nullable LocalDate date, String words, String language, String source, MemberId by, Instant at) {

    public static final int LONGEST_WORDS = 5_000;

    /** The names are part of message keys. */
    public enum Kind {
        DECLARATION,
        RESERVATION,
        OBJECTION,
        NOTIFICATION
    }
}
