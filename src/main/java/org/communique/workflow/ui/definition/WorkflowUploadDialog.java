package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowDraft;
import org.communique.workflow.bpmn.WorkflowImportResult;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.xml.FileProcess;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.WorkflowService;

/** Imports a BPMN file after a preview of its findings. */
class WorkflowUploadDialog extends Dialog {

    private static final int MOST_BYTES = 1024 * 1024;

    private final WorkflowService service;
    private final Div choice = new Div();
    private final Div found = new Div();
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final TextField note = new TextField();
    private final Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> show(bytes)));
    private final Button save = new Button();
    private byte[] file = {};
    /** Of the file that is checked; empty for the only one. */
    private String process = "";

    private byte[] bpmn = {};

    WorkflowUploadDialog(WorkflowService service) {
        this.service = service;
        setHeaderTitle(getTranslation("workflow.upload.title"));
        setWidth("min(46rem, 94vw)");
        UnsentText.keepIn(this);
        note.setLabel(getTranslation("workflow.upload.note"));
        note.setMaxLength(SaveWorkflow.LONGEST_NOTE);
        note.setWidthFull();
        add(new Paragraph(getTranslation("workflow.upload.advice")), upload(), choice, backgroundTask, found, note);
        save.setText(getTranslation("workflow.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setEnabled(false);
        save.addClickListener(click -> save());
        var cancel = new Button(getTranslation("screen.cancel"), click -> close());
        getFooter().add(cancel, save);
    }

    private Component upload() {
        upload.setAcceptedFileExtensions(".bpmn", ".xml");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadButton(new Button(getTranslation("workflow.upload.choose")));
        upload.setDropLabel(new Span(getTranslation("workflow.upload.drop")));
        upload.addFileRejectedListener(rejected -> Toasts.refused(getTranslation("workflow.upload.too-large")));
        upload.addFileRemovedListener(removed -> clear());
        return upload;
    }

    private void clear() {
        choice.removeAll();
        found.removeAll();
        save.setEnabled(false);
    }

    private void show(byte[] bytes) {
        clear();
        file = bytes;
        process = "";
        backgroundTask.run(() -> service.processes(bytes), this::offer);
    }

    /** Which of several processes is meant, the member says. */
    private void offer(List<FileProcess> processes) {
        if (processes.size() < 2) {
            check();
            return;
        }
        var which = new RadioButtonGroup<FileProcess>(getTranslation("workflow.upload.process"));
        which.setHelperText(getTranslation("workflow.upload.process.others"));
        which.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        which.setItemLabelGenerator(each -> getTranslation("workflow.upload.process.one", each.name(), each.steps()));
        which.setItems(processes);
        which.addValueChangeListener(chosen -> {
            process = chosen.getValue().id();
            check();
        });
        choice.add(which);
    }

    private void check() {
        found.removeAll();
        save.setEnabled(false);
        bpmn = file;
        backgroundTask.run(() -> service.check(file, process), this::show);
    }

    private void show(WorkflowImportResult outcome) {
        switch (outcome) {
            case Accepted accepted -> {
                // What it calls may have another version by the time that it is saved.
                bpmn = accepted.bpmn().getBytes(StandardCharsets.UTF_8);
                var fine = new Paragraph(getTranslation(
                        "workflow.upload.ok",
                        accepted.model().name(),
                        accepted.model().key()));
                fine.getElement().setAttribute("role", "status");
                found.add(fine);
                list(
                        "workflow.save.mind",
                        accepted.warnings(),
                        finding -> !finding.fault().isTranslation()
                                && !finding.fault().isLeftOut());
                translated(accepted.warnings());
                leftOut(accepted.warnings());
                save.setEnabled(true);
            }
            case Refused(var findings) -> refuse(findings);
        }
    }

    private void refuse(List<Finding> findings) {
        // It takes another file only without one.
        upload.clearFileList();
        found.removeAll();
        var message = new Paragraph(getTranslation("workflow.save.refused", findings.size()));
        message.getElement().setAttribute("role", "alert");
        found.add(message, new FindingList(findings));
        save.setEnabled(false);
        backgroundTask.run(() -> service.draft(file, process), draft -> draft.ifPresent(this::offerModeler));
    }

    /** Where what is missing is chosen, and what cannot be kept is replaced. */
    private void offerModeler(WorkflowDraft draft) {
        var known = !service.versions(draft.key()).isEmpty();
        var open = new Button(getTranslation("workflow.upload.modeler"), click -> {
            close();
            var modelerDraft = new ModelerDraft(draft.bpmn());
            if (known) {
                modelerDraft.openAsNextVersion(UI.getCurrent(), draft.key());
            } else {
                modelerDraft.openAsNew(UI.getCurrent());
            }
        });
        translated(draft.warnings());
        leftOut(draft.warnings());
        found.add(open);
    }

    private void translated(List<Finding> warnings) {
        list("workflow.save.translated", warnings, finding -> finding.fault().isTranslation());
    }

    private void leftOut(List<Finding> warnings) {
        list("workflow.save.left-out", warnings, finding -> finding.fault().isLeftOut());
    }

    private void list(String title, List<Finding> warnings, Predicate<Finding> which) {
        var listed = warnings.stream().filter(which).toList();
        if (!listed.isEmpty()) {
            found.add(new Paragraph(getTranslation(title)), new FindingList(listed));
        }
    }

    private void save() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        new WorkflowSaver(service, this::refuse, saved -> {
                    close();
                    UI.getCurrent().navigate("workflows/" + saved.key());
                })
                .save(new SaveWorkflow(bpmn, note.getValue(), null));
    }
}
