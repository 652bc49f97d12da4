package org.communique.amendment.desk;

import java.time.Duration;
import org.communique.coalition.directory.CurrentMember;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.springframework.stereotype.Component;

/**
 * How often a member enters amendments into drafts, or takes them out. Each is an edit of the draft, which all who have it open receive,
 * and which its log keeps.
 */
@Component
class MergeLimit {

    /** Several times as many as are settled together. */
    private static final int AT_ONCE = 1_000;

    private final RateLimit merging;
    private final CurrentMember currentMember;

    MergeLimit(RateLimitFactory limits, CurrentMember currentMember) {
        this.merging = limits.of("merged-amendments", AT_ONCE, Duration.ofSeconds(3));
        this.currentMember = currentMember;
    }

    boolean allows() {
        return merging.allows(currentMember.id().value());
    }
}
