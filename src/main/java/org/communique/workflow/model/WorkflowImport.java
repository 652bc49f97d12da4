package org.communique.workflow.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.workflow.model.ImportOutcome.Accepted;
import org.communique.workflow.model.ImportOutcome.Refused;
import org.communique.workflow.model.XmlReader.Reading.Read;
import org.communique.workflow.model.XmlReader.Reading.Unreadable;

/** Makes a workflow of a BPMN 2.0 file that anybody may have sent, or says what keeps it from being one. */
public final class WorkflowImport {

    static final int MOST_FINDINGS = 100;
    static final int MOST_NODES = 300;

    private WorkflowImport() {}

    public static ImportOutcome of(byte[] file) {
        return switch (XmlReader.read(file)) {
            case Unreadable(var why) -> new Refused(List.of(why));
            case Read(var root) -> of(root);
        };
    }

    public static ImportOutcome of(String bpmn) {
        return of(bpmn.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportOutcome of(Xml root) {
        var findings = new Findings();
        var model = new Rebuilding(findings).model(root);
        if (model != null && !findings.refuses()) {
            if (model.allNodes().size() > MOST_NODES) {
                findings.addAboutAll(Fault.TOO_MANY_ELEMENTS, String.valueOf(MOST_NODES));
            } else {
                Soundness.check(model, findings);
            }
        }
        if (model == null || findings.refuses()) {
            return new Refused(findings.refusals(MOST_FINDINGS));
        }
        var ordered = ReadingOrder.of(model);
        return new Accepted(ordered, ModelWriter.write(ordered), findings.warnings());
    }
}
