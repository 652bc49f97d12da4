package org.communique.signon.reminder;

import java.util.Map;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.VersionId;

/** Reaches organisations that nobody represents here; whoever mails their contacts does it. */
public interface ContactNotifier {

    /**
     * Asks them to consider what changed since the text that they signed.
     *
     * @param signed  the last text before that version that each signed
     * @param enclose whether the comparison goes with the mail
     * @return those whose contact was mailed
     */
    Set<OrganisationId> askToReconsider(VersionId version, Map<OrganisationId, VersionId> signed, boolean enclose);
}
