package org.communique.statement.draft;

import java.time.Instant;
import org.communique.statement.Phase;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.QuotaExceeded.TooOften;
import org.jspecify.annotations.Nullable;

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

    /** Amendments should be settled first. */
    sealed interface AmendmentObstacle extends SubmissionOutcome {}

    /**
     * The workflow waits for a round of amendments to be closed.
     *
     * @param closes when one that is open closes; null if none was opened
     */
    record AmendmentsAwaited(@Nullable Instant closes) implements AmendmentObstacle {}

    /**
     * Amendments are open, and it was not asked for that the draft is submitted all the same.
     *
     * @param open   how many the member can see
     * @param closes when the round closes in which they are still taken; null if none is
     */
    record AmendmentsOpen(int open, @Nullable Instant closes) implements AmendmentObstacle {}

    /** The statement is not being drafted: it was submitted, or has moved on. */
    record NotDrafting(Phase phase) implements SubmissionOutcome {}
}
