package org.communique.statement;

import org.communique.statement.QuotaExceeded.TooOften;

/** What came of submitting a draft. */
public sealed interface Submission {

    record Submitted(VersionId version, TextHash hash) implements Submission {}

    /** The draft has no text. */
    record NothingToSubmit() implements Submission {}

    /** The draft says exactly what the last version said. */
    record Unchanged(VersionId version) implements Submission {}

    /** @param limit in characters, as the text */
    record TooLong(int characters, int limit) implements Submission {}

    /** @param excerpt the beginning of a passage that would not be read back as it stands; empty if it is no single one */
    record Misread(String excerpt) implements Submission {}

    /** The statement has as many versions as it may. */
    record TooManyVersions(int limit) implements Submission {}

    /** The statement's versions would together be larger than they may. */
    record TooMuchFrozen(long limitMegabytes) implements Submission {}

    /** The member has submitted the statement as often as one may within an hour. */
    record SubmittedTooOften(TooOften why) implements Submission {}

    /** The statement is not being drafted: somebody submitted it before, or it has moved on. */
    record NotDrafting(Phase phase) implements Submission {}
}
