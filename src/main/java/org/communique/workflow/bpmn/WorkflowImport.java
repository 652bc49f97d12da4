package org.communique.workflow.bpmn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.XmlReader.Reading.Read;
import org.communique.workflow.bpmn.XmlReader.Reading.Unreadable;
import org.communique.workflow.model.TopologicalOrder;
import org.communique.workflow.model.WorkflowFault;

/** Makes a workflow of a BPMN 2.0 file that anyone may have sent, or says what keeps it from being one. */
public final class WorkflowImport {

    static final int MOST_FINDINGS = 100;
    static final int MOST_WARNINGS = 1000;
    static final int MOST_NODES = 300;

    private WorkflowImport() {}

    public static WorkflowImportResult of(byte[] file) {
        return switch (XmlReader.read(file)) {
            case Unreadable(var why) -> new Refused(List.of(why));
            case Read(var root) -> of(root);
        };
    }

    public static WorkflowImportResult of(String bpmn) {
        return of(bpmn.getBytes(StandardCharsets.UTF_8));
    }

    private static WorkflowImportResult of(XmlElement root) {
        var importFindings = new ImportFindings();
        var model = new BpmnReader(importFindings).model(BpmnTranslation.of(root, importFindings));
        if (model != null) {
            if (model.allNodes().size() > MOST_NODES) {
                importFindings.addAboutAll(WorkflowFault.TOO_MANY_ELEMENTS, String.valueOf(MOST_NODES));
                model = null;
            } else {
                model = DiagramLayout.complete(model, importFindings);
                SoundnessCheck.check(model, importFindings);
            }
        }
        if (model == null || importFindings.refuses()) {
            return new Refused(importFindings.refusals(MOST_FINDINGS));
        }
        var ordered = TopologicalOrder.of(model);
        return new Accepted(ordered, BpmnWriter.write(ordered), importFindings.warnings(MOST_WARNINGS));
    }
}
