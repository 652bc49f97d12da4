package org.communique.mail;

import org.jspecify.annotations.Nullable;

/** What the relay made of a mail. */
sealed interface HandOverResult {

    record Taken() implements HandOverResult {}

    /** It will never take this mail. */
    record Refused(String answer) implements HandOverResult {}

    /** It does not take this mail now, such as a relay that makes unknown senders wait. */
    record Deferred(String answer) implements HandOverResult {}

    /** It takes no mail at all now: it cannot be reached, says nothing, or does not let the server in. */
    record Unavailable(@Nullable String answer) implements HandOverResult {}
}
