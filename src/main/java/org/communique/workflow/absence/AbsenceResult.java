package org.communique.workflow.absence;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of announcing an absence. */
public sealed interface AbsenceResult {

    record Announced(Absence absence) implements AbsenceResult {}

    /** It would end before it begins, or is over. */
    @Refused(because = Cause.INVALID)
    record NoTime() implements AbsenceResult, Refusal {}

    /** It would last longer than a year, or begin later than in two. */
    @Refused(because = Cause.INVALID)
    record TooLong() implements AbsenceResult, Refusal {}

    /** The member has announced as many that are not over as anyone needs. */
    @Refused(code = "too-many-absences")
    record TooMany(int limit) implements AbsenceResult, Refusal {}

    /** The substitute is the member, is no reviewer, or has closed the account. */
    @Refused(because = Cause.INVALID)
    record NoSubstitute() implements AbsenceResult, Refusal {}
}
