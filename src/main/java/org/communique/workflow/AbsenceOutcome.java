package org.communique.workflow;

/** What became of an announcement of an absence. */
public sealed interface AbsenceOutcome {

    record Announced(Absence absence) implements AbsenceOutcome {}

    /** It would end before it begins, or is over. */
    record NoTime() implements AbsenceOutcome {}

    /** The substitute is the member, is no reviewer, or has closed the account. */
    record NoSubstitute() implements AbsenceOutcome {}
}
