package org.communique.mail;

import org.jspecify.annotations.Nullable;

/** What the relay made of a mail. */
sealed interface RelayResult {

    record Taken() implements RelayResult {}

    /** It will never take this mail. */
    record Refused(String answer) implements RelayResult {}

    /** It does not take this mail now, such as a relay that makes unknown senders wait. */
    record Deferred(String answer) implements RelayResult {}

    /** It ended the conversation about this mail, or says nothing: perhaps because of the mail, perhaps it is away. */
    record Interrupted(@Nullable String answer) implements RelayResult {}

    /** It takes no mail at all now: it cannot be reached, says nothing, or does not let the server in. */
    record Unavailable(@Nullable String answer) implements RelayResult {}
}
