package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.StatementId;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.definition.VaryWorkflow;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.communique.workflow.definition.VaryWorkflow.StageChange;
import org.communique.workflow.migration.VariationOptions;
import org.communique.workflow.migration.VariationResult.NotSound;
import org.communique.workflow.migration.VariationResult.Varied;
import org.communique.workflow.migration.VariationService;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.ui.definition.DifferenceList;
import org.jspecify.annotations.Nullable;

/** Lets a coordinator change, for one statement, how many approvals stages need and how long they take, and add a stage. */
class VariationForm extends Details {

    private static final int MOST = 99;

    /** The fields of a stage; a number of approvals only where they are counted. */
    private record StageFields(Step step, @Nullable IntegerField needed, IntegerField time, boolean inHours) {

        Optional<StageChange> change() {
            var before = step.settings().values();
            var approvals = needed == null
                            || needed.getValue() == null
                            || needed.getValue().toString().equals(before.get("needed"))
                    ? null
                    : needed.getValue();
            var length = time.getValue() == null ? null : duration(time.getValue(), inHours);
            var deadline = length == null || length.equals(Duration.parse(before.get("deadline"))) ? null : length;
            return approvals == null && deadline == null
                    ? Optional.empty()
                    : Optional.of(new StageChange(step.id(), approvals, deadline));
        }
    }

    private final StatementId statement;
    private final VariationOptions options;
    private final VariationService variations;
    private final List<StageFields> stages = new ArrayList<>();
    private final Select<Step> after = new Select<>();
    private final TextField name = new TextField();
    private final Select<Role> role = new Select<>();
    private final IntegerField needed = number("workflow.variation.needed", 1);
    private final IntegerField days = number("workflow.variation.days", 3);
    private final TextField reason = new TextField();

    VariationForm(StatementId statement, VariationOptions options, VariationService variations) {
        this.statement = statement;
        this.options = options;
        this.variations = variations;
        addClassName("move");
        setSummaryText(getTranslation("workflow.variation"));
        if (!options.differences().isEmpty()) {
            add(
                    new Paragraph(getTranslation("workflow.variation.differences")),
                    new DifferenceList(options.differences()));
        }
        add(new Paragraph(getTranslation("workflow.variation.advice")));
        options.stages().forEach(step -> add(stage(step)));
        add(new H3(getTranslation("workflow.variation.extra")), extra());
        reason.setLabel(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        reason.setWidthFull();
        UnsentText.keep(reason);
        var act = new Div(reason, new Button(getTranslation("workflow.variation.do"), click -> vary()));
        act.addClassName("move-act");
        add(act);
    }

    private Component stage(Step step) {
        var values = step.settings().values();
        var length = Duration.parse(values.getOrDefault("deadline", "P1D"));
        var inHours = length.toHours() % 24 != 0 || length.toDays() == 0;
        var workingDays = !values.getOrDefault("days", "calendar").equals("calendar");
        var time = number(
                inHours
                        ? "workflow.variation.hours"
                        : workingDays ? "workflow.variation.working-days" : "workflow.variation.days",
                (int) (inHours ? length.toHours() : length.toDays()));
        var approvals = values.containsKey("needed")
                ? number("workflow.variation.needed", Integer.parseInt(values.get("needed")))
                : null;
        stages.add(new StageFields(step, approvals, time, inHours));
        var heading = new H3(step.name());
        heading.getElement().setAttribute("dir", "auto");
        var fields = approvals == null ? new Div(time) : new Div(approvals, time);
        fields.addClassName("fields");
        return new Div(heading, fields);
    }

    private Component extra() {
        after.setLabel(getTranslation("workflow.variation.after"));
        after.setItems(options.stages());
        after.setItemLabelGenerator(step -> step == null ? getTranslation("workflow.variation.none") : step.name());
        after.setEmptySelectionAllowed(true);
        after.setEmptySelectionCaption(getTranslation("workflow.variation.none"));
        name.setLabel(getTranslation("workflow.variation.name"));
        name.setMaxLength(200);
        UnsentText.keep(name);
        role.setLabel(getTranslation("workflow.variation.role"));
        role.setItems(Role.REVIEWER, Role.COORDINATOR);
        role.setItemLabelGenerator(
                each -> getTranslation("workflow.value.role." + each.name().toLowerCase(Locale.ROOT)));
        role.setValue(Role.REVIEWER);
        var fields = new Div(after, name, role, needed, days);
        fields.addClassName("fields");
        return fields;
    }

    private IntegerField number(String label, int value) {
        var field = new IntegerField(getTranslation(label));
        field.setMin(1);
        field.setMax(MOST);
        field.setStepButtonsVisible(true);
        field.setValue(value);
        return field;
    }

    private static Duration duration(int amount, boolean inHours) {
        return inHours ? Duration.ofHours(amount) : Duration.ofDays(amount);
    }

    private void vary() {
        var chosen = after.getValue();
        var title = name.getValue().strip();
        if (chosen != null && Toasts.isMissing(name, "workflow.variation.no-name")) {
            return;
        }
        var extra = chosen == null
                ? null
                : new ExtraStage(
                        chosen.id(),
                        title,
                        Objects.requireNonNullElse(needed.getValue(), 1),
                        Objects.requireNonNull(role.getValue()),
                        Duration.ofDays(Objects.requireNonNullElse(days.getValue(), 1)));
        var changes = stages.stream().flatMap(stage -> stage.change().stream()).toList();
        var command = new VaryWorkflow(options.current().id(), changes, extra, reason.getValue());
        ConfirmedAct.run(() -> vary(command));
    }

    private void vary(VaryWorkflow command) {
        switch (variations.vary(statement, command)) {
            case Varied(var version) -> {
                name.clear();
                reason.clear();
                Toasts.done(getTranslation("workflow.variation.done", version.number()));
                StatementLayout.follow();
            }
            case NotSound(var findings) ->
                Toasts.refused(getTranslation("workflow.variation.not-sound") + " "
                        + findings.stream()
                                .map(finding -> getTranslation(
                                        finding.fault().messageKey(),
                                        finding.details().toArray()))
                                .distinct()
                                .limit(3)
                                .collect(Collectors.joining(" ")));
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
