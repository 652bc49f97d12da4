package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.LinkedHashMap;
import java.util.List;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.WorkflowDifference;
import org.communique.workflow.model.WorkflowDifference.DifferenceKind;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.communique.workflow.ui.definition.WorkflowDiagram.StepAppearance;

/** What is different about two versions: as a list, and coloured in both pictures. */
class WorkflowComparisonPanel extends Section {

    WorkflowComparisonPanel(WorkflowVersion before, WorkflowVersion after, List<WorkflowDifference> differences) {
        addClassNames("panel", "comparison");
        if (differences.isEmpty()) {
            add(new Paragraph(getTranslation("workflow.version.same")));
        }
        add(
                new DifferenceList(differences),
                new H3(getTranslation("workflow.version.diagram.after", String.valueOf(after.number()))),
                picture(after, differences, DifferenceKind.ADDED),
                new H3(getTranslation("workflow.version.diagram.before", String.valueOf(before.number()))),
                picture(before, differences, DifferenceKind.REMOVED));
    }

    /** What is only in the other one cannot be shown in this. */
    private static Component picture(
            WorkflowVersion version, List<WorkflowDifference> differences, DifferenceKind own) {
        var marks = new LinkedHashMap<String, Mark>();
        for (var workflowDifference : differences) {
            if (workflowDifference.kind() == own || workflowDifference.kind() == DifferenceKind.CHANGED) {
                marks.put(
                        workflowDifference.id(),
                        new Mark(
                                switch (workflowDifference.kind()) {
                                    case ADDED -> StepAppearance.ADDED;
                                    case REMOVED -> StepAppearance.REMOVED;
                                    case CHANGED -> StepAppearance.CHANGED;
                                },
                                ""));
            }
        }
        return new WorkflowDiagram(version.bpmn(), marks);
    }
}
