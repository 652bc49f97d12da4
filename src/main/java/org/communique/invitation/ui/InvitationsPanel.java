package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.member.OrganisationService;
import org.communique.invitation.dispatch.InvitationRow;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.screen.Badge;
import org.communique.screen.Toasts;
import org.communique.signon.CallSummary;
import org.jspecify.annotations.Nullable;

/** The invitations of a call by mail, those first that wait for a coordinator. */
class InvitationsPanel extends Details {

    private final InvitationService invitations;
    private final OrganisationService organisations;
    private final boolean mailed;
    private final CallSummary call;
    private final Runnable afterwards;
    private final Div list = new Div();
    private final Button remind = new Button("", click -> remind());
    private @Nullable List<InvitationRow> shown;
    private boolean openedByItself;

    InvitationsPanel(
            InvitationService invitations,
            OrganisationService organisations,
            CallSummary call,
            boolean mailed,
            Runnable afterwards) {
        this.invitations = invitations;
        this.organisations = organisations;
        this.mailed = mailed;
        this.call = call;
        this.afterwards = afterwards;
        addClassName("panel");
        var invite = new Button(getTranslation("invitation.invite"), click -> invite());
        invite.setVisible(!call.closed());
        remind.setVisible(false);
        var actions = new Div(invite, remind);
        actions.addClassName("toolbar");
        add(actions, list);
        show();
    }

    void show() {
        var rows = invitations.of(call.version());
        int remindable = call.closed() ? 0 : invitations.remindable(call.version());
        remind.setText(getTranslation("invitation.remind", remindable));
        remind.setVisible(remindable > 0);
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        var waiting = rows.stream().filter(row -> row.state().awaitsDecision()).count();
        var summary = new Div(new Span(getTranslation("invitation.panel")));
        summary.addClassName("card-line");
        if (waiting > 0) {
            summary.add(new Badge(getTranslation("invitation.panel.waiting", waiting), Badge.Tone.ACTIVE));
            openedByItself |= !isOpened();
            setOpened(true);
        } else if (openedByItself) {
            openedByItself = false;
            setOpened(false);
        }
        if (waiting == 0 && !rows.isEmpty()) {
            summary.add(new Badge(String.valueOf(rows.size()), Badge.Tone.NEUTRAL));
        }
        setSummary(summary);
        list.removeAll();
        if (rows.isEmpty()) {
            list.add(new Paragraph(getTranslation("invitation.panel.none")));
        }
        rows.forEach(row -> list.add(card(row)));
    }

    private InvitationCard card(InvitationRow row) {
        return new InvitationCard(invitations, mailed, call, row, this::changed);
    }

    private void invite() {
        new InviteDialog(invitations, organisations.all(), call.version(), mailed, this::changed).open();
    }

    private void remind() {
        new ContactReminderDialog(invitations, call.version(), this::remind).open();
    }

    private void remind(Set<OrganisationId> chosen, String words) {
        int queued = invitations.remind(call.version(), chosen, words);
        if (queued > 0) {
            Toasts.done(getTranslation("invitation.remind.done", queued));
        } else {
            Toasts.refused(getTranslation("invitation.remind.done", queued));
        }
        changed();
    }

    private void changed() {
        show();
        afterwards.run();
    }
}
