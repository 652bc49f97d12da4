package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.MandateId;
import org.communique.coalition.MemberId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done for an organisation in a call. Acts are added and never changed.
 *
 * @param by           the representative, or the coordinator who took it down
 * @param mandate      the authority it was done under; none where there is a consent
 * @param hash         the text it was done to
 * @param words        the reservation of a signature, or the reason of a decline
 * @param byName       who spoke for the organisation, as they were called then
 * @param officialName what the organisation was called then: a signature keeps the name that it was made under
 * @param country      where it was then
 * @param consent      what it rests on, where a coordinator took it down
 */
record Act(
        Kind kind,
        MemberId by,
        String byName,
        @Nullable MandateId mandate,
        Instant at,
        TextHash hash,
        @Nullable String words,
        String officialName,
        String country,
        @Nullable Consent consent) {

    enum Kind {
        OPENED,
        /** Said when it will answer. */
        DECIDING,
        SIGNED,
        DECLINED,
        WITHDRAWN;

        /** Whether it belongs on record: what only prepares an answer does not. */
        boolean isAnswer() {
            return this != OPENED && this != DECIDING;
        }
    }
}
