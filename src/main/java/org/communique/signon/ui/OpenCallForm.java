package org.communique.signon.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Instant;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.refusal.Refusal;
import org.communique.screen.DeadlineField;
import org.communique.screen.Toasts;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.OpeningOutcome;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.StatementId;

/** A form to choose whom to ask, and until when. */
class OpenCallForm extends Div {

    private final SignOnCallService calls;
    private final StatementId statement;
    private final Clock clock;
    private final OrganisationPicker picker;
    private final DeadlineField deadline;
    private final DeadlineField answerBy;
    private final Button open = new Button(getTranslation("signon.open"), click -> submit());

    OpenCallForm(SignOnCallService calls, StatementId statement, Clock clock) {
        this.calls = calls;
        this.statement = statement;
        this.clock = clock;
        addClassName("panel");
        picker = new OrganisationPicker(calls.candidates(statement));
        picker.choose(calls.invitedBefore(statement));
        deadline =
                new DeadlineField(getTranslation("signon.deadline"), clock.instant(), DeadlineField.suggestion(clock));
        answerBy = new DeadlineField(
                getTranslation("signon.wish.field"), clock.instant(), DeadlineField.suggestion(clock));
        answerBy.setRequiredIndicatorVisible(false);
        answerBy.clear();
        open.addThemeVariants(ButtonVariant.PRIMARY);
        open.setDisableOnClick(true);
        add(
                new H2(getTranslation("signon.open.title")),
                new Paragraph(getTranslation("signon.open.advice")),
                picker,
                deadline,
                answerBy,
                new Paragraph(getTranslation("signon.wish.advice")),
                new Div(open));
    }

    /** It can be pressed again whatever became of it: the form is there only as long as the call is not. */
    private void submit() {
        try {
            ConfirmedAct.run(this::open);
        } finally {
            open.setEnabled(true);
        }
    }

    /** What is wrong with the form is said before the member is asked to confirm. */
    private void open() {
        var command = new OpenCall(
                statement,
                picker.chosen(),
                deadline.deadline().orElse(Instant.EPOCH),
                answerBy.deadline().orElse(null));
        switch (command.refusal(clock.instant()).orElseGet(() -> calls.open(command))) {
            case OpeningOutcome.Opened opened ->
                Toasts.done(getTranslation(
                        "signon.open.done", command.organisations().size()));
            case OpeningOutcome.AlreadyCalled already -> Toasts.done(getTranslation("signon.open.already"));
            case OpeningOutcome.NotApproved refusal -> Toasts.refused(refusal);
            case Refusal invalid -> {
                Toasts.refused(invalid);
                return;
            }
        }
        UI.getCurrent().refreshCurrentRoute(true);
    }
}
