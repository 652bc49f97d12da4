package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.statement.creation.WorkflowPreviewFactory;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.model.FlowNode.Step;

/** A workflow's diagram, and its stages in words. */
@org.springframework.stereotype.Component
class DiagramPreviewFactory implements WorkflowPreviewFactory {

    @Override
    public Component preview(WorkflowOption workflow) {
        var preview = new Div(new WorkflowDiagram(workflow.bpmn(), new LinkedHashMap<>()));
        if (WorkflowImport.of(workflow.bpmn()) instanceof Accepted accepted) {
            var stages = new OrderedList();
            stages.addClassName("stage-list");
            accepted.model().steps().stream()
                    .filter(step -> step.settings().isStage())
                    .map(DiagramPreviewFactory::item)
                    .forEach(stages::add);
            preview.add(stages);
        }
        return preview;
    }

    private static ListItem item(Step step) {
        var item = new ListItem(new Span(step.name()));
        if (!step.documentation().isEmpty()) {
            var about = new Span(step.documentation());
            about.addClassName("meta");
            item.add(new Div(about));
        }
        return item;
    }
}
