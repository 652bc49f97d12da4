package org.communique.workflow;

/** What became of an announcement of an absence. */
public sealed interface AbsenceOutcome {

    record Announced(Absence absence) implements AbsenceOutcome {}

    /** It would end before it begins, or is over. */
    record NoTime() implements AbsenceOutcome {}

    /** It would last longer than a year, or begin later than in two. */
    record TooLong() implements AbsenceOutcome {}

    /** The member has announced as many that are not over as anybody needs. */
    record TooMany(int limit) implements AbsenceOutcome {}

    /** The substitute is the member, is no reviewer, or has closed the account. */
    record NoSubstitute() implements AbsenceOutcome {}
}
