package org.communique.mail;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The delivery state of a mail.
 *
 * @param parties   the ids of the members or organisations that it is for
 * @param at        the next attempt while it is queued; else when it ended
 * @param attempts  failed attempts
 * @param answer    the relay's last response, if any
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

    public boolean isOnItsWay() {
        return state == MailState.QUEUED || state == MailState.HANDED_OVER;
    }

    public boolean isRetrying() {
        return state == MailState.QUEUED && attempts > 0;
    }

    /** Whether an attempt failed, temporarily or for good. */
    public boolean isFailing() {
        return switch (state) {
            case QUEUED -> isRetrying();
            case HANDED_OVER, NO_RELAY, WITHHELD -> false;
            case REFUSED, GIVEN_UP -> true;
        };
    }
}
