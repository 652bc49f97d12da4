package org.communique.workflow.bpmn;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.workflow.bpmn.CallableWorkflows.CalledWorkflow;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.bpmn.xml.XmlReader;
import org.communique.workflow.bpmn.xml.XmlReader.Reading.Read;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/** Finds what calls call, as the tools of several process engines write it, or says why that cannot be called. */
final class CallLookup {

    private static final int MOST_KEYS = 20;
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,5}");
    private static final String BINDING = "calledElementBinding";
    private static final String BOUND_VERSION = "calledElementVersion";

    /** @param file of the workflow */
    record Found(CalledWorkflow workflow, XmlElement file) {}

    private final CallableWorkflows workflows;
    private final String caller;
    private final ImportFindings importFindings;
    private final Map<CalledWorkflow, Optional<Found>> read = new HashMap<>();

    /** @param caller key of the workflow that calls */
    CallLookup(CallableWorkflows workflows, String caller, ImportFindings importFindings) {
        this.workflows = workflows;
        this.caller = caller;
        this.importFindings = importFindings;
    }

    Optional<Found> find(XmlElement call) {
        var key = key(call);
        if (key.isBlank()) {
            return refused(WorkflowFault.CALL_WITHOUT_KEY, call, keys());
        }
        if (key.equals(caller)) {
            return refused(WorkflowFault.CALL_ITSELF, call, key);
        }
        var latest = workflows.find(key, null);
        if (latest.isEmpty()) {
            return refused(WorkflowFault.CALL_UNKNOWN, call, Excerpt.of(key), keys());
        }
        var asked = version(call);
        var called = asked == null
                ? latest
                : Optional.of(asked)
                        .filter(version -> VERSION.matcher(version).matches())
                        .flatMap(version -> workflows.find(key, Integer.valueOf(version)));
        if (called.isEmpty()) {
            return refused(
                    WorkflowFault.CALL_VERSION,
                    call,
                    key,
                    Excerpt.of(String.valueOf(asked)),
                    String.valueOf(latest.get().version()));
        }
        var found = read.computeIfAbsent(called.get(), CallLookup::read);
        return found.isPresent() ? found : refused(WorkflowFault.CALL_UNKNOWN, call, key, keys());
    }

    private static Optional<Found> read(CalledWorkflow called) {
        return XmlReader.read(called.bpmn().getBytes(StandardCharsets.UTF_8)) instanceof Read(var file)
                ? Optional.of(new Found(called, file))
                : Optional.empty();
    }

    private Optional<Found> refused(WorkflowFault fault, XmlElement call, String... details) {
        importFindings.add(fault, call, call.attribute("id"), details);
        return Optional.empty();
    }

    private String keys() {
        var keys = workflows.keys().stream().filter(key -> !key.equals(caller)).toList();
        return keys.stream().limit(MOST_KEYS).collect(Collectors.joining(", "))
                + (keys.size() > MOST_KEYS ? ", …" : "");
    }

    /** An id, perhaps with the prefix of a namespace. */
    private static String key(XmlElement call) {
        var called = call.attributeOr("calledElement", "");
        var key = called.isBlank() ? extension(call, "processId").orElse("") : called;
        return key.substring(key.lastIndexOf(':') + 1);
    }

    private static String binding(XmlElement call) {
        return engine(call, BINDING).or(() -> extension(call, "bindingType")).orElse("latest");
    }

    /** Null for the latest. A tag is a name, also one of digits. */
    private static @Nullable String version(XmlElement call) {
        return switch (binding(call)) {
            case "version" -> engine(call, BOUND_VERSION).orElse("");
            case "versionTag" ->
                "versionTag "
                        + engine(call, "calledElementVersionTag")
                                .or(() -> extension(call, "versionTag"))
                                .orElse("");
            default -> null;
        };
    }

    private static Optional<String> engine(XmlElement call, String attribute) {
        return call.attributes().entrySet().stream()
                .filter(each -> each.getKey().getLocalPart().equals(attribute)
                        && BpmnAllowList.isOfAnEngine(each.getKey().getNamespaceURI()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isCalledElement(XmlElement extension) {
        return extension.tag().equals("calledElement")
                && BpmnAllowList.isOfAnEngine(extension.name().getNamespaceURI());
    }

    private static Optional<String> extension(XmlElement call, String attribute) {
        return call.child(XmlElement.BPMN, "extensionElements").stream()
                .flatMap(extensions -> extensions.children().stream())
                .filter(CallLookup::isCalledElement)
                .flatMap(each -> Optional.ofNullable(each.attribute(attribute)).stream())
                .findFirst();
    }

    /** Without what has been used of it. */
    static XmlElement withoutCalled(XmlElement call) {
        if (binding(call).equals("deployment")) {
            return call;
        }
        var used = List.of(BINDING, BOUND_VERSION);
        return new XmlElement(
                call.name(),
                call.attributes().entrySet().stream()
                        .filter(each -> !used.contains(each.getKey().getLocalPart()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                call.children().stream()
                        .map(child -> child.isBpmn("extensionElements")
                                ? child.withChildren(child.children().stream()
                                        .filter(each -> !isCalledElement(each))
                                        .toList())
                                : child)
                        .toList(),
                call.text(),
                call.line());
    }
}
