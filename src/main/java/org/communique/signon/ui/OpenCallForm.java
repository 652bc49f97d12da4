package org.communique.signon.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.OrganisationId;
import org.communique.screen.DeadlineField;
import org.communique.screen.Question;
import org.communique.screen.SkipTarget;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.screen.UnsavedChanges;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.OpeningOutcome;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.creation.PlaceholderService;
import org.communique.statement.ui.PlaceholderWarning;
import org.communique.statement.ui.StatementLayout;
import org.communique.text.format.NameList;
import org.jspecify.annotations.Nullable;

/** A form to choose whom to ask, and until when. */
class OpenCallForm extends Div {

    private static final int MOST_NAMES = 5;

    private final SignOnCallService calls;
    private final PlaceholderService placeholders;
    private final StatementId statement;
    private final VersionId approved;
    private final Clock clock;
    private final OrganisationPicker picker;
    private final DeadlineField deadline;
    private final DeadlineField answerBy;
    private final InvitationWords words;
    private final String kept;
    private final UnsavedChanges unsaved = new UnsavedChanges(this);
    private final Button open = new Button(getTranslation("signon.open"), click -> confirm());

    /** What was chosen when the member left, for as long as they stay signed in. */
    private record Chosen(
            Set<OrganisationId> organisations,
            @Nullable LocalDateTime deadline,
            @Nullable LocalDateTime answerBy,
            String words) {}

    OpenCallForm(
            SignOnCallService calls,
            OutreachService outreach,
            PlaceholderService placeholders,
            VersionId approved,
            Clock clock) {
        this.calls = calls;
        this.placeholders = placeholders;
        this.statement = approved.statement();
        this.approved = approved;
        this.clock = clock;
        addClassName("panel");
        picker = new OrganisationPicker(calls.candidates(statement));
        kept = Chosen.class.getName() + approved.value();
        deadline =
                new DeadlineField(getTranslation("signon.deadline"), clock.instant(), DeadlineField.suggestion(clock));
        answerBy = new DeadlineField(
                getTranslation("signon.wish.field"), clock.instant(), DeadlineField.suggestion(clock));
        answerBy.setRequiredIndicatorVisible(false);
        answerBy.clear();
        words = new InvitationWords(
                calls.invitable(statement, Set.of()).relay(), picker::chosen, (organisation, own) -> {
                    var by = deadline.deadline().orElse(clock.instant());
                    return outreach.invitations(
                            statement, organisation, answerBy.deadline().orElse(by), own);
                });
        var suggested = calls.invitedBefore(statement);
        if (VaadinSession.getCurrent().getAttribute(kept) instanceof Chosen before) {
            picker.choose(before.organisations());
            deadline.setValue(before.deadline());
            answerBy.setValue(before.answerBy());
            words.setValue(before.words());
        } else {
            picker.choose(suggested);
        }
        // Lost when the page is closed; on other screens it is kept.
        picker.whenChosen(() -> unsaved.set(!picker.chosen().equals(suggested)));
        unsaved.set(!picker.chosen().equals(suggested));
        open.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new H2(getTranslation("signon.open.title")),
                new Paragraph(getTranslation("signon.open.advice")),
                picker,
                deadline,
                answerBy,
                new Paragraph(getTranslation("signon.wish.advice")),
                words,
                new Div(open));
    }

    @Override
    protected void onDetach(DetachEvent leaving) {
        leaving.getSession()
                .setAttribute(
                        kept, new Chosen(picker.chosen(), deadline.getValue(), answerBy.getValue(), words.value()));
    }

    /** What is wrong with the form is said before the member is asked. */
    private void confirm() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        var command = new OpenCall(
                statement,
                picker.chosen(),
                deadline.deadline().orElse(Instant.EPOCH),
                answerBy.deadline().orElse(null),
                words.value());
        var refusal = command.refusal(clock.instant());
        if (refusal.isPresent()) {
            show(command, refusal.get());
            return;
        }
        var invitable = calls.invitable(statement, command.organisations());
        var text = getTranslation(
                "signon.open.confirm.text",
                command.organisations().size(),
                invitable.mails(),
                NameList.of(picker.names(), MOST_NAMES),
                TimeFormat.localAndUtc(command.deadline()));
        var unreached = invitable.noRecipient();
        Question.ask(
                getTranslation("signon.open.confirm.title"),
                unreached.isEmpty()
                        ? text
                        : text + " "
                                + getTranslation(
                                        "signon.open.confirm.no-recipient",
                                        unreached.size(),
                                        NameList.of(unreached, MOST_NAMES)),
                getTranslation(invitable.mails() == 0 ? "signon.open" : "signon.open.confirm"),
                () -> ConfirmedAct.run(() -> show(command, calls.open(command))),
                new PlaceholderWarning(approved, placeholders.inVersion(approved)));
    }

    private void show(OpenCall command, OpeningOutcome outcome) {
        switch (outcome) {
            case OpeningOutcome.Opened opened -> {
                Toasts.done(getTranslation(
                        "signon.open.done", command.organisations().size()));
                SkipTarget.beginAgain();
            }
            case OpeningOutcome.AlreadyCalled already -> Toasts.done(getTranslation("signon.open.already"));
            case OpeningOutcome.NotApproved refusal -> Toasts.refused(refusal);
            case OpeningOutcome.DeadlineNotAhead refusal -> {
                Toasts.refused(deadline, Toasts.text(refusal));
                return;
            }
            case OpeningOutcome.AnswerDateOutOfRange refusal -> {
                Toasts.refused(answerBy, Toasts.text(refusal));
                return;
            }
            case OpeningOutcome.NoOneInvited refusal -> {
                picker.refuse(Toasts.text(refusal));
                return;
            }
        }
        StatementLayout.follow();
    }
}
