package org.communique.signon;

import java.time.LocalDate;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationId;
import org.communique.statement.VersionId;
import org.communique.text.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * Keep this about an organisation in a call.
 *
 * @param contacted whether the coordinator has just spoken with it
 * @param nextOn    the day on which to speak with it next
 * @param revision  of what the coordinator saw when writing it
 */
public record OutreachNote(
        VersionId version,
        OrganisationId organisation,
        @Nullable MemberId owner,
        String note,
        boolean contacted,
        @Nullable LocalDate nextOn,
        int revision) {

    public static final int LONGEST = 2_000;

    public OutreachNote {
        note = ShortText.optionalLines(note, LONGEST);
    }
}
