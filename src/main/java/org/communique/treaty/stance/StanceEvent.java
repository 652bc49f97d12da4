package org.communique.treaty.stance;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.annotation.TypeAlias;

/** What happened to a request. Published after it is stored, and again after a crash. */
public sealed interface StanceEvent {

    StanceRequestId request();

    Instant at();

    /** @param by who asked */
    @TypeAlias("StancesAsked")
    record StancesAsked(StanceRequestId request, MemberId by, Instant at) implements StanceEvent {}

    /** Its deadline is near. */
    @TypeAlias("StancesDue")
    record StancesDue(StanceRequestId request, Instant at) implements StanceEvent {}

    @TypeAlias("StancesClosed")
    record StancesClosed(StanceRequestId request, Instant at) implements StanceEvent {}

    @TypeAlias("StancesPublished")
    record StancesPublished(StanceRequestId request, Instant at) implements StanceEvent {}
}
