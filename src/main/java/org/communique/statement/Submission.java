package org.communique.statement;

/** What came of submitting a draft. */
public sealed interface Submission {

    record Submitted(VersionId version, TextHash hash) implements Submission {}

    /** The draft has no text. */
    record NothingToSubmit() implements Submission {}

    /** The draft says exactly what the last version said. */
    record Unchanged(VersionId version) implements Submission {}

    /** The statement is not being drafted: somebody submitted it before, or it has moved on. */
    record NotDrafting(Phase phase) implements Submission {}
}
