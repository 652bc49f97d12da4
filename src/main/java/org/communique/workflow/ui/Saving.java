package org.communique.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.function.Consumer;
import org.communique.screen.Notices;
import org.communique.workflow.SaveWorkflow;
import org.communique.workflow.SaveWorkflowResult.NoNote;
import org.communique.workflow.SaveWorkflowResult.NotAWorkflow;
import org.communique.workflow.SaveWorkflowResult.NotNext;
import org.communique.workflow.SaveWorkflowResult.Saved;
import org.communique.workflow.SaveWorkflowResult.Unchanged;
import org.communique.workflow.WorkflowService;
import org.communique.workflow.WorkflowVersion;
import org.communique.workflow.model.Finding;

/** Saves a version and says what became of it. */
record Saving(WorkflowService service, Consumer<List<Finding>> refused, Consumer<WorkflowVersion> done) {

    void save(SaveWorkflow command) {
        switch (service.save(command)) {
            case Saved(var version, var _) -> {
                Notices.done(I18NProvider.translate("workflow.save.done", String.valueOf(version.number())));
                done.accept(version);
            }
            case Unchanged(var version) ->
                Notices.refused(I18NProvider.translate("workflow.save.unchanged", String.valueOf(version.number())));
            case NotAWorkflow(var findings) -> refused.accept(findings);
            case NotNext(var _) -> Notices.refused(I18NProvider.translate("workflow.save.not-next"));
            case NoNote() -> Notices.refused(I18NProvider.translate("workflow.save.no-note"));
        }
    }
}
