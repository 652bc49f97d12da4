package org.communique.statement.creation;

import com.vaadin.flow.component.Component;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;

/** Shows a workflow to those who choose one. */
public interface WorkflowPreviewFactory {

    Component preview(WorkflowOption workflow);
}
