package org.communique.treaty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.springframework.stereotype.Component;

/** Which day it is: by the zone of the current member's profile, and at the latest wherever they are. */
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

    /** The latest day that it is anywhere: what happened today where the reader is, who may be elsewhere than the profile says, is not in the future. */
    public LocalDate latest() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
    }

    /** The member's day at a moment. */
    public LocalDate at(Instant moment) {
        return LocalDate.ofInstant(moment, directory.zone(currentMember.id()));
    }
}
