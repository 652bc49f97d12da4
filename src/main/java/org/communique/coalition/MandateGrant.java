package org.communique.coalition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A mandate to be given.
 *
 * @param from     first day, UTC
 * @param until    last day, UTC; open-ended when null
 * @param evidence where the authority comes from, such as a letter or a decision of the board
 */
public record MandateGrant(
        MemberId member,
        OrganisationId organisation,
        LocalDate from,
        @Nullable LocalDate until,
        String evidence) {

    public MandateGrant {
        evidence = Line.clean(evidence);
    }
}
