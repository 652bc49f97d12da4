package org.communique.workflow.absence;

/** The outcome of announcing an absence. */
public sealed interface AbsenceResult {

    record Announced(Absence absence) implements AbsenceResult {}

    /** It would end before it begins, or is over. */
    record NoTime() implements AbsenceResult {}

    /** It would last longer than a year, or begin later than in two. */
    record TooLong() implements AbsenceResult {}

    /** The member has announced as many that are not over as anyone needs. */
    record TooMany(int limit) implements AbsenceResult {}

    /** The substitute is the member, is no reviewer, or has closed the account. */
    record NoSubstitute() implements AbsenceResult {}
}
