package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.OpenRound;
import org.communique.amendment.RoundOutcome;
import org.communique.amendment.RoundService;
import org.communique.coalition.calendar.WorkingWeek;
import org.communique.coalition.directory.Organisation;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.DeadlineField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;

/** Until when proposals are taken, and who sees them. */
class OpenRoundDialog extends Dialog {

    private final RoundService rounds;
    private final StatementId statement;
    private final Clock clock;
    private final Runnable changed;
    private final DeadlineField deadline;
    private final IntegerField workingDays = new IntegerField(text("open.working-days"));
    private final Select<WorkingWeek> week = new Select<>();
    private final DeadlineField requested;
    private final RadioButtonGroup<Visibility> visibility = new RadioButtonGroup<>();
    private final ChoiceField.Several<Organisation> proposers = new ChoiceField.Several<>(text("open.proposers"));
    private final IntegerField most = new IntegerField(text("open.most"));
    private final IntegerField supporters = new IntegerField(text("open.supporters"));

    /** @param organisations those of the coalition */
    OpenRoundDialog(
            RoundService rounds,
            StatementId statement,
            List<Organisation> organisations,
            Clock clock,
            Runnable changed) {
        this.rounds = rounds;
        this.statement = statement;
        this.clock = clock;
        this.changed = changed;
        setHeaderTitle(text("open.title"));
        setWidth("min(36rem, 100vw)");
        deadline = new DeadlineField(text("open.deadline"), clock.instant(), DeadlineField.suggestion(clock));
        requested = new DeadlineField(text("open.requested"), clock.instant(), DeadlineField.suggestion(clock));
        requested.setRequiredIndicatorVisible(false);
        requested.clear();
        number(workingDays, 1, OpenRound.MOST_WORKING_DAYS);
        workingDays.setHelperText(text("open.working-days.helper"));
        workingDays.addValueChangeListener(change -> countWorkingDays());
        week.setLabel(text("open.week"));
        week.setItems(WorkingWeek.values());
        week.setItemLabelGenerator(choice -> text("open.week." + choice));
        week.setValue(WorkingWeek.MONDAY_FRIDAY);
        week.setWidthFull();
        week.addValueChangeListener(change -> countWorkingDays());
        visibility.setLabel(text("open.visibility"));
        visibility.setItems(Visibility.values());
        visibility.setItemLabelGenerator(choice -> text("open.visibility." + choice));
        visibility.setValue(Visibility.AT_ONCE);
        proposers.setItems(organisations);
        proposers.setItemLabelGenerator(Organisation::displayName);
        proposers.setHelperText(text("open.proposers.helper"));
        proposers.setWidthFull();
        number(most, 1, OpenRound.MOST_EACH);
        number(supporters, 0, OpenRound.MOST_SUPPORTERS);
        var counted = new Div(workingDays, week);
        counted.addClassName("working-days");
        var fields = new Div(deadline, counted, requested, visibility, proposers, most, supporters);
        fields.addClassName("form-column");
        add(new Paragraph(text("open.advice")), fields);
        var open = new Button(text("open"), click -> openRound());
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), open);
    }

    private static void number(IntegerField field, int least, int most) {
        field.setMin(least);
        field.setMax(most);
        field.setWidthFull();
    }

    /** From today on, at the hour that is chosen, in the zone in which that is shown. */
    private void countWorkingDays() {
        var hour = deadline.getOptionalValue().map(LocalDateTime::toLocalTime).orElse(LocalTime.of(18, 0));
        var today = clock.instant().atZone(TimeFormat.zone()).with(hour);
        workingDays
                .getOptionalValue()
                .filter(days -> !workingDays.isInvalid())
                .flatMap(days -> rounds.afterWorkingDays(statement, today, days, week.getValue()))
                .ifPresent(deadline::setDeadline);
    }

    private void openRound() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        var until = deadline.deadline().orElse(null);
        if (until == null || most.isInvalid() || supporters.isInvalid()) {
            deadline.setInvalid(until == null);
            return;
        }
        var outcome = rounds.open(new OpenRound(
                statement,
                requested.deadline().orElse(null),
                until,
                visibility.getValue(),
                most.getValue(),
                supporters.getOptionalValue().orElse(0),
                proposers.getValue().stream().map(Organisation::id).collect(Collectors.toSet())));
        switch (outcome) {
            case RoundOutcome.Done(var round) -> {
                Toasts.done(text("opened", TimeFormat.localAndUtc(round.deadline())));
                close();
                changed.run();
            }
            case RoundOutcome.AlreadyOpen refusal -> {
                Toasts.refused(refusal);
                close();
                changed.run();
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
