package org.communique.workflow.absence;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.id.Id;

public record AbsenceId(String value) implements Id {

    public AbsenceId {
        Id.checked(value);
    }

    /**
     * The same for the same absence, so that a request that comes twice announces one.
     *
     * @param cancelled how many of the same were cancelled before
     */
    static AbsenceId of(MemberId member, MemberId substitute, Instant from, Instant until, int cancelled) {
        return new AbsenceId("%s~%s~%d~%d~%d"
                .formatted(member.value(), substitute.value(), from.toEpochMilli(), until.toEpochMilli(), cancelled));
    }
}
