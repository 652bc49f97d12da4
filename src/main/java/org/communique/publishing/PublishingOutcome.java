package org.communique.publishing;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.statement.Phase;

/** The outcome of publishing. */
public sealed interface PublishingOutcome {

    /**
     * @param address     the short path of its public page
     * @param unprintable characters that the PDF shows as #, because no font of this server has them
     */
    record Published(Slug slug, String address, List<String> unprintable) implements PublishingOutcome {}

    /**
     * Another person was first; nothing changed.
     *
     * @param unprintable as of {@link Published}
     */
    record AlreadyPublished(Slug slug, String address, List<String> unprintable) implements PublishingOutcome {}

    /** The sign-on call is not closed. */
    record NotClosed(Phase phase) implements PublishingOutcome, Refusal {}

    /** The ledger lacks a signature, which no one could prove then. */
    record NotRecorded() implements PublishingOutcome, Refusal {}

    /** It is not the text that the coordinator saw. */
    record OtherText() implements PublishingOutcome, Refusal {}
}
