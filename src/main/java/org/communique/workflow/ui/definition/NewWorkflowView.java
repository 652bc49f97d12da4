package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.communique.screen.UnsavedChanges;
import org.communique.workflow.definition.WorkflowService;

/** Where a workflow is drawn that does not exist yet. */
@Route("workflows/new")
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("context://workflows.css")
class NewWorkflowView extends Div implements HasDynamicTitle, BeforeEnterObserver, BeforeLeaveObserver {

    private final WorkflowService service;
    private final UnsavedChanges unsaved = new UnsavedChanges(this);

    NewWorkflowView(WorkflowService service) {
        this.service = service;
        addClassNames("screen", "workflows", "modeler");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var copied = event.getLocation().getQueryParameters().getSingleParameter("copy");
        var bpmn = copied.map(key -> service.copy(key, name -> getTranslation("workflow.copy.name", name))
                        .orElseThrow(NotFoundException::new))
                .orElseGet(WorkflowSkeleton::bpmn);
        add(new ModelerForm(service, unsaved, null, bpmn, event.getUI()));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        unsaved.ask(event);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("workflow.new.title");
    }
}
