package org.communique.invitation.join;

import java.time.Duration;
import org.communique.coalition.directory.EmailAddress;
import org.communique.http.rate.NetworkRateLimit;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.springframework.stereotype.Component;

/** Keeps strangers from filling the queue or a mailbox. No limit is common to all, so that no stranger uses up what others may. */
@Component
class JoinRateLimiter {

    private final NetworkRateLimit ofNetwork;
    private final RateLimit ofMailbox;

    JoinRateLimiter(RateLimitFactory limits) {
        ofNetwork = limits.forNetworks("join", 5, Duration.ofMinutes(12));
        ofMailbox = limits.of("join-mailbox", 5, Duration.ofMinutes(12));
    }

    boolean allows(String address, EmailAddress contact) {
        return ofNetwork.allows(address) && ofMailbox.allows(contact.mailbox().value());
    }
}
