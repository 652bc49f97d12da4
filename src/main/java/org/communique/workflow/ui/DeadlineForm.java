package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communique.mail.MailService;
import org.communique.refusal.Refusal;
import org.communique.screen.DeadlineField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ExtendResult;
import org.communique.workflow.review.ExtendResult.Extended;
import org.communique.workflow.stage.Stage;

/** Lets a coordinator extend a stage and send reminders. */
class DeadlineForm extends Details {

    private Stage stage;
    private final DeadlineService deadlines;
    private final MailService mails;
    private final DeadlineField deadline;
    private final TextField reason = new TextField();
    private final Button remind = new Button(getTranslation("workflow.remind"), click -> remind());

    DeadlineForm(Stage stage, DeadlineService deadlines, MailService mails) {
        this.stage = stage;
        this.deadlines = deadlines;
        this.mails = mails;
        setSummaryText(getTranslation("workflow.deadline"));
        deadline = new DeadlineField(getTranslation("workflow.deadline.new"), stage.deadline(), suggestion(stage));
        reason.setLabel(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        reason.setWidthFull();
        UnsentText.keep(reason);
        add(fields());
        follow(stage);
    }

    private static Instant suggestion(Stage stage) {
        return stage.deadline().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Takes in what others have changed meanwhile, and leaves what was typed here where it is possible still. */
    final void follow(Stage now) {
        remind.setVisible(!now.awaited().isEmpty());
        if (!now.deadline().equals(stage.deadline())) {
            deadline.setEarliest(now.deadline());
            if (deadline.deadline().filter(now.deadline()::isBefore).isEmpty()) {
                deadline.setDeadline(suggestion(now));
            }
        }
        stage = now;
    }

    private Component fields() {
        var extend = new Button(getTranslation("workflow.deadline.extend"), click -> extend());
        var buttons = new Div(extend, remind);
        buttons.addClassName("card-line");
        return new Div(deadline, reason, buttons);
    }

    private void extend() {
        if (!Toasts.isMissing(deadline, "screen.deadline.missing")) {
            deadline.deadline().ifPresent(this::extend);
        }
    }

    private void extend(Instant moment) {
        switch (deadlines.extend(stage.id(), moment, reason.getValue())) {
            case Extended(var _) -> {
                reason.clear();
                Toasts.done(getTranslation("workflow.deadline.extended"));
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
        StatementLayout.follow();
    }

    private void remind() {
        if (!deadlines.remindAwaited(stage.id())) {
            Toasts.refused(new ExtendResult.StageClosed());
        } else if (mails.hasRelay()) {
            Toasts.done(getTranslation("workflow.reminded"));
        } else {
            Toasts.refused(getTranslation("workflow.reminded.no-relay"));
        }
    }
}
