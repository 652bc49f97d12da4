package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.communique.screen.Notices;
import org.communique.workflow.DeadlineService;
import org.communique.workflow.ExtendResult.Extended;
import org.communique.workflow.ExtendResult.NotLater;
import org.communique.workflow.ExtendResult.StageClosed;
import org.communique.workflow.Stage;

/** Lets a coordinator give a stage more time and remind those who are awaited. */
class StageActs extends Details {

    private final Stage stage;
    private final DeadlineService deadlines;
    private final DateTimePicker deadline = new DateTimePicker();
    private final TextField reason = new TextField();

    StageActs(Stage stage, DeadlineService deadlines) {
        this.stage = stage;
        this.deadlines = deadlines;
        setSummaryText(getTranslation("workflow.deadline"));
        deadline.setLabel(getTranslation("workflow.deadline.new"));
        deadline.setHelperText(getTranslation("workflow.deadline.utc"));
        deadline.setValue(LocalDateTime.ofInstant(stage.deadline(), ZoneOffset.UTC)
                .plusDays(1)
                .withSecond(0)
                .withNano(0));
        reason.setLabel(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        reason.setWidthFull();
        add(fields());
    }

    private Component fields() {
        var extend = new Button(getTranslation("workflow.deadline.extend"), click -> extend());
        var remind = new Button(getTranslation("workflow.remind"), click -> remind());
        remind.setVisible(!stage.awaited().isEmpty());
        var buttons = new Div(extend, remind);
        buttons.addClassName("card-line");
        return new Div(deadline, reason, buttons);
    }

    private void extend() {
        if (deadline.getValue() == null) {
            return;
        }
        switch (deadlines.extend(stage.id(), deadline.getValue().toInstant(ZoneOffset.UTC), reason.getValue())) {
            case Extended(var _) -> Notices.done(getTranslation("workflow.deadline.extended"));
            case StageClosed() -> Notices.refused(getTranslation("workflow.reviewers.closed"));
            case NotLater() -> Notices.refused(getTranslation("workflow.deadline.not-later"));
        }
        UI.getCurrent().refreshCurrentRoute(true);
    }

    private void remind() {
        if (deadlines.remindAwaited(stage.id())) {
            Notices.done(getTranslation("workflow.reminded"));
        } else {
            Notices.refused(getTranslation("workflow.reviewers.closed"));
        }
    }
}
