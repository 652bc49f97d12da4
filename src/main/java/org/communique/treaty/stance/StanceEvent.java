package org.communique.treaty.stance;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/** What happened to a request. Published after it is stored, and again after a crash. */
public sealed interface StanceEvent {

    StanceRequestId request();

    Instant at();

    /** @param by who asked */
    record StancesAsked(StanceRequestId request, MemberId by, Instant at) implements StanceEvent {}

    /** Its deadline is near. */
    record StancesDue(StanceRequestId request, Instant at) implements StanceEvent {}

    record StancesClosed(StanceRequestId request, Instant at) implements StanceEvent {}

    record StancesPublished(StanceRequestId request, Instant at) implements StanceEvent {}
}
