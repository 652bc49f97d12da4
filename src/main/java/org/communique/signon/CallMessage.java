package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;

/**
 * That a member had organisations written to about a call.
 *
 * @param words of the member's own; may be empty
 */
public record CallMessage(
        MemberId by,
        Instant at,
        @StoredName(amongWords = true) String words) {}
