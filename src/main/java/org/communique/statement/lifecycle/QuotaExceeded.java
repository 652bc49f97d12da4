package org.communique.statement.lifecycle;

import java.time.Instant;

/** What a member has done as much as one may. */
public sealed interface QuotaExceeded {

    /** Too many of the member's statements are neither published nor abandoned. */
    record TooManyOpen(int limit) implements QuotaExceeded {}

    /** @param again when it is possible again */
    record TooOften(int limit, Instant again) implements QuotaExceeded {}
}
