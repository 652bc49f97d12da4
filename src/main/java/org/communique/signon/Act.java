package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.MandateId;
import org.communique.coalition.MemberId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * Something that a representative did for an organisation in a call. Acts are added and never changed.
 *
 * @param mandate      the authority it was done under
 * @param hash         the text it was done to
 * @param words        the reservation of a signature, or the reason of a decline
 * @param byName       what they were called then
 * @param officialName what the organisation was called then: a signature keeps the name that it was made under
 * @param country      where it was then
 */
record Act(
        Kind kind,
        MemberId by,
        String byName,
        MandateId mandate,
        Instant at,
        TextHash hash,
        @Nullable String words,
        String officialName,
        String country) {

    enum Kind {
        OPENED,
        SIGNED,
        DECLINED,
        WITHDRAWN
    }
}
