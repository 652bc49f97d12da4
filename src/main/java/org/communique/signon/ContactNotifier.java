package org.communique.signon;

import java.util.Map;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.VersionId;

/** Notifies contacts of organisations without a representative here. The invitation module implements it. */
public interface ContactNotifier {

    /**
     * Asks them to consider what changed since the text they signed.
     *
     * @param signed  the last text before that version that each signed
     * @param enclose whether to attach the comparison
     * @return those whose contact was mailed
     */
    Set<OrganisationId> askToReconsider(VersionId version, Map<OrganisationId, VersionId> signed, boolean enclose);
}
