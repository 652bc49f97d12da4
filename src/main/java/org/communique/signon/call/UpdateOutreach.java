package org.communique.signon.call;

import java.time.LocalDate;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.VersionId;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * Keep this about an organisation in a call.
 *
 * @param contacted whether the coordinator has just spoken with it
 * @param nextOn    the day on which to speak with it next
 * @param revision  of what the coordinator saw when writing it
 */
public record UpdateOutreach(
        VersionId version,
        OrganisationId organisation,
        @Nullable MemberId owner,
        String note,
        boolean contacted,
        @Nullable LocalDate nextOn,
        int revision) {

    public static final int LONGEST = 2_000;

    public UpdateOutreach {
        note = ShortText.optionalLines(note, LONGEST);
    }
}
