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

/** Where a workflow's newest version is changed, checked while it is drawn, and saved as the next one. */
@Route("workflows/:workflow/edit")
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("context://workflows.css")
class ModelerView extends Div implements HasDynamicTitle, BeforeEnterObserver, BeforeLeaveObserver {

    private final WorkflowService service;
    private final UnsavedChanges unsaved = new UnsavedChanges(this);
    private String title = "";

    ModelerView(WorkflowService service) {
        this.service = service;
        addClassNames("screen", "workflows", "modeler");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var versions =
                service.versions(event.getRouteParameters().get("workflow").orElse(""));
        if (versions.isEmpty()) {
            throw new NotFoundException();
        }
        removeAll();
        var version = versions.getFirst().version();
        title = getTranslation("workflow.edit.title", version.name());
        add(new ModelerForm(service, unsaved, version, version.bpmn(), event.getUI()));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        unsaved.ask(event);
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
