package org.communique.workflow.bpmn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.bpmn.xml.FileProcess;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.bpmn.xml.XmlReader;
import org.communique.workflow.bpmn.xml.XmlReader.Reading.Read;
import org.communique.workflow.bpmn.xml.XmlReader.Reading.Unreadable;
import org.communique.workflow.model.Remarks;
import org.communique.workflow.model.TopologicalOrder;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Makes a workflow of a BPMN 2.0 file that anyone may have sent, or says what keeps it from being one. */
public final class WorkflowImport {

    static final int MOST_FINDINGS = 100;
    static final int MOST_WARNINGS = 1000;
    static final int MOST_NODES = 300;

    private WorkflowImport() {}

    /** Of a file that calls no other workflow. */
    public static WorkflowImportResult of(byte[] file) {
        return of(file, CallableWorkflows.NONE);
    }

    /** @param workflows that the file may call */
    public static WorkflowImportResult of(byte[] file, CallableWorkflows workflows) {
        return of(file, "", workflows);
    }

    /**
     * @param process   id of the one of the file that is taken; empty for the only one
     * @param workflows that the file may call
     */
    public static WorkflowImportResult of(byte[] file, String process, CallableWorkflows workflows) {
        return switch (XmlReader.read(file)) {
            case Unreadable(var fault, var element, var id, var line, var details) ->
                new Refused(List.of(new Finding(fault, element, id, line, details)));
            case Read(var root) -> of(root, process, workflows);
        };
    }

    public static WorkflowImportResult of(String bpmn) {
        return of(bpmn.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A workflow that was accepted before, perhaps by the rules of an earlier build: it is read as it stands, and not checked again.
     *
     * @throws IllegalArgumentException for what was never one
     */
    public static WorkflowModel stored(String bpmn) {
        if (XmlReader.read(bpmn.getBytes(StandardCharsets.UTF_8)) instanceof Read(var root)
                && asItStands(root) instanceof WorkflowModel model) {
            return model;
        }
        throw new IllegalArgumentException("not a workflow");
    }

    private static @Nullable WorkflowModel asItStands(XmlElement root) {
        return new BpmnReader(new ImportFindings()).model(root);
    }

    /** Of which one can be chosen, if there are several; empty if nothing can be read. */
    public static List<FileProcess> processes(byte[] file) {
        return XmlReader.read(file) instanceof Read(var root) ? BpmnTranslation.processes(root) : List.of();
    }

    /** A stored workflow without what is only drawn, and without what the engine would evaluate in names and texts. */
    public static String forEngine(String bpmn) {
        var model = stored(bpmn);
        var runnable = EngineText.inert(model.with(Remarks.NONE));
        return runnable.equals(model)
                ? bpmn
                : BpmnWriter.write(runnable).orElseThrow(() -> new IllegalArgumentException("not a workflow"));
    }

    /**
     * What a file that is no workflow yet has in common with one, to be completed in the modeler: steps without settings stand for
     * what cannot be kept. Empty if nothing can be read.
     */
    public static Optional<WorkflowDraft> draft(byte[] file, CallableWorkflows workflows) {
        return draft(file, "", workflows);
    }

    /** @param process as of {@link #of(byte[], String, CallableWorkflows)} */
    public static Optional<WorkflowDraft> draft(byte[] file, String process, CallableWorkflows workflows) {
        if (!(XmlReader.read(file) instanceof Read(var root))) {
            return Optional.empty();
        }
        var importFindings = new ImportFindings();
        var chosen = BpmnTranslation.only(root, process, importFindings);
        if (importFindings.refuses()) {
            return Optional.empty();
        }
        return Optional.ofNullable(model(chosen, workflows, true, importFindings))
                .flatMap(model -> BpmnWriter.write(model)
                        .map(bpmn -> new WorkflowDraft(model.key(), bpmn, importFindings.warnings(MOST_WARNINGS))));
    }

    private static @Nullable WorkflowModel model(
            XmlElement root, CallableWorkflows workflows, boolean completing, ImportFindings importFindings) {
        var model =
                new BpmnReader(importFindings).model(BpmnTranslation.of(root, workflows, completing, importFindings));
        if (model != null && model.allNodes().size() > MOST_NODES) {
            importFindings.addAboutAll(WorkflowFault.TOO_MANY_ELEMENTS, String.valueOf(MOST_NODES));
            return null;
        }
        return model == null ? null : DiagramLayout.complete(model, importFindings);
    }

    private static WorkflowImportResult of(XmlElement root, String process, CallableWorkflows workflows) {
        var importFindings = new ImportFindings();
        var chosen = BpmnTranslation.only(root, process, importFindings);
        if (importFindings.refuses()) {
            return new Refused(importFindings.refusals(MOST_FINDINGS));
        }
        var model = model(chosen, workflows, false, importFindings);
        if (model != null) {
            SoundnessCheck.check(model, importFindings);
        }
        if (model == null || importFindings.refuses()) {
            return new Refused(importFindings.refusals(MOST_FINDINGS));
        }
        var ordered = TopologicalOrder.of(model);
        var bpmn = BpmnWriter.write(ordered).orElse(null);
        if (bpmn == null) {
            importFindings.addAboutAll(WorkflowFault.TOO_LARGE, String.valueOf(XmlReader.MOST_BYTES / 1024));
            return new Refused(importFindings.refusals(MOST_FINDINGS));
        }
        // What is stored must say what was checked.
        switch (XmlReader.read(bpmn.getBytes(StandardCharsets.UTF_8))) {
            case Unreadable unreadable ->
                importFindings.addAboutAll(
                        unreadable.fault(), unreadable.details().toArray(String[]::new));
            case Read(var written)
            when ordered.equals(asItStands(written)) -> {
                return new Accepted(ordered, bpmn, importFindings.warnings(MOST_WARNINGS));
            }
            case Read _ -> importFindings.addAboutAll(WorkflowFault.ENGINE, "what is written of it is read otherwise");
        }
        return new Refused(importFindings.refusals(MOST_FINDINGS));
    }
}
