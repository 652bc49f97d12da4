package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.worklist.FirstStepsService;
import org.communique.statement.worklist.FirstStepsService.FirstStep;
import org.communique.statement.worklist.FirstStepsService.Kind;

/** What a new coalition does first, with what is done already. */
class FirstStepsPanel extends Section {

    private final FirstStepsService firstSteps;
    private final StatementChangeNotifier changes;
    private final OrderedList list = new OrderedList();
    private List<FirstStep> shown = List.of();
    private Runnable end = () -> {};

    FirstStepsPanel(FirstStepsService firstSteps, StatementChangeNotifier changes) {
        this.firstSteps = firstSteps;
        this.changes = changes;
        addClassName("panel");
        list.addClassName("first-steps");
        var dismissal = new Button(getTranslation("statement.first-steps.dismiss"), click -> {
            firstSteps.dismiss();
            refresh();
        });
        dismissal.addThemeVariants(ButtonVariant.TERTIARY);
        add(new H2(getTranslation("statement.first-steps")), list, dismissal);
        refresh();
    }

    /** Also follows what others do meanwhile. */
    private void refresh() {
        var steps = firstSteps.steps();
        setVisible(!steps.isEmpty());
        if (!steps.equals(shown)) {
            shown = steps;
            list.removeAll();
            steps.stream().map(this::item).forEach(list::add);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (isVisible()) {
            var watcher = attached.getUI().accessLater(this::refresh, () -> {});
            var ofCoalition = changes.watchCoalition(watcher);
            var ofStatements = changes.watchWork(watcher);
            end = () -> {
                ofCoalition.run();
                ofStatements.run();
            };
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        end.run();
    }

    private ListItem item(FirstStep step) {
        var key = "statement.first-steps." + step.kind();
        var name = getTranslation(key);
        var item = new ListItem(step.own() && !step.done() ? new Anchor(address(step.kind()), name) : new Span(name));
        if (step.done()) {
            item.add(new Span(" "), new Badge(getTranslation("statement.first-steps.done"), Tone.GOOD));
        } else {
            var what = getTranslation(key + ".advice");
            var advice = new Paragraph(step.own() ? what : getTranslation(others(step.kind()), what));
            advice.addClassName("meta");
            item.add(advice);
        }
        return item;
    }

    private static String others(Kind kind) {
        return kind == Kind.WORKFLOW || kind == Kind.STATEMENT
                ? "statement.first-steps.by.STATEMENT"
                : "statement.first-steps.by";
    }

    private static String address(Kind kind) {
        return switch (kind) {
            case COALITION -> "settings";
            case ORGANISATIONS -> "organisations";
            case MEMBERS -> "members";
            case MANDATES -> "mandates";
            case WORKFLOW -> "workflows";
            case STATEMENT -> "statements/new";
        };
    }
}
