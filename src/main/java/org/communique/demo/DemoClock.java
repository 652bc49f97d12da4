package org.communique.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be set back, so that the demo's history has past dates. */
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
