package org.communique.workflow.bpmn;

import java.util.List;
import java.util.Map;
import org.communique.workflow.bpmn.xml.XmlReader;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/**
 * A problem in a file: it prevents the import, or an element is left out.
 *
 * @param element name of the element, such as {@code scriptTask}
 * @param id      of the element, or of its parent; null if there is none
 * @param line    in the file; 0 if it is about the file as a whole
 * @param details the arguments of the fault's message
 * @param name    of the element with the id, or what a path joins, as the drawing shows it; empty if it has none
 */
public record Finding(
        WorkflowFault fault, String element, @Nullable String id, int line, List<String> details, String name) {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("serviceTask", "SERVICE"),
            Map.entry("scriptTask", "SERVICE"),
            Map.entry("sendTask", "SERVICE"),
            Map.entry("businessRuleTask", "RULE"),
            Map.entry("inclusiveGateway", "GATEWAY"),
            Map.entry("complexGateway", "GATEWAY"),
            Map.entry("eventBasedGateway", "EVENT_GATEWAY"),
            Map.entry("boundaryEvent", "BOUNDARY"),
            Map.entry("intermediateCatchEvent", "CATCH"),
            Map.entry("intermediateThrowEvent", "THROW"),
            Map.entry("standardLoopCharacteristics", "LOOP"),
            Map.entry("multiInstanceLoopCharacteristics", "LOOP"),
            Map.entry("transaction", "SUB_PROCESS"),
            Map.entry("adHocSubProcess", "SUB_PROCESS"));

    public Finding {
        details = List.copyOf(details);
    }

    public Finding(WorkflowFault fault, String element, @Nullable String id, int line, List<String> details) {
        this(fault, element, id, line, details, "");
    }

    public static Finding tooLarge() {
        return new Finding(WorkflowFault.TOO_LARGE, "", null, 0, List.of(String.valueOf(XmlReader.MOST_BYTES / 1024)));
    }

    Finding named(String other) {
        return new Finding(fault, element, id, line, details, other);
    }

    /** Of the message that says what to do about it; null for a warning. */
    public @Nullable String remedyKey() {
        if (fault.isWarning()) {
            return null;
        }
        var remedy = "workflow.remedy." + fault;
        return fault == WorkflowFault.ELEMENT && KINDS.containsKey(element)
                ? remedy + "." + KINDS.get(element)
                : remedy;
    }
}
