package org.communique.file.office.export;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who is behind a step of a tracked text.
 *
 * @param name as people are to read it
 */
public record Reviser(String name, Instant at) {

    /** The time of day is left out. */
    public Reviser onTheDay() {
        return new Reviser(name, at.truncatedTo(ChronoUnit.DAYS));
    }
}
