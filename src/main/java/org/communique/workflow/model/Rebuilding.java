package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.workflow.model.Node.End;
import org.communique.workflow.model.Node.Gateway;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Node.SubProcess;
import org.communique.workflow.model.Settings.Kind;
import org.jspecify.annotations.Nullable;

/** Builds a model from the elements and attributes of a file that are allowed, and names every other. */
final class Rebuilding {

    private record Contents(List<Node> nodes, List<Flow> flows) {}

    private final Findings findings;

    Rebuilding(Findings findings) {
        this.findings = findings;
    }

    /** Null if there is no process to build from. What was found decides whether the model is good for anything. */
    @Nullable
    WorkflowModel model(Xml root) {
        if (!root.is(Xml.BPMN, "definitions")) {
            findings.add(Fault.NOT_BPMN, root, null);
            return null;
        }
        for (var child : root.children()) {
            if (!child.is(Xml.BPMN, "process") && !child.is(Xml.BPMNDI, "BPMNDiagram")) {
                beside(child);
            }
        }
        var processes = root.childrenOf(Xml.BPMN, "process");
        if (processes.size() != 1) {
            findings.addAboutAll(Fault.ONE_PROCESS, String.valueOf(processes.size()));
            return null;
        }
        var process = processes.getFirst();
        var key = process.attributeOr("id", "");
        findings.place(key, process);
        if (!Names.isKey(key)) {
            findings.add(Fault.KEY, process, key, key);
        }
        attributes(process, key);
        var contents = contents(process, key);
        return new WorkflowModel(
                key,
                named(process, key),
                documentation(process, key),
                contents.nodes(),
                contents.flows(),
                DrawingReader.read(root));
    }

    /** What stands beside the process: nothing, or a frame around it. */
    private void beside(Xml element) {
        var id = element.attribute("id");
        if (!element.name().getNamespaceURI().equals(Xml.BPMN)) {
            findings.add(Fault.LEFT_OUT, element, id, element.tag());
        } else if (element.tag().equals("collaboration")) {
            var several = element.childrenOf(Xml.BPMN, "participant").size() > 1;
            element.children().stream()
                    .filter(child -> several && child.tag().equals("participant")
                            || child.tag().equals("messageFlow"))
                    .forEach(child -> findings.add(Fault.ELEMENT, child, child.attribute("id"), child.tag()));
            findings.add(Fault.LEFT_OUT, element, id, element.tag());
        } else if (element.tag().equals("extensionElements")) {
            foreign(element, id);
        } else if (!AllowedNames.LEFT_OUT_SILENTLY.contains(element.tag())) {
            findings.add(Fault.ELEMENT, element, id, element.tag());
        }
    }

    private Contents contents(Xml container, String owner) {
        List<Node> nodes = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        for (var child : container.children()) {
            if (!child.name().getNamespaceURI().equals(Xml.BPMN)) {
                findings.add(Fault.LEFT_OUT, child, owner, child.tag());
                continue;
            }
            switch (child.tag()) {
                case "startEvent" -> nodes.add(new Start(leaf(child), named(child, null)));
                case "endEvent" -> nodes.add(new End(leaf(child), named(child, null)));
                case "exclusiveGateway" ->
                    nodes.add(new Gateway(leaf(child), named(child, null), false, child.attribute("default")));
                case "parallelGateway" -> nodes.add(new Gateway(leaf(child), named(child, null), true, null));
                case "receiveTask", "task" -> step(child, nodes);
                case "subProcess" -> {
                    var id = id(child);
                    var inner = contents(child, id);
                    nodes.add(new SubProcess(id, named(child, id), inner.nodes(), inner.flows()));
                }
                case "sequenceFlow" -> flows.add(flow(child));
                case "documentation" -> {}
                case "extensionElements" -> foreign(child, owner);
                default -> other(child, owner);
            }
        }
        return new Contents(nodes, flows);
    }

    private void other(Xml element, @Nullable String owner) {
        var id = element.attribute("id") == null ? owner : element.attribute("id");
        if (AllowedNames.LEFT_OUT.contains(element.tag())) {
            findings.add(Fault.LEFT_OUT, element, id, element.tag());
        } else if (element.tag().endsWith("EventDefinition")) {
            findings.add(Fault.EVENT_DEFINITION, element, id, element.tag());
        } else if (!AllowedNames.LEFT_OUT_SILENTLY.contains(element.tag())) {
            findings.add(Fault.ELEMENT, element, id, element.tag());
        }
    }

    /** An element in which nothing counts but its attributes. */
    private String leaf(Xml element) {
        var id = id(element);
        for (var child : element.children()) {
            if (child.is(Xml.BPMN, "extensionElements")) {
                foreign(child, id);
            } else if (!child.is(Xml.BPMN, "documentation")) {
                other(child, id);
            }
        }
        return id;
    }

    private void step(Xml element, List<Node> nodes) {
        var id = id(element);
        if (!Names.isStepId(id)) {
            findings.add(Fault.ID, element, id, id);
        } else if (Names.isReserved(id)) {
            findings.add(Fault.RESERVED_ID, element, id, id);
        }
        var name = named(element, id);
        if (name.isEmpty()) {
            findings.add(Fault.NO_NAME, element, id);
        }
        List<Settings> found = new ArrayList<>();
        for (var child : element.children()) {
            if (child.is(Xml.BPMN, "extensionElements")) {
                child.children().stream()
                        .filter(extension -> extension.name().getNamespaceURI().equals(Xml.COMMUNIQUE))
                        .forEach(extension -> settings(extension, id, found));
                foreign(child, id);
            } else if (!child.is(Xml.BPMN, "documentation")) {
                other(child, id);
            }
        }
        if (found.size() != 1) {
            findings.add(found.isEmpty() ? Fault.NO_SETTINGS : Fault.SEVERAL_SETTINGS, element, id);
        }
        // A stand-in keeps the picture whole for the checks of others; the file is refused already.
        var settings = found.isEmpty() ? Settings.of(Kind.AWAIT, Map.of()) : found.getFirst();
        nodes.add(new Step(id, name, documentation(element, id), settings));
    }

    private void settings(Xml extension, String owner, List<Settings> found) {
        if (!extension.tag().equals("stage") && !extension.tag().equals("await")) {
            findings.add(Fault.ELEMENT, extension, owner, "communique:" + extension.tag());
            return;
        }
        var kind = extension.tag().equals("stage") ? Kind.STAGE : Kind.AWAIT;
        Map<String, String> values = new HashMap<>();
        extension.attributes().forEach((name, value) -> values.put(name.getLocalPart(), value));
        SettingsCheck.problems(kind, values)
                .forEach(problem -> findings.add(
                        problem.fault(), extension, owner, problem.details().toArray(String[]::new)));
        extension.children().forEach(child -> findings.add(Fault.ELEMENT, child, owner, child.tag()));
        found.add(Settings.of(kind, values));
    }

    private Flow flow(Xml element) {
        var id = id(element);
        Condition condition = null;
        for (var child : element.children()) {
            if (child.is(Xml.BPMN, "conditionExpression")) {
                attributes(child, id);
                condition = Condition.parse(child.text()).orElse(null);
                if (condition == null || !child.children().isEmpty()) {
                    findings.add(Fault.CONDITION, child, id, abridged(child.text()));
                }
            } else if (child.is(Xml.BPMN, "extensionElements")) {
                foreign(child, id);
            } else if (!child.is(Xml.BPMN, "documentation")) {
                other(child, id);
            }
        }
        return new Flow(
                id,
                named(element, id),
                element.attributeOr("sourceRef", ""),
                element.attributeOr("targetRef", ""),
                condition);
    }

    private String id(Xml element) {
        var id = element.attributeOr("id", "");
        if (!Names.isId(id)) {
            findings.add(Fault.ID, element, id.isEmpty() ? null : id, abridged(id));
        } else if (!findings.place(id, element)) {
            findings.add(Fault.ID_TWICE, element, id, id);
        }
        attributes(element, id);
        return id;
    }

    private void attributes(Xml element, @Nullable String owner) {
        element.attributes().forEach((name, value) -> {
            var namespace = name.getNamespaceURI();
            if (AllowedNames.isOfAnEngine(namespace)) {
                findings.add(Fault.ENGINE_EXTENSION, element, owner, name.getLocalPart(), namespace);
            } else if (namespace.isEmpty() || namespace.equals(Xml.COMMUNIQUE)) {
                if (!AllowedNames.keeps(element.tag(), namespace.isEmpty() ? name.getLocalPart() : "", value)) {
                    findings.add(Fault.ATTRIBUTE, element, owner, name.getLocalPart(), abridged(value));
                }
            } else if (!namespace.equals(Xml.XSI)) {
                findings.add(Fault.LEFT_OUT_ATTRIBUTE, element, owner, namespace);
            }
        });
    }

    /** What other tools wrote for themselves is left out; what an engine would run is refused. */
    private void foreign(Xml extensions, @Nullable String owner) {
        for (var extension : extensions.children()) {
            var namespace = extension.name().getNamespaceURI();
            if (AllowedNames.isOfAnEngine(namespace)) {
                findings.add(Fault.ENGINE_EXTENSION, extension, owner, extension.tag(), namespace);
            } else if (!namespace.equals(Xml.COMMUNIQUE)) {
                findings.add(Fault.LEFT_OUT, extension, owner, extension.tag());
            }
        }
    }

    private String named(Xml element, @Nullable String owner) {
        var name =
                element.attributeOr("name", "").replaceAll("\\p{Cntrl}+", " ").strip();
        if (name.length() > Names.LONGEST) {
            findings.add(Fault.TOO_LONG, element, owner, String.valueOf(Names.LONGEST));
        }
        if (Names.holdsExpression(name)) {
            findings.add(Fault.EXPRESSION_IN_NAME, element, owner, abridged(name));
        }
        return name;
    }

    private String documentation(Xml element, String owner) {
        var text = element.child(Xml.BPMN, "documentation").map(Xml::text).orElse("");
        if (text.length() > Names.LONGEST_TEXT) {
            findings.add(Fault.TOO_LONG, element, owner, String.valueOf(Names.LONGEST_TEXT));
        }
        if (Names.holdsExpression(text)) {
            findings.add(Fault.EXPRESSION_IN_TEXT, element, owner, abridged(text));
        }
        return text;
    }

    private static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
