package org.communique.mail;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail stands.
 *
 * @param parties   the ids of the members or organisations that it is for
 * @param at        while it is queued, when it is tried next; else when that ended
 * @param attempts  how often it was tried in vain
 * @param answer    what the relay said last, where it said anything
 * @param retryable whether it can still be sent: its text is kept for a while only
 */
public record MailStatus(
        MailId id,
        String kind,
        EmailAddress to,
        List<String> parties,
        MailState state,
        Instant queuedAt,
        Instant at,
        int attempts,
        @Nullable String answer,
        boolean retryable) {

    public boolean isRetrying() {
        return state == MailState.QUEUED && attempts > 0;
    }

    /** Whether it was tried in vain, for now or for good. */
    public boolean isFailing() {
        return switch (state) {
            case QUEUED -> isRetrying();
            case HANDED_OVER, NO_RELAY, WITHHELD -> false;
            case REFUSED, GIVEN_UP -> true;
        };
    }
}
