package org.communique.signon.participation;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;

/**
 * What coordinators keep about an organisation while they wait for its answer.
 *
 * @param owner       who looks after it
 * @param note        free words for the coordinators alone
 * @param contactedBy the name of who spoke with it last, then
 * @param nextOn      the day on which to speak with it next
 * @param revision    how often it was changed
 */
public record Outreach(
        @Nullable MemberId owner,
        @StoredName(amongWords = true) String note,
        @Nullable Instant contactedAt,
        @Nullable @StoredName String contactedBy,
        @Nullable LocalDate nextOn,
        Integer revision) {

    public static final Outreach NONE = new Outreach(null, "", null, null, null, 0);

    public Outreach {
        // Data from before revisions has none.
        revision = revision == null ? 0 : revision;
    }
}
