package org.communique.statement.ui.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Consumer;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.statement.creation.WorkflowPreviewFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Chooses a workflow, described in a sentence and shown as its diagram. */
public class WorkflowChooser extends Div {

    private final RadioButtonGroup<WorkflowOption> workflows = new RadioButtonGroup<>();
    private final ObjectProvider<WorkflowPreviewFactory> previews;
    private final Div preview = new Div();

    public WorkflowChooser(List<WorkflowOption> offers, ObjectProvider<WorkflowPreviewFactory> previews) {
        this.previews = previews;
        addClassNames("choice-with-preview", "stacked");
        workflows.setAriaLabel(getTranslation("statement.new.workflow"));
        workflows.setItems(offers);
        workflows.setRenderer(new ComponentRenderer<>(WorkflowChooser::option));
        workflows.addValueChangeListener(change -> show(change.getValue()));
        preview.addClassName("preview");
        add(workflows, preview);
        offers.stream().findFirst().ifPresent(workflows::setValue);
    }

    public String key() {
        return workflows.getValue().key();
    }

    /** @param listener gets the key of each that is chosen from now on */
    public void onChosen(Consumer<String> listener) {
        workflows.addValueChangeListener(change -> listener.accept(key()));
    }

    private void show(WorkflowOption option) {
        preview.removeAll();
        previews.ifAvailable(factory -> preview.add(factory.preview(option)));
    }

    private static Component option(WorkflowOption workflow) {
        var name = new Span(workflow.name());
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var about = new Span(workflow.description());
        about.addClassName("meta");
        about.getElement().setAttribute("dir", "auto");
        var option = new Div(name, about);
        option.addClassName("two-lines");
        return option;
    }
}
