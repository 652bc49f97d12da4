package org.communique.publishing;

import org.communique.statement.Phase;

/** What came of publishing. */
public sealed interface PublishingOutcome {

    record Published(Slug slug) implements PublishingOutcome {}

    /** Somebody else was first; nothing changed. */
    record AlreadyPublished(Slug slug) implements PublishingOutcome {}

    /** The sign-on call is not closed. */
    record NotClosed(Phase phase) implements PublishingOutcome {}

    /** It is not the text that the coordinator looked at. */
    record OtherText() implements PublishingOutcome {}
}
