package org.communique.workflow.ui;

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
import org.communique.workflow.WorkflowService;
import org.communique.workflow.WorkflowVersion;
import org.communique.workflow.model.Choice;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Outcome;
import org.communique.workflow.model.Walk;
import org.communique.workflow.model.WalkOutcome.NotPossible;
import org.communique.workflow.model.WalkOutcome.Walked;
import org.communique.workflow.ui.WorkflowDiagram.Mark;
import org.communique.workflow.ui.WorkflowDiagram.State;
import org.jspecify.annotations.Nullable;

/** A version's picture, on which a sample statement goes the way that one chooses for it. */
class DryRunPanel extends Section {

    private record Taken(Choice choice, String said) {}

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
            case Walked(var walk) -> draw(walk);
            case NotPossible(var _) -> throw new IllegalStateException("only what can happen is offered");
        }
    }

    private void draw(Walk walk) {
        var heading = new H2(getTranslation("workflow.version.number", String.valueOf(version.number())) + " · "
                + getTranslation("workflow.dry-run"));
        add(heading, picture(walk), new Paragraph(getTranslation("workflow.dry-run.advice")));
        var now = new Div();
        now.addClassName("dry-run-now");
        now.getElement().setAttribute("aria-live", "polite");
        if (walk.ended()) {
            now.add(new Paragraph(getTranslation("workflow.dry-run.ended", walk.round())));
        }
        walk.waiting().forEach(step -> now.add(choices(step)));
        add(now);
        if (!taken.isEmpty()) {
            add(soFar());
        }
    }

    private Component picture(Walk walk) {
        var marks = new LinkedHashMap<String, Mark>();
        walk.passed().forEach(element -> marks.put(element, new Mark(State.DONE, "")));
        walk.waiting().forEach(step -> marks.put(step.id(), new Mark(State.CURRENT, "")));
        return new WorkflowDiagram(version.bpmn(), marks);
    }

    private Component choices(Step step) {
        var name = new Span(getTranslation("workflow.dry-run.waits") + " " + step.name());
        name.addClassName("seat-name");
        var row = new Div(name);
        row.addClassName("toolbar");
        if (step.settings().isStage()) {
            Stream.of(Outcome.values())
                    .filter(step.settings().outcomes()::contains)
                    .forEach(outcome ->
                            row.add(choice(step, outcome, getTranslation("workflow.outcome." + outcome.name()))));
        } else {
            row.add(choice(step, null, getTranslation("workflow.dry-run.happens")));
        }
        return row;
    }

    private Button choice(Step step, @Nullable Outcome outcome, String said) {
        var button = new Button(said, click -> {
            taken.add(new Taken(
                    new Choice(step.id(), outcome), getTranslation("workflow.dry-run.step", step.name(), said)));
            draw();
        });
        button.setAriaLabel(getTranslation("workflow.dry-run.step", step.name(), said));
        return button;
    }

    private Component soFar() {
        var list = new OrderedList();
        taken.forEach(each -> list.add(new ListItem(each.said())));
        var back = Acts.quiet(getTranslation("workflow.dry-run.undo"), () -> {
            taken.removeLast();
            draw();
        });
        var again = Acts.quiet(getTranslation("workflow.dry-run.again"), () -> {
            taken.clear();
            draw();
        });
        return new Div(list, back, again);
    }
}
