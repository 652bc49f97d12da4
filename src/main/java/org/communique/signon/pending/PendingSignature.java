package org.communique.signon.pending;

import org.communique.coalition.directory.Organisation;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;

/**
 * A signature that a representative made or a coordinator recorded, and that waits for a second person.
 *
 * @param decidable whether the current member may be that person
 */
public record PendingSignature(
        VersionId version, String title, Organisation organisation, UnacceptedSignature pending, boolean decidable) {

    public StatementId statement() {
        return version.statement();
    }
}
