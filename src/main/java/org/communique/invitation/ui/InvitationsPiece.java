package org.communique.invitation.ui;

import com.vaadin.flow.component.Component;
import org.communique.coalition.OrganisationService;
import org.communique.invitation.InvitationService;
import org.communique.signon.CallPiece;
import org.communique.signon.CallSummary;

@org.springframework.stereotype.Component
class InvitationsPiece implements CallPiece {

    private final InvitationService invitations;
    private final OrganisationService organisations;

    InvitationsPiece(InvitationService invitations, OrganisationService organisations) {
        this.invitations = invitations;
        this.organisations = organisations;
    }

    @Override
    public Component create(CallSummary call, Runnable afterwards) {
        return new InvitationsPanel(invitations, organisations, call, afterwards);
    }
}
