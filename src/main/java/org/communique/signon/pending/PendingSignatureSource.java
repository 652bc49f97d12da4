package org.communique.signon.pending;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.statement.VersionId;

/** Signatures of another feature's that wait for a second person, as the board shows them. */
public interface PendingSignatureSource {

    Map<OrganisationId, UnacceptedSignature> pending(VersionId version);

    /** When the answers were given that wait for a coordinator, or a second person. */
    Map<ParticipationId, Instant> confirmed(Collection<VersionId> versions);
}
