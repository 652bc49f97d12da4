package org.communique.statement.ui.worklist;

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
import org.communique.statement.worklist.FirstStepsService.FirstStep;
import org.communique.statement.worklist.FirstStepsService.Kind;

/** What a new coalition does first, with what is done already. */
class FirstStepsPanel extends Section {

    FirstStepsPanel(List<FirstStep> steps, Runnable dismiss) {
        addClassName("panel");
        var list = new OrderedList();
        list.addClassName("first-steps");
        steps.stream().map(this::item).forEach(list::add);
        var dismissal = new Button(getTranslation("statement.first-steps.dismiss"), click -> {
            dismiss.run();
            removeFromParent();
        });
        dismissal.addThemeVariants(ButtonVariant.TERTIARY);
        add(new H2(getTranslation("statement.first-steps")), list, dismissal);
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
