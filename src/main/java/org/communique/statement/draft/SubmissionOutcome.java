package org.communique.statement.draft;

import org.communique.statement.Phase;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.QuotaExceeded.TooOften;

/** The outcome of submitting a draft. */
public sealed interface SubmissionOutcome {

    record Submitted(VersionId version, TextHash hash) implements SubmissionOutcome {}

    /** The draft has no text. */
    record NothingToSubmit() implements SubmissionOutcome {}

    /** The draft says exactly what the last version said. */
    record Unchanged(VersionId version) implements SubmissionOutcome {}

    /** @param limit in characters, as the text */
    record TooLong(int characters, int limit) implements SubmissionOutcome {}

    /** @param excerpt the beginning of a passage that would not be read back unchanged; empty if it is not a single one */
    record Misread(String excerpt) implements SubmissionOutcome {}

    /** The statement has as many versions as it may. */
    record TooManyVersions(int limit) implements SubmissionOutcome {}

    /** The statement's versions would together be larger than they may. */
    record TooMuchFrozen(long limitMegabytes) implements SubmissionOutcome {}

    /** The member has submitted the statement as often as one may within an hour. */
    record SubmittedTooOften(TooOften why) implements SubmissionOutcome {}

    /** The statement is not being drafted: it was submitted, or has moved on. */
    record NotDrafting(Phase phase) implements SubmissionOutcome {}
}
