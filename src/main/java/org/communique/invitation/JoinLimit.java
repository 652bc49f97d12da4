package org.communique.invitation;

import java.time.Duration;
import org.communique.coalition.EmailAddress;
import org.communique.http.NetworkLimit;
import org.communique.http.RateLimit;
import org.communique.http.RateLimits;
import org.springframework.stereotype.Component;

/** Keeps strangers from filling the queue or a mailbox. No limit is common to all, so that no stranger uses up what others may. */
@Component
class JoinLimit {

    private final NetworkLimit ofNetwork;
    private final RateLimit ofMailbox;

    JoinLimit(RateLimits limits) {
        ofNetwork = limits.ofNetworks("join", 5, Duration.ofMinutes(12));
        ofMailbox = limits.of("join-mailbox", 5, Duration.ofMinutes(12));
    }

    boolean allows(String address, EmailAddress contact) {
        return ofNetwork.allows(address) && ofMailbox.allows(contact.mailbox().value());
    }
}
