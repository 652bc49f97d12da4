package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult.NotPossible;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.DryRunState;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.communique.workflow.ui.definition.WorkflowDiagram.State;
import org.jspecify.annotations.Nullable;

/** A version's picture, on which a sample statement goes the way that one chooses for it. */
class DryRunPanel extends Section {

    private record Taken(DryRunChoice choice, String said) {}

    private final WorkflowVersion version;
    private final WorkflowService service;
    private final List<Taken> taken = new ArrayList<>();

    DryRunPanel(WorkflowVersion version, WorkflowService service) {
        this.version = version;
        this.service = service;
        addClassNames("panel", "dry-run");
        draw();
    }

    private void draw() {
        removeAll();
        var choices = taken.stream().map(Taken::choice).toList();
        switch (service.walk(version.bpmn(), choices)) {
            case Walked(var dryRunState) -> draw(dryRunState);
            case NotPossible(var _) -> throw new IllegalStateException("only what can happen is offered");
        }
    }

    private void draw(DryRunState dryRunState) {
        var heading = new H2(getTranslation("workflow.version.number", String.valueOf(version.number())) + " · "
                + getTranslation("workflow.dry-run"));
        add(heading, picture(dryRunState), new Paragraph(getTranslation("workflow.dry-run.advice")));
        var now = new Div();
        now.addClassName("dry-run-now");
        now.getElement().setAttribute("aria-live", "polite");
        if (dryRunState.ended()) {
            now.add(new Paragraph(getTranslation("workflow.dry-run.ended", dryRunState.round())));
        }
        dryRunState.waiting().forEach(step -> now.add(choices(step)));
        add(now);
        if (!taken.isEmpty()) {
            add(soFar());
        }
    }

    private Component picture(DryRunState dryRunState) {
        var marks = new LinkedHashMap<String, Mark>();
        dryRunState.passed().forEach(element -> marks.put(element, new Mark(State.DONE, "")));
        dryRunState.waiting().forEach(step -> marks.put(step.id(), new Mark(State.CURRENT, "")));
        return new WorkflowDiagram(version.bpmn(), marks);
    }

    private Component choices(Step step) {
        var name = new Span(getTranslation("workflow.dry-run.waits") + " " + step.name());
        name.addClassName("item-name");
        var row = new Div(name);
        row.addClassName("toolbar");
        if (step.settings().isStage()) {
            Stream.of(StageOutcome.values())
                    .filter(step.settings().outcomes()::contains)
                    .forEach(stageOutcome -> row.add(
                            choice(step, stageOutcome, getTranslation("workflow.outcome." + stageOutcome.name()))));
        } else {
            row.add(choice(step, null, getTranslation("workflow.dry-run.continue")));
        }
        return row;
    }

    private Button choice(Step step, @Nullable StageOutcome stageOutcome, String said) {
        var button = new Button(said, click -> {
            taken.add(new Taken(
                    new DryRunChoice(step.id(), stageOutcome),
                    getTranslation("workflow.dry-run.step", step.name(), said)));
            draw();
        });
        button.setAriaLabel(getTranslation("workflow.dry-run.step", step.name(), said));
        return button;
    }

    private Component soFar() {
        var list = new OrderedList();
        taken.forEach(each -> list.add(new ListItem(each.said())));
        var back = TertiaryButton.of(getTranslation("workflow.dry-run.undo"), () -> {
            taken.removeLast();
            draw();
        });
        var again = TertiaryButton.of(getTranslation("workflow.dry-run.again"), () -> {
            taken.clear();
            draw();
        });
        return new Div(list, back, again);
    }
}
