package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.communique.screen.Toasts;
import org.communique.screen.UnsavedChanges;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.definition.WorkflowVersionSummary;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/** The modeler, checked while one draws, with what saves the drawing as a version. */
class ModelerForm extends Div {

    private final WorkflowService service;
    private final UnsavedChanges unsaved;
    private final @Nullable WorkflowVersionId after;
    private final Modeler modeler;
    private final TextField note = new TextField();
    private final boolean prepared;
    private boolean isSaved;

    /** @param after the version that is changed; null for a new workflow */
    ModelerForm(
            WorkflowService service, UnsavedChanges unsaved, @Nullable WorkflowVersion after, String otherwise, UI ui) {
        this.service = service;
        this.unsaved = unsaved;
        this.after = after == null ? null : after.id();
        var draft = ModelerDraft.take(ui);
        this.prepared = draft.isPresent();
        var bpmn = draft.map(ModelerDraft::bpmn).orElse(otherwise);
        this.modeler = new Modeler(bpmn, after == null, callable(service, after), () -> unsaved.set(true), this::check);
        addClassName("modeler-form");
        add(modeler, bar(after == null ? "workflows" : "workflows/" + after.key()));
        if (prepared) {
            check(modeler, bpmn);
        }
    }

    private static List<WorkflowVersion> callable(WorkflowService service, @Nullable WorkflowVersion caller) {
        return service.newest().stream()
                .map(WorkflowVersionSummary::version)
                .filter(workflow -> caller == null || !workflow.key().equals(caller.key()))
                .toList();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        unsaved.set(prepared);
    }

    private Div bar(String back) {
        note.setLabel(getTranslation("workflow.upload.note"));
        note.setMaxLength(SaveWorkflow.LONGEST_NOTE);
        if (after == null) {
            note.setValue(getTranslation("workflow.new.note"));
        }
        var save = new Button(
                getTranslation(after == null ? "workflow.new.save" : "workflow.save"),
                click -> modeler.file().then(String.class, this::save));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var dryRun = new Button(
                getTranslation("workflow.dry-run"), click -> modeler.file().then(String.class, this::dryRun));
        var bar = new Div(note, dryRun, save, new Anchor(back, getTranslation("workflow.edit.leave")));
        bar.addClassName("toolbar");
        return bar;
    }

    /** Of the drawing as it is now. */
    private void dryRun(String file) {
        switch (service.check(Modeler.bytes(file))) {
            case Accepted accepted -> {
                var dialog = new Dialog();
                dialog.setHeaderTitle(accepted.model().name());
                dialog.setWidth("min(90rem, 96vw)");
                dialog.add(new DryRunPanel(getTranslation("workflow.dry-run"), accepted.bpmn(), service));
                dialog.getFooter().add(TertiaryButton.of(getTranslation("workflow.dry-run.close"), dialog::close));
                dialog.open();
            }
            case Refused(var findings) -> refused(findings);
        }
    }

    /** Once: its button can be pressed twice before the page of the workflow is there. */
    private void save(String file) {
        if (isSaved) {
            return;
        }
        var bytes = Modeler.bytes(file);
        new WorkflowSaver(service, this::refused, this::saved)
                .save(
                        after == null
                                ? SaveWorkflow.first(bytes, note.getValue())
                                : new SaveWorkflow(bytes, note.getValue(), after));
    }

    private void refused(List<Finding> findings) {
        modeler.show(findings);
        Toasts.refused(getTranslation("workflow.save.refused", findings.size()));
    }

    private void saved(WorkflowVersion version) {
        isSaved = true;
        unsaved.set(false);
        UI.getCurrent().navigate("workflows/" + version.key());
    }

    private void check(Modeler drawn, String file) {
        var bytes = Modeler.bytes(file);
        drawn.show(
                switch (after == null ? service.checkNew(bytes) : service.check(bytes)) {
                    case Accepted accepted ->
                        accepted.warnings().stream()
                                .filter(finding -> finding.fault() == WorkflowFault.LEFT_OUT
                                        || !finding.fault().isLeftOut())
                                .toList();
                    case Refused(var findings) -> findings;
                });
    }
}
