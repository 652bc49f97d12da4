package org.communique.workflow.absence;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A time in which a member's reviews go to a substitute.
 *
 * @param until       exclusive
 * @param cancelledAt when the member called it off
 */
@Document("absences")
public record Absence(
        @Id AbsenceId id,
        @Indexed MemberId member,
        MemberId substitute,
        Instant from,
        @Indexed Instant until,
        Instant announcedAt,
        @Nullable Instant cancelledAt) {

    boolean isFor(MemberId other, Instant begin, Instant end) {
        return substitute.equals(other) && from.equals(begin) && until.equals(end);
    }

    boolean covers(Instant moment) {
        return cancelledAt == null && !moment.isBefore(from) && moment.isBefore(until);
    }
}
