package org.communique.workflow.ui.definition;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.function.Consumer;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult;
import org.communique.workflow.definition.SaveWorkflowResult.NoNote;
import org.communique.workflow.definition.SaveWorkflowResult.NotAWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;

/** Saves a version and shows the outcome. */
record WorkflowSaver(WorkflowService service, Consumer<List<Finding>> refused, Consumer<WorkflowVersion> done) {

    void save(SaveWorkflow command) {
        ConfirmedAct.run(() -> show(command.hasNote() ? checked(command) : new NoNote()));
    }

    /** A file with faults is refused before the member is asked to confirm. */
    private SaveWorkflowResult checked(SaveWorkflow command) {
        var checked =
                command.first() ? service.checkNew(command.bpmn()) : service.check(command.bpmn(), command.process());
        return checked instanceof Refused(var findings) ? new NotAWorkflow(findings) : service.save(command);
    }

    private void show(SaveWorkflowResult result) {
        switch (result) {
            case Saved(var version, var _) -> {
                Toasts.done(I18NProvider.translate("workflow.save.done", String.valueOf(version.number())));
                done.accept(version);
            }
            case NotAWorkflow(var findings) -> refused.accept(findings);
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
