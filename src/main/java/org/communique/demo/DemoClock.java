package org.communique.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tells the time, less what it was set back: the demo's past is made in order, and then it is now. */
final class DemoClock extends Clock {

    private volatile Duration behind = Duration.ZERO;

    void setBack(Duration behind) {
        this.behind = behind;
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
