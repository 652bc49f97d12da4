package org.communique.treaty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.springframework.stereotype.Component;

/** Which day it is where the current member is: what happened today there is not in the future, though it may be tomorrow by UTC. */
@Component
public class MembersToday {

    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    MembersToday(Directory directory, CurrentMember currentMember, Clock clock) {
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    public LocalDate get() {
        return at(clock.instant());
    }

    /** The member's day at a moment. */
    public LocalDate at(Instant moment) {
        return LocalDate.ofInstant(moment, directory.zone(currentMember.id()));
    }
}
