package org.communique.amendment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * That an amendment's text, or its reason, was changed after it was submitted.
 *
 * @param former    what it said until then; null if only its reason was changed, as it says that still
 * @param reason    that it had then
 * @param language  BCP 47 tag of that
 * @param takenFrom the number of the amendment whose text it took over; null if none
 */
public record AmendmentRevision(
        @Nullable AmendmentText former,
        String reason,
        String language,
        Cause cause,
        @Nullable Integer takenFrom,
        MemberId by,
        Instant at) {

    public enum Cause {
        /** Its organisation changed it. */
        CHANGED,
        /** Its organisation gave another reason; what it says stayed. */
        REASON,
        /** It took over the text of an amendment to it. */
        TAKEN_OVER,
        /** It was accepted with other words than those of its organisation. */
        OTHER_WORDS,
        /** That was undone. */
        RESTORED
    }
}
