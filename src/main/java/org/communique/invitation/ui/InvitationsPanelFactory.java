package org.communique.invitation.ui;

import com.vaadin.flow.component.html.Div;
import org.communique.coalition.member.OrganisationService;
import org.communique.http.ServerProperties;
import org.communique.invitation.InvitationState;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.join.JoinRequestService;
import org.communique.mail.MailService;
import org.communique.signon.CallSummary;
import org.communique.signon.call.CallPanelFactory;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.VersionId;

@org.springframework.stereotype.Component
class InvitationsPanelFactory implements CallPanelFactory {

    private final InvitationService invitations;
    private final JoinRequestService requests;
    private final OrganisationService organisations;
    private final SignOnCallService calls;
    private final ServerProperties server;
    private final MailService mails;

    InvitationsPanelFactory(
            InvitationService invitations,
            JoinRequestService requests,
            OrganisationService organisations,
            SignOnCallService calls,
            ServerProperties server,
            MailService mails) {
        this.invitations = invitations;
        this.requests = requests;
        this.organisations = organisations;
        this.calls = calls;
        this.server = server;
        this.mails = mails;
    }

    @Override
    public int waiting(VersionId version) {
        return (int) invitations.of(version).stream()
                .filter(row -> row.state().awaitsDecision())
                .count();
    }

    @Override
    public int unconfirmed(VersionId version) {
        return (int) invitations.of(version).stream()
                .filter(row -> row.state() == InvitationState.ANSWERED && !row.expired())
                .count();
    }

    @Override
    public int asking(VersionId version) {
        return (int) requests.countWaiting(version);
    }

    @Override
    public Panel create(CallSummary call, Runnable afterwards) {
        var invited = new InvitationsPanel(invitations, organisations, call, mails.hasRelay(), afterwards);
        var page = server.link("/calls/" + call.version().value());
        var joining = new JoinRequestsPanel(requests, calls, call, page, () -> {
            invited.show();
            afterwards.run();
        });
        return new Panel(new Div(invited, joining, new DuplicatesPanel(invitations, call.version())), () -> {
            invited.show();
            joining.refresh();
        });
    }
}
