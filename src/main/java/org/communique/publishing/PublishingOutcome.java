package org.communique.publishing;

import org.communique.statement.Phase;

/** The outcome of publishing. */
public sealed interface PublishingOutcome {

    record Published(Slug slug) implements PublishingOutcome {}

    /** Another person was first; nothing changed. */
    record AlreadyPublished(Slug slug) implements PublishingOutcome {}

    /** The sign-on call is not closed. */
    record NotClosed(Phase phase) implements PublishingOutcome {}

    /** The ledger lacks a signature, which no one could prove then. */
    record NotRecorded() implements PublishingOutcome {}

    /** It is not the text that the coordinator saw. */
    record OtherText() implements PublishingOutcome {}
}
