package org.communique.security.throttle;

import java.time.Duration;

/**
 * How long to wait after so many attempts: not at all for a while, then twice as long each time.
 *
 * @param free how many are let through without a pause
 */
record ExponentialBackoff(int free, Duration first, Duration longest) {

    Duration after(int attempts) {
        if (attempts < free) {
            return Duration.ZERO;
        }
        var doublings = Math.min(attempts - free, 30);
        var pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
