package org.communique.workflow.bpmn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;

/** The workflows that ship, to be changed for tests. */
public final class BpmnFiles {

    private BpmnFiles() {}

    public static String shipped(String key) {
        try {
            return Files.readString(Path.of("workflows", key + ".bpmn20.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> all() throws IOException {
        try (var files = Files.list(Path.of("workflows"))) {
            return files.sorted().toList();
        }
    }

    /** The file as an import writes it. */
    public static String accept(String bpmn) {
        return accepted(bpmn).bpmn();
    }

    public static Accepted accepted(String bpmn) {
        return accepted(bpmn, CallableWorkflows.NONE);
    }

    /** @param workflows that it may call */
    static Accepted accepted(String bpmn, CallableWorkflows workflows) {
        return switch (WorkflowImport.of(bpmn.getBytes(StandardCharsets.UTF_8), workflows)) {
            case Accepted accepted -> accepted;
            case Refused(var findings) -> throw new AssertionError(findings);
        };
    }

    static List<Finding> findings(String bpmn) {
        return switch (WorkflowImport.of(bpmn)) {
            case Accepted accepted -> throw new AssertionError("accepted, with " + accepted.warnings());
            case Refused(var findings) -> findings;
        };
    }
}
