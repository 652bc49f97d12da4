package org.communique.signon;

import java.util.Map;
import org.communique.coalition.OrganisationId;
import org.communique.statement.VersionId;

/** Signatures of another feature's that wait for a second person, as the board shows them. */
public interface PendingAnswers {

    Map<OrganisationId, Pending> pending(VersionId version);
}
