package org.communique.invitation;

import java.time.Duration;
import org.communique.coalition.EmailAddress;
import org.communique.http.ClientNetwork;
import org.communique.http.RateLimit;
import org.communique.http.RateLimits;
import org.springframework.stereotype.Component;

/** Keeps strangers from filling the queue or somebody's mailbox: by network, by mailbox, and of all together. */
@Component
class JoinLimit {

    private static final String ALL = "all";

    private final RateLimit each;
    private final RateLimit all;

    JoinLimit(RateLimits limits) {
        each = limits.of("join", 5, Duration.ofMinutes(12));
        all = limits.of("join-all", 300, Duration.ofSeconds(12));
    }

    boolean allows(String address, EmailAddress contact) {
        return each.allows(ClientNetwork.of(address))
                && each.allows(contact.mailbox().value())
                && all.allows(ALL);
    }
}
