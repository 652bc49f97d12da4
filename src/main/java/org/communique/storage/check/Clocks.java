package org.communique.storage.check;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** A server's clock and that of this machine. */
final class Clocks {

    static final String REMEDY = "Keep the clocks of all machines with NTP.";

    /** As docs/several-nodes.md asks of nodes. */
    private static final Duration FARTHEST = Duration.ofSeconds(30);

    private Clocks() {}

    /** As well as can be known: it was read between question and answer. */
    static String compare(Callable<Instant> server) throws Exception {
        Instant asked = Instant.now();
        Instant read = server.call();
        Duration apart = read.isBefore(asked) ? Duration.between(read, asked) : Duration.between(Instant.now(), read);
        if (apart.compareTo(FARTHEST) > 0) {
            throw new UnfitException("It is %d s %s that of this machine."
                    .formatted(apart.toSeconds(), read.isBefore(asked) ? "behind" : "ahead of"));
        }
        return "less than " + FARTHEST.toSeconds() + " s from that of this machine";
    }
}
