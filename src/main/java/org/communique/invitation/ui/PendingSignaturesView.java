package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.invitation.guest.PendingGuestSignature;
import org.communique.mail.MailService;
import org.communique.refusal.Refusal;
import org.communique.screen.EmptyState;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.signon.pending.PendingSignature;
import org.communique.signon.pending.PendingSignatureOutcome;
import org.communique.signon.pending.PendingSignatureService;

/** Signatures made with manually shared links, for members who may accept them as a second person. */
@Route("pending-signatures")
@RolesAllowed({"ADMINISTRATOR", "COORDINATOR"})
@StyleSheet("signon.css")
class PendingSignaturesView extends Div implements HasDynamicTitle {

    private final PendingSignatureService signatures;
    private final InvitationService invitations;
    private final MailService mails;

    PendingSignaturesView(PendingSignatureService signatures, InvitationService invitations, MailService mails) {
        this.signatures = signatures;
        this.invitations = invitations;
        this.mails = mails;
        addClassNames("screen", "narrow");
        show();
    }

    private void show() {
        removeAll();
        var ofMembers = signatures.waiting();
        var ofGuests = invitations.pending();
        if (ofMembers.isEmpty() && ofGuests.isEmpty()) {
            add(new EmptyState(getTranslation("invitation.pending.none"), getTranslation("invitation.pending.text")));
            return;
        }
        add(new Paragraph(getTranslation("invitation.pending.text")));
        ofMembers.forEach(pending -> add(card(pending)));
        ofGuests.forEach(pending -> add(card(pending)));
    }

    private Div card(PendingSignature pending) {
        var unacceptedSignature = pending.pending();
        var card = card(pending.organisation(), pending.title(), unacceptedSignature);
        if (pending.decidable()) {
            var accept = button(
                    "invitation.accept-signature",
                    () -> showOutcome(
                            signatures.accept(
                                    pending.version(), pending.organisation().id()),
                            "invitation.accept.done"));
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            card.add(toolbar(
                    accept,
                    button(
                            "invitation.refuse",
                            () -> showOutcome(
                                    signatures.refuse(
                                            pending.version(),
                                            pending.organisation().id()),
                                    "invitation.pending.refuse.done"))));
        } else {
            card.add(new Paragraph(getTranslation("invitation.pending.not-you")));
        }
        return card;
    }

    private Div card(PendingGuestSignature pending) {
        var answer = pending.answer();
        var speaker = answer.name() + ", " + answer.role();
        var card = card(
                pending.organisation(),
                pending.title(),
                new UnacceptedSignature(speaker, answer.at(), answer.content(), pending.linkSharing(), null));
        if (pending.decidable()) {
            var accept = button("invitation.accept", () -> accept(pending));
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            card.add(toolbar(accept, button("invitation.refuse", () -> refuse(pending))));
        } else {
            card.add(new Paragraph(getTranslation(byMail("invitation.pending.not-you.guest"))));
        }
        return card;
    }

    private Div card(Organisation organisation, String title, UnacceptedSignature unacceptedSignature) {
        var name = new H2(organisation.officialName());
        name.getElement().setAttribute("dir", "auto");
        var text = new Paragraph(title);
        text.addClassName("meta");
        var card = new Div(
                name,
                text,
                new Paragraph(getTranslation(
                        "invitation.pending.signed",
                        unacceptedSignature.by(),
                        TimeFormat.localAndUtc(unacceptedSignature.at()),
                        unacceptedSignature.linkSharing().name())));
        if (unacceptedSignature.consent() != null) {
            card.add(new Paragraph(getTranslation(
                    "invitation.pending.recorded",
                    unacceptedSignature.consent().recordedBy(),
                    unacceptedSignature.consent().evidence())));
        }
        if (unacceptedSignature.content().words() != null) {
            var words = new Paragraph(unacceptedSignature.content().words());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            card.add(words);
        }
        card.addClassName("panel");
        return card;
    }

    private static Div toolbar(Button... buttons) {
        var toolbar = new Div(buttons);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    private Button button(String key, Runnable act) {
        return new Button(getTranslation(key), click -> ConfirmedAct.run(act));
    }

    private void accept(PendingGuestSignature pending) {
        new ReasonDialog(
                        getTranslation(
                                "invitation.pending.accept.title",
                                pending.organisation().officialName()),
                        getTranslation("invitation.pending.accept.text"),
                        getTranslation("invitation.accept.evidence"),
                        getTranslation("invitation.accept"),
                        evidence -> accept(pending, evidence))
                .open();
    }

    private void refuse(PendingGuestSignature pending) {
        new ReasonDialog(
                        getTranslation(
                                "invitation.refuse.title",
                                pending.organisation().officialName()),
                        "",
                        getTranslation(byMail("invitation.refuse.reason")),
                        getTranslation("invitation.refuse"),
                        reason -> refuse(pending, reason))
                .open();
    }

    private void refuse(PendingGuestSignature pending, String reason) {
        if (invitations.refusePending(pending.version(), pending.organisation().id(), reason)) {
            Toasts.done(getTranslation(byMail("invitation.refuse.done")));
        } else {
            Toasts.refused(new AcceptanceOutcome.NothingWaits());
        }
        show();
    }

    private String byMail(String key) {
        return mails.hasRelay() ? key : key + ".not-mailed";
    }

    private void accept(PendingGuestSignature pending, String evidence) {
        var organisation = pending.organisation().id();
        var outcome = invitations.acceptPending(pending.version(), organisation, evidence);
        InvitationMessages.show(outcome, invitations, pending.version(), organisation, "invitation.accept.done");
        show();
    }

    private void showOutcome(PendingSignatureOutcome outcome, String done) {
        switch (outcome) {
            case PendingSignatureOutcome.Settled _ -> Toasts.done(getTranslation(done));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invitation.pending");
    }
}
