package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.communique.mail.MailStatus;
import org.communique.mail.ui.MailStatusText;
import org.communique.mail.ui.SentWordsList;
import org.communique.screen.FileLink;
import org.communique.screen.TimeFormat;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationState;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OutreachService;
import org.springframework.web.util.UriUtils;

/** An opened row of the board: what the organisation answered to which text, and what a coordinator can do about it. */
class BoardRowDetails extends Div {

    private final AnswerService answers;
    private final OutreachService outreach;
    private final CallSummary call;
    private final BoardRow row;
    private final Runnable afterwards;

    BoardRowDetails(
            AnswerService answers, OutreachService outreach, CallSummary call, BoardRow row, Runnable afterwards) {
        this.answers = answers;
        this.outreach = outreach;
        this.call = call;
        this.row = row;
        this.afterwards = afterwards;
        addClassName("board-details");
        add(new Paragraph(row.organisation().officialName() + " · "
                + SignOnLabels.status(row.organisation().status())));
        showAnswer();
        showConsent();
        showOutreach();
        add(actions());
    }

    private void showAnswer() {
        var act = row.act();
        if (act.at() != null) {
            say(
                    "signon.board.acted",
                    SignOnLabels.state(row.state(), row.pending()),
                    Optional.ofNullable(act.by()).orElse(""),
                    TimeFormat.localAndUtc(act.at()));
        }
        if (act.content().words() != null) {
            quote(act.content().words());
        }
        var contacts = row.contacts();
        if (contacts.remindedAt() != null) {
            say("signon.board.reminded", TimeFormat.local(contacts.remindedAt()));
        }
        add(new SentWordsList(contacts.sent()));
        contacts.mails().forEach(this::show);
        if (row.pending() != null) {
            say(
                    row.state() == ParticipationState.AWAITING_ACCEPTANCE
                            ? "signon.board.pending"
                            : "signon.pending.over",
                    row.pending().by(),
                    TimeFormat.localAndUtc(row.pending().at()),
                    row.pending().linkSharing().name());
        }
        if (row.state() == ParticipationState.AWAITING_ACCEPTANCE && row.pending() == null) {
            say("signon.board.awaiting");
        }
        if (act.linkSharing() != null) {
            say("signon.shared-link", act.linkSharing().name());
        }
        if (act.acceptedBy() != null) {
            say("signon.accepted-by", act.acceptedBy());
        }
    }

    private void show(MailStatus mail) {
        say("signon.board.mail", MailStatusText.withAddress(mail));
        if (mail.isFailing()) {
            var byContact = mail.kind().startsWith("INVITATION_");
            add(new Paragraph(
                    byContact
                            ? new Span(getTranslation("signon.board.bounced.contact"))
                            : new Anchor(
                                    "members?search="
                                            + UriUtils.encode(mail.to().value(), StandardCharsets.UTF_8),
                                    getTranslation("signon.board.bounced.member"))));
        }
    }

    private void showConsent() {
        var consent = row.act().consent();
        if (consent != null) {
            add(new Paragraph(SignOnLabels.consent(consent)));
            var file = consent.file();
            if (file != null) {
                add(new Paragraph(new FileLink(
                        file.name(),
                        file.name(),
                        () -> answers.evidence(
                                        call.version(), row.organisation().id())
                                .orElseThrow()
                                .content())));
            }
        }
        if (row.decidingUntil() != null) {
            say("signon.board.deciding", TimeFormat.day(row.decidingUntil()));
        }
    }

    private void showOutreach() {
        var contact = row.contacts().outreach();
        var signedName = row.act().signedName();
        if (signedName != null && row.flags().contains(BoardFlag.OTHER_NAME)) {
            say("signon.board.signed-as", signedName);
        }
        var owner = row.contacts().owner();
        if (owner != null) {
            say("signon.board.owner", owner);
        }
        if (contact.contactedAt() != null) {
            say(
                    "signon.board.contacted",
                    TimeFormat.local(contact.contactedAt()),
                    Optional.ofNullable(contact.contactedBy()).orElse(""));
        }
        if (contact.nextOn() != null) {
            say("signon.board.next", TimeFormat.day(contact.nextOn()));
        }
        if (!contact.note().isEmpty()) {
            quote(contact.note());
        }
    }

    private Component actions() {
        var actions = new Div(new Button(
                getTranslation("signon.note"), click -> new OutreachDialog(outreach, call, row, afterwards).open()));
        if (row.pending() != null && !call.closed()) {
            actions.add(new Anchor("pending-signatures", getTranslation("signon.board.pending.look")));
        }
        if (!call.closed()) {
            actions.add(new Button(
                    getTranslation(row.state().isSigned() ? "signon.record-withdrawal" : "signon.record"),
                    click -> new RecordAnswerDialog(
                                    answers,
                                    call,
                                    row,
                                    outreach.isRepresented(
                                            call.version(), row.organisation().id()),
                                    afterwards)
                            .open()));
        }
        actions.addClassName("toolbar");
        return actions;
    }

    private void say(String key, Object... arguments) {
        add(new Paragraph(getTranslation(key, arguments)));
    }

    private void quote(String words) {
        var quoted = new Paragraph(words);
        quoted.addClassName("own-words");
        quoted.getElement().setAttribute("dir", "auto");
        add(quoted);
    }
}
