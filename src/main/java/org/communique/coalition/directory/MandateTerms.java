package org.communique.coalition.directory;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mandate lets whom do.
 *
 * @param from  first day, UTC
 * @param until last day, UTC; open-ended when null
 * @param only  the statements it is limited to; empty for all
 */
public record MandateTerms(
        MemberId member,
        OrganisationId organisation,
        LocalDate from,
        @Nullable LocalDate until,
        Set<MandateSubject> only) {}
