package org.communique.invitation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.EmailAddress;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.InvitationState;
import org.communique.invitation.dispatch.InvitationRow;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.mail.ui.AddressCorrection;
import org.communique.mail.ui.MailStatusText;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.FileLink;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.signon.CallSummary;
import org.communique.signon.answer.RecordedAnswer;

/** One invitation: its contact, its answer, and actions. */
class InvitationCard extends Div {

    private final InvitationService invitations;
    private final boolean mailed;
    private final CallSummary call;
    private final InvitationRow row;
    private final Runnable afterwards;

    /** @param mailed whether there is a mail server */
    InvitationCard(
            InvitationService invitations, boolean mailed, CallSummary call, InvitationRow row, Runnable afterwards) {
        this.invitations = invitations;
        this.mailed = mailed;
        this.call = call;
        this.row = row;
        this.afterwards = afterwards;
        addClassName("invitation-card");
        var name = new H3(row.organisation().officialName());
        name.getElement().setAttribute("dir", "auto");
        var title = new Div(name, new Badge(state(), tone()));
        title.addClassName("card-line");
        add(title);
        var mail = row.mail();
        var way = mail == null ? getTranslation("invitation.row.no-mail") : MailStatusText.text(mail, mailed);
        var contact = new Paragraph(getTranslation(
                "invitation.row.contact", row.contactName(), row.contact().value(), way));
        contact.addClassName("meta");
        add(contact);
        if (lacksMail() && !call.closed() && row.state() == InvitationState.SENT) {
            add(new AddressCorrection(this::sendTo));
        }
        if (row.answer() != null) {
            show(row.answer());
        } else if (row.state() == InvitationState.SENT) {
            add(new Paragraph(getTranslation("invitation.row.until", TimeFormat.localAndUtc(row.expiresAt()))));
        }
        if (row.linkSharing() != null) {
            var linkSharing = new Paragraph(getTranslation(
                    // Those who cannot accept it read why instead of the button.
                    row.needsSecondPerson() && row.state().awaitsDecision() && row.decidable()
                            ? byMail("invitation.row.second-person")
                            : "invitation.row.shared-link",
                    row.linkSharing().name()));
            linkSharing.addClassName("shared-link");
            add(linkSharing);
        }
        if (row.decision() != null && !row.decision().isEmpty()) {
            // A contact who withdraws gives no reason: what is there says why the answer was accepted.
            add(new Paragraph(getTranslation(
                    row.state() == InvitationState.REFUSED ? "invitation.row.refused" : "invitation.row.accepted",
                    row.decision())));
        }
        if (!call.closed() || row.state().awaitsDecision()) {
            add(actions());
        }
    }

    private void show(GuestAnswer answer) {
        var reserved = answer.answer() == RecordedAnswer.Answer.SIGNED
                        && answer.content().words() != null
                ? ".reserved"
                : "";
        add(new Paragraph(getTranslation(
                "invitation.row.answer",
                getTranslation("invitation.confirm.answer." + answer.answer() + reserved),
                answer.name(),
                answer.role(),
                TimeFormat.localAndUtc(answer.at()))));
        if (answer.content().words() != null) {
            var words = new Paragraph(answer.content().words());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            add(words);
        }
        if (answer.file() != null) {
            add(new Paragraph(
                    new Span(getTranslation("invitation.row.file") + " "),
                    new FileLink(
                            answer.file().name(),
                            answer.file().name(),
                            () -> invitations
                                    .evidence(call.version(), row.organisation().id())
                                    .orElseThrow()
                                    .content())));
        }
    }

    private String state() {
        if (row.needsSecondPerson() && row.state() == InvitationState.CONFIRMED) {
            return getTranslation("invitation.state.second-person");
        }
        return getTranslation("invitation.state." + (row.expired() ? "expired" : row.state()));
    }

    private Tone tone() {
        return switch (row.state()) {
            case SENT, ANSWERED -> row.expired() || lacksMail() ? Tone.WARNING : Tone.NEUTRAL;
            case CONFIRMED, ACCEPTING -> Tone.ACTIVE;
            case ACCEPTED -> Tone.GOOD;
            case WITHDRAWN, REFUSED -> Tone.BAD;
            // The coordinator's own act, often to invite another contact.
            case REVOKED -> Tone.NEUTRAL;
        };
    }

    private boolean lacksMail() {
        return row.mail() != null && row.mail().isFailing();
    }

    private Div actions() {
        var actions = new Div();
        actions.addClassName("toolbar");
        switch (row.state()) {
            case SENT ->
                actions.add(
                        button(byMail("invitation.again"), this::sendAgain), button("invitation.revoke", this::revoke));
            case ANSWERED ->
                actions.add(
                        button(byMail("invitation.confirm-again"), this::askAgain),
                        button("invitation.revoke", this::revoke));
            case CONFIRMED -> {
                if (!call.closed()) {
                    actions.add(acceptance());
                }
                if (row.needsSecondPerson() && mailed) {
                    actions.add(button("invitation.confirm-again", this::askToConfirmAgain));
                }
                actions.add(button("invitation.refuse", this::refuse));
            }
            // Also after the call is closed: it shows whether the answer was recorded in time.
            case ACCEPTING -> actions.add(acceptance());
            case WITHDRAWN, REFUSED, REVOKED -> actions.add(button(byMail("invitation.again"), this::sendAgain));
            case ACCEPTED -> {
                if (row.withdrawable()) {
                    actions.add(
                            button("invitation.withdrawal-link", () -> ConfirmedAct.run(this::shareWithdrawalLink)));
                }
            }
        }
        return actions;
    }

    private Component acceptance() {
        if (!row.decidable()) {
            return new Span(Toasts.text(new AcceptanceOutcome.NotBySecondPerson()));
        }
        var accept = button("invitation.accept", this::accept);
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        return accept;
    }

    private String byMail(String key) {
        return mailed ? key : key + ".not-mailed";
    }

    private Button button(String key, Runnable act) {
        return new Button(getTranslation(key), click -> act.run());
    }

    private void sendAgain() {
        sendTo(row.contact());
    }

    /** With the words that the contact did not get. */
    private void sendTo(EmailAddress contact) {
        var outcome = invitations.invite(new InviteOrganisation(
                call.version(), row.organisation().id(), contact, row.contactName(), row.words()));
        InvitationMessages.show(outcome);
        afterwards.run();
    }

    private void askToConfirmAgain() {
        Question.ask(
                getTranslation(
                        "invitation.confirm-again.question", row.organisation().officialName()),
                getTranslation("invitation.confirm-again.question.text"),
                getTranslation("invitation.confirm-again"),
                this::askAgain);
    }

    private void askAgain() {
        InvitationMessages.show(
                invitations.askAgainToConfirm(call.version(), row.organisation().id()));
        afterwards.run();
    }

    private void shareWithdrawalLink() {
        InvitationMessages.showWithdrawal(
                invitations.withdrawalLink(call.version(), row.organisation().id()));
        afterwards.run();
    }

    private void revoke() {
        var done = invitations.revoke(call.version(), row.organisation().id());
        showOutcome(done, "invitation.revoke.done");
    }

    private void accept() {
        var signer = row.answer() == null ? "" : row.answer().name();
        var name = row.organisation().officialName();
        new ReasonDialog(
                        getTranslation(accepting("title"), signer, name),
                        getTranslation(isDecline() ? accepting("text") : byMail(accepting("text")), name),
                        getTranslation("invitation.accept.evidence"),
                        getTranslation("invitation.accept"),
                        this::accept)
                .open();
    }

    private String accepting(String what) {
        return "invitation.accept." + (isDecline() ? "decline." : "") + what;
    }

    private boolean isDecline() {
        return row.answer() != null && row.answer().answer() == RecordedAnswer.Answer.DECLINED;
    }

    private void accept(String evidence) {
        var organisation = row.organisation().id();
        var outcome = invitations.accept(call.version(), organisation, evidence);
        InvitationMessages.show(outcome, invitations, call.version(), organisation, accepting("done"));
        afterwards.run();
    }

    private void refuse() {
        new ReasonDialog(
                        getTranslation(
                                "invitation.refuse.title", row.organisation().officialName()),
                        "",
                        getTranslation(byMail("invitation.refuse.reason")),
                        getTranslation("invitation.refuse"),
                        reason -> showOutcome(
                                invitations.refuse(
                                        call.version(), row.organisation().id(), reason),
                                byMail("invitation.refuse.done")))
                .open();
    }

    private void showOutcome(boolean done, String key) {
        if (done) {
            Toasts.done(getTranslation(key));
        } else {
            Toasts.refused(new AcceptanceOutcome.NothingWaits());
        }
        afterwards.run();
    }
}
