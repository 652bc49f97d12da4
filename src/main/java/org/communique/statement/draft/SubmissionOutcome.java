package org.communique.statement.draft;

import java.time.Instant;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.statement.Phase;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.QuotaExceeded.TooOften;

/** The outcome of submitting a draft. */
public sealed interface SubmissionOutcome {

    record Submitted(VersionId version, TextHash hash) implements SubmissionOutcome {}

    /** The draft has no text. */
    @Refused(code = "empty")
    record NothingToSubmit() implements SubmissionOutcome, Refusal {}

    /** The draft says exactly what the last version said. */
    record Unchanged(int version) implements SubmissionOutcome, Refusal {}

    /** @param limit in characters, as the text */
    record TooLong(int characters, int limit) implements SubmissionOutcome, Refusal {}

    /** It would not be read back unchanged. */
    sealed interface Misread extends SubmissionOutcome, Refusal {}

    @Refused(code = "misread")
    record TextMisread() implements Misread {}

    /** @param excerpt the beginning of the only passage that would not be */
    @Refused(code = "misread", message = "statement.refusal.misread-passage")
    record PassageMisread(String excerpt) implements Misread {}

    /** The statement has as many versions as it may. */
    record TooManyVersions(int limit) implements SubmissionOutcome, Refusal {}

    /** The member has submitted as many of its versions as one member may. */
    record TooManyOwnVersions(int limit) implements SubmissionOutcome, Refusal {}

    /** The statement's versions would together be larger than they may. */
    record TooMuchFrozen(long limitMegabytes) implements SubmissionOutcome, Refusal {}

    /** The member has submitted the statement as often as one may within an hour. */
    record SubmittedTooOften(TooOften why) implements SubmissionOutcome {}

    /** Amendments should be settled first. */
    sealed interface AmendmentObstacle extends SubmissionOutcome, Refusal {}

    /** The workflow waits for a round of amendments to be closed. */
    sealed interface AmendmentsAwaited extends AmendmentObstacle {}

    /** None was opened. */
    @Refused(code = "amendments-awaited")
    record RoundAwaited() implements AmendmentsAwaited {}

    /** @param closes when the one that is open closes */
    @Refused(code = "amendments-awaited", message = "statement.refusal.round-open")
    record RoundOpen(Instant closes) implements AmendmentsAwaited {}

    /** Amendments are open, and it was not asked for that the draft is submitted all the same. */
    sealed interface AmendmentsOpen extends AmendmentObstacle {}

    /** @param open how many the member can see */
    @Refused(code = "amendments-open")
    record Undecided(int open) implements AmendmentsOpen {}

    /** @param closes when the round closes in which they are still taken */
    @Refused(code = "amendments-open", message = "statement.refusal.amendments-taken")
    record StillTaken(int open, Instant closes) implements AmendmentsOpen {}

    /** The statement is not being drafted: it was submitted, or has moved on. */
    record NotDrafting(Phase phase) implements SubmissionOutcome, Refusal {}
}
