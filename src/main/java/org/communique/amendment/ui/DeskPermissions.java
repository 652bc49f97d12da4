package org.communique.amendment.ui;

import org.communique.amendment.Amendment;
import org.communique.coalition.directory.OrganisationId;

/**
 * Which buttons a member is shown; the services decide.
 *
 * @param speak      for the organisation
 * @param propose    changes of the text, and of amendments, now
 * @param merge      write the draft, and so settle what is proposed
 * @param coordinate open and close rounds
 */
record DeskPermissions(OrganisationId organisation, boolean speak, boolean propose, boolean merge, boolean coordinate) {

    boolean isOwn(Amendment amendment) {
        return amendment.organisation().equals(organisation);
    }
}
