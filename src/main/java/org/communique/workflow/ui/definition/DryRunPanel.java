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
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.communique.screen.TimeFormat;
import org.communique.text.format.NameList;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult.NotPossible;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.DryRunState;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.model.StageTime;
import org.communique.workflow.model.StatementFacts;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.communique.workflow.ui.definition.WorkflowDiagram.StepAppearance;
import org.jspecify.annotations.Nullable;

/** A workflow's picture, on which a sample statement goes the way that one chooses for it. The server decides where; the picture shows it. */
class DryRunPanel extends Section {

    private record Taken(DryRunChoice choice, String said) {}

    private final String bpmn;
    private final WorkflowService service;
    private final List<Taken> taken = new ArrayList<>();
    private StatementFacts facts = StatementFacts.USUAL;
    private final WorkflowDiagram diagram;
    private final Paragraph status = new Paragraph();
    private final Div now = new Div();
    private final Div soFar = new Div();
    private DryRunState state;

    /** @param bpmn of a workflow that was accepted */
    DryRunPanel(String heading, String bpmn, WorkflowService service) {
        this.bpmn = bpmn;
        this.service = service;
        this.state = walk();
        this.diagram = new WorkflowDiagram(bpmn, marks()).withTokens();
        addClassNames("panel", "dry-run");
        status.addClassName("dry-run-status");
        status.getElement().setAttribute("role", "status");
        status.setText(whereItIs());
        now.addClassName("dry-run-now");
        add(new H2(heading), diagram, new Paragraph(getTranslation("workflow.dry-run.advice")));
        var asked = service.facts(bpmn);
        if (!asked.isEmpty()) {
            add(new FactsForm(asked, facts, this::assume));
        }
        add(status, now, soFar);
        drawChoices();
    }

    private DryRunState walk() {
        return switch (service.walk(bpmn, taken.stream().map(Taken::choice).toList(), facts)) {
            case Walked(var walked) -> walked;
            case NotPossible(var _) -> throw new IllegalStateException("only what can happen is offered");
        };
    }

    private void take(Taken next) {
        var before = state.passed().size();
        taken.add(next);
        state = walk();
        diagram.move(state.passed().subList(before, state.passed().size()), marks());
        status.setText(next.said() + ". " + whereItIs());
        drawChoices().focus();
    }

    private void back(Runnable forget, String said) {
        forget.run();
        state = walk();
        diagram.move(List.of(), marks());
        status.setText(said + ". " + whereItIs());
        drawChoices().focus();
    }

    /** From the beginning: what was chosen may not be possible any more. */
    private void assume(StatementFacts other) {
        facts = other;
        taken.clear();
        state = walk();
        diagram.move(List.of(), marks());
        status.setText(getTranslation("workflow.dry-run.again") + ". " + whereItIs());
        drawChoices();
    }

    private String whereItIs() {
        var place = state.ended()
                ? getTranslation("workflow.dry-run.ended", state.round())
                : getTranslation(
                        "workflow.dry-run.waits-at",
                        NameList.of(state.waiting().stream().map(FlowNode::name).toList()));
        return place + " " + time(state.time());
    }

    private String time(StageTime time) {
        if (time.isNone()) {
            return getTranslation("workflow.dry-run.time.none");
        }
        var calendar = time.calendar().isZero() ? "" : TimeFormat.length(time.calendar());
        var working =
                time.workingDays() == 0 ? "" : getTranslation("workflow.dry-run.time.working-days", time.workingDays());
        return calendar.isEmpty() || working.isEmpty()
                ? getTranslation("workflow.dry-run.time", calendar + working)
                : getTranslation("workflow.dry-run.time.both", calendar, working);
    }

    private SequencedMap<String, Mark> marks() {
        var marks = new LinkedHashMap<String, Mark>();
        state.passed().forEach(element -> marks.put(element, new Mark(StepAppearance.DONE, "")));
        state.waiting().forEach(step -> marks.put(step.id(), new Mark(StepAppearance.CURRENT, "")));
        return marks;
    }

    /** Returns what is to be pressed next. */
    private Button drawChoices() {
        now.removeAll();
        soFar.removeAll();
        var buttons = new ArrayList<Button>();
        state.waiting().forEach(step -> now.add(choices(step, buttons)));
        if (!taken.isEmpty()) {
            buttons.add(drawSoFar());
        }
        return buttons.getFirst();
    }

    private Component choices(Step step, List<Button> buttons) {
        var name = new Span(step.name());
        name.addClassName("item-name");
        var row = new Div(name);
        row.addClassName("toolbar");
        var made = step.settings().isStage()
                ? Stream.of(StageOutcome.values())
                        .filter(step.settings().outcomes()::contains)
                        .map(outcome -> choice(step, outcome, getTranslation("workflow.outcome." + outcome.name())))
                        .toList()
                : List.of(choice(step, null, getTranslation("workflow.dry-run.continue")));
        made.forEach(row::add);
        buttons.addAll(made);
        return row;
    }

    private Button choice(Step step, @Nullable StageOutcome stageOutcome, String said) {
        var text = getTranslation("workflow.dry-run.step", step.name(), said);
        var button = new Button(said, click -> take(new Taken(new DryRunChoice(step.id(), stageOutcome), text)));
        button.setAriaLabel(text);
        return button;
    }

    private Button drawSoFar() {
        var list = new OrderedList();
        taken.forEach(each -> list.add(new ListItem(each.said())));
        var undo = getTranslation("workflow.dry-run.undo");
        var again = getTranslation("workflow.dry-run.again");
        var back = TertiaryButton.of(undo, () -> back(taken::removeLast, undo));
        soFar.add(list, back, TertiaryButton.of(again, () -> back(taken::clear, again)));
        return back;
    }
}
