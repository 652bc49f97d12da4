package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.communique.screen.Toasts;
import org.communique.screen.UnsavedChanges;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;

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
        show(versions.getFirst().version());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        unsaved.ask(event);
    }

    private void show(WorkflowVersion version) {
        title = getTranslation("workflow.edit.title", version.name());
        var modeler = new Modeler(version.bpmn(), () -> unsaved.set(true), this::check);
        add(modeler, form(version, modeler));
    }

    private void check(Modeler modeler, String file) {
        modeler.show(
                switch (service.check(Modeler.bytes(file))) {
                    case Accepted _ -> List.of();
                    case Refused(var findings) -> findings;
                });
    }

    private Div form(WorkflowVersion version, Modeler modeler) {
        var note = new TextField(getTranslation("workflow.upload.note"));
        note.setMaxLength(SaveWorkflow.LONGEST_NOTE);
        var workflowSaver = new WorkflowSaver(
                service,
                findings -> {
                    modeler.show(findings);
                    Toasts.refused(getTranslation("workflow.save.refused", findings.size()));
                },
                saved -> {
                    unsaved.set(false);
                    UI.getCurrent().navigate("workflows/" + saved.key());
                });
        var save = new Button(
                getTranslation("workflow.save"),
                click -> modeler.file()
                        .then(
                                String.class,
                                file -> workflowSaver.save(
                                        new SaveWorkflow(Modeler.bytes(file), note.getValue(), version.id()))));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var back = new Anchor("workflows/" + version.key(), getTranslation("workflow.edit.leave"));
        var form = new Div(note, save, back);
        form.addClassName("toolbar");
        return form;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
