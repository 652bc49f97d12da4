package org.communique.workflow.bpmn;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.BpmnDiagram;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.Remarks;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.StepAttributes.StepKind;
import org.communique.workflow.model.StepAttributesCheck;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Builds a model from the elements and attributes of a file that are allowed, and names every other. */
final class BpmnReader {

    private record Contents(List<FlowNode> nodes, List<SequenceFlow> flows) {}

    private final ImportFindings importFindings;

    BpmnReader(ImportFindings importFindings) {
        this.importFindings = importFindings;
    }

    /** Null if there is no process to build from. What was found decides whether the model is good for anything. */
    @Nullable
    WorkflowModel model(XmlElement root) {
        if (!root.is(XmlElement.BPMN, "definitions")) {
            importFindings.add(WorkflowFault.NOT_BPMN, root, null);
            return null;
        }
        for (var child : root.children()) {
            if (!child.is(XmlElement.BPMN, "process") && !child.is(XmlElement.BPMNDI, "BPMNDiagram")) {
                beside(child);
            }
        }
        var processes = root.childrenOf(XmlElement.BPMN, "process");
        if (processes.size() != 1) {
            BpmnTranslation.noneOf(root, processes, importFindings);
            return null;
        }
        var process = processes.getFirst();
        var key = process.attributeOr("id", "");
        importFindings.place(key, process);
        if (!NameRules.isKey(key)) {
            importFindings.add(WorkflowFault.KEY, process, key, key);
        }
        attributes(process, key);
        var contents = contents(process, key);
        var model = new WorkflowModel(
                key,
                Optional.of(named(process, key)).filter(not(String::isEmpty)).orElse(key),
                documentation(process, key),
                contents.nodes(),
                contents.flows(),
                Remarks.NONE,
                BpmnDiagram.NONE);
        var drawing = DiagramReader.read(root, model);
        return model.with(remarks(root, process, model, drawing)).with(drawing);
    }

    private Remarks remarks(XmlElement root, XmlElement process, WorkflowModel model, BpmnDiagram drawing) {
        var nodes = model.allNodes().stream().map(FlowNode::id).collect(Collectors.toSet());
        var flows = model.allFlows().stream().map(SequenceFlow::id).collect(Collectors.toSet());
        var laidOut = nodes.stream().noneMatch(drawing.shapes()::containsKey);
        return new ArtifactReader(importFindings, model.key(), nodes, flows, laidOut ? BpmnDiagram.NONE : drawing)
                .read(root, process);
    }

    /** Elements outside the process: none, or a frame around it. */
    private void beside(XmlElement element) {
        var id = element.attribute("id");
        if (!element.name().getNamespaceURI().equals(XmlElement.BPMN)) {
            importFindings.add(WorkflowFault.LEFT_OUT, element, id, element.tag());
        } else if (ArtifactKinds.BESIDE.contains(element.tag())) {
            // Read with the other remarks.
        } else if (BpmnAllowList.LEFT_OUT_BESIDE.contains(element.tag())) {
            importFindings.add(WorkflowFault.LEFT_OUT, element, id, element.tag());
        } else if (element.tag().equals("extensionElements")) {
            foreign(element, id);
        } else if (!BpmnAllowList.LEFT_OUT_SILENTLY.contains(element.tag())) {
            importFindings.add(WorkflowFault.ELEMENT, element, id, element.tag());
        }
    }

    private Contents contents(XmlElement container, String owner) {
        List<FlowNode> nodes = new ArrayList<>();
        List<SequenceFlow> flows = new ArrayList<>();
        for (var child : container.children()) {
            if (!child.name().getNamespaceURI().equals(XmlElement.BPMN)) {
                importFindings.add(WorkflowFault.LEFT_OUT, child, owner, child.tag());
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
                case "documentation" -> {
                    if (!container.tag().equals("process")) {
                        undocumented(child, owner);
                    }
                }
                case "extensionElements" -> foreign(child, owner);
                case String tag
                when ArtifactKinds.WITHIN.contains(tag)
                        || tag.equals("laneSet") && container.tag().equals("process") -> {
                    // Read with the other remarks.
                }
                case "callActivity" -> {
                    // Why it could not be replaced has been said.
                    if (!importFindings.refuses()) {
                        other(child, owner);
                    }
                    unsupported(child, nodes);
                }
                default -> {
                    other(child, owner);
                    unsupported(child, nodes);
                }
            }
        }
        return new Contents(nodes, flows);
    }

    /** Stays in the model, so that what is around it is checked as well; the file is already refused. */
    private void unsupported(XmlElement element, List<FlowNode> nodes) {
        if (BpmnAllowList.isFlowNode(element.tag())) {
            var id = element.attributeOr("id", "");
            importFindings.place(id, element);
            importFindings.unsupported(id);
            nodes.add(new Step(id, named(element, id), "", StepAttributes.of(StepKind.AWAIT, Map.of())));
        }
    }

    private void other(XmlElement element, @Nullable String owner) {
        var id = element.attribute("id") == null ? owner : element.attribute("id");
        if (ArtifactReader.isData(element)) {
            // A line of the drawing.
        } else if (BpmnAllowList.LEFT_OUT.contains(element.tag())) {
            importFindings.add(WorkflowFault.LEFT_OUT, element, id, element.tag());
        } else if (element.tag().endsWith("EventDefinition")) {
            importFindings.add(WorkflowFault.EVENT_DEFINITION, element, id, element.tag());
        } else if (Set.of("intermediateCatchEvent", "boundaryEvent").contains(element.tag())
                && element.child(XmlElement.BPMN, "signalEventDefinition").isPresent()) {
            importFindings.add(WorkflowFault.SIGNAL, element, id, element.tag());
        } else if (!BpmnAllowList.LEFT_OUT_SILENTLY.contains(element.tag())) {
            importFindings.add(WorkflowFault.ELEMENT, element, id, element.tag());
        }
    }

    /** Only the process and its steps are described. */
    private void undocumented(XmlElement documentation, String owner) {
        if (!documentation.text().isBlank()) {
            importFindings.add(WorkflowFault.LEFT_OUT, documentation, owner, documentation.tag());
        }
    }

    /** An element in which nothing counts but its attributes. */
    String leaf(XmlElement element) {
        var id = id(element);
        for (var child : element.children()) {
            if (child.is(XmlElement.BPMN, "extensionElements")) {
                foreign(child, id);
            } else if (child.is(XmlElement.BPMN, "documentation")) {
                undocumented(child, id);
            } else {
                other(child, id);
            }
        }
        return id;
    }

    private void step(XmlElement element, List<FlowNode> nodes) {
        var id = id(element);
        if (!NameRules.isStepId(id)) {
            importFindings.add(WorkflowFault.ID, element, id, id);
        } else if (NameRules.isReserved(id)) {
            importFindings.add(WorkflowFault.RESERVED_ID, element, id, id);
        }
        var name = named(element, id);
        if (name.isEmpty()) {
            importFindings.add(WorkflowFault.NO_NAME, element, id);
        }
        List<StepAttributes> found = new ArrayList<>();
        for (var child : element.children()) {
            if (child.is(XmlElement.BPMN, "extensionElements")) {
                child.children().stream()
                        .filter(extension -> extension.name().getNamespaceURI().equals(XmlElement.COMMUNIQUE))
                        .forEach(extension -> settings(extension, id, found));
                foreign(child, id, true);
            } else if (!child.is(XmlElement.BPMN, "documentation")) {
                other(child, id);
            }
        }
        if (found.size() != 1) {
            importFindings.add(
                    found.isEmpty() ? WorkflowFault.NO_SETTINGS : WorkflowFault.SEVERAL_SETTINGS, element, id);
        }
        if (found.isEmpty()) {
            importFindings.settingsMissing();
        }
        // A placeholder keeps the model complete for further checks; the file is already refused.
        var stepAttributes = found.isEmpty() ? StepAttributes.of(StepKind.AWAIT, Map.of()) : found.getFirst();
        nodes.add(new Step(id, name, documentation(element, id), stepAttributes));
    }

    private void settings(XmlElement extension, String owner, List<StepAttributes> found) {
        if (!extension.tag().equals("stage") && !extension.tag().equals("await")) {
            importFindings.add(WorkflowFault.ELEMENT, extension, owner, "communique:" + extension.tag());
            return;
        }
        var kind = extension.tag().equals("stage") ? StepKind.STAGE : StepKind.AWAIT;
        Map<String, String> values = new HashMap<>();
        extension.attributes().forEach((name, value) -> {
            if (name.getNamespaceURI().isEmpty()) {
                values.put(name.getLocalPart(), value);
            } else {
                importFindings.add(WorkflowFault.SETTING_UNKNOWN, extension, owner, Excerpt.of(name.toString()));
            }
        });
        StepAttributesCheck.problems(kind, values)
                .forEach(problem -> importFindings.add(
                        problem.fault(), extension, owner, problem.details().toArray(String[]::new)));
        extension.children().forEach(child -> importFindings.add(WorkflowFault.ELEMENT, child, owner, child.tag()));
        found.add(StepAttributes.of(kind, values));
    }

    private SequenceFlow flow(XmlElement element) {
        var id = id(element);
        Condition condition = null;
        for (var child : element.children()) {
            if (child.is(XmlElement.BPMN, "conditionExpression")) {
                attributes(child, id);
                var several = condition != null;
                condition = Condition.parse(child.text()).orElse(null);
                if (condition == null || several || !child.children().isEmpty()) {
                    importFindings.add(WorkflowFault.CONDITION, child, id, Excerpt.of(child.text()));
                }
            } else if (child.is(XmlElement.BPMN, "extensionElements")) {
                foreign(child, id);
            } else if (child.is(XmlElement.BPMN, "documentation")) {
                undocumented(child, id);
            } else {
                other(child, id);
            }
        }
        return new SequenceFlow(
                id,
                named(element, id),
                element.attributeOr("sourceRef", ""),
                element.attributeOr("targetRef", ""),
                condition);
    }

    private String id(XmlElement element) {
        var id = element.attributeOr("id", "");
        if (!NameRules.isId(id)) {
            importFindings.add(WorkflowFault.ID, element, id.isEmpty() ? null : id, Excerpt.of(id));
        } else if (!importFindings.place(id, element)) {
            importFindings.add(WorkflowFault.ID_TWICE, element, id, id);
        }
        attributes(element, id);
        return id;
    }

    private void attributes(XmlElement element, @Nullable String owner) {
        element.attributes().forEach((name, value) -> {
            var namespace = name.getNamespaceURI();
            if (BpmnAllowList.isOfAnEngine(namespace)) {
                importFindings.add(WorkflowFault.LEFT_OUT_ENGINE, element, owner, name.getLocalPart(), namespace);
            } else if (namespace.isEmpty() || namespace.equals(XmlElement.COMMUNIQUE)) {
                var own = namespace.isEmpty() ? name.getLocalPart() : "";
                if (!BpmnAllowList.keeps(element.tag(), own, value)) {
                    importFindings.add(
                            BpmnAllowList.INERT.contains(own)
                                    ? WorkflowFault.LEFT_OUT_SETTING
                                    : WorkflowFault.ATTRIBUTE,
                            element,
                            owner,
                            name.getLocalPart(),
                            Excerpt.of(value));
                }
            } else if (!namespace.equals(XmlElement.XSI)) {
                importFindings.add(WorkflowFault.LEFT_OUT_ATTRIBUTE, element, owner, namespace);
            }
        });
    }

    /** What other tools wrote for themselves is left out; what an engine would run is refused. */
    private void foreign(XmlElement extensions, @Nullable String owner) {
        foreign(extensions, owner, false);
    }

    /** @param ofStep whether our own elements have a meaning there */
    private void foreign(XmlElement extensions, @Nullable String owner, boolean ofStep) {
        for (var extension : extensions.children()) {
            var namespace = extension.name().getNamespaceURI();
            if (BpmnAllowList.isOfAnEngine(namespace)) {
                importFindings.add(
                        BpmnAllowList.runs(extension.tag())
                                ? WorkflowFault.ENGINE_EXTENSION
                                : WorkflowFault.LEFT_OUT_ENGINE,
                        extension,
                        owner,
                        extension.tag(),
                        namespace);
            } else if (!namespace.equals(XmlElement.COMMUNIQUE)) {
                importFindings.add(WorkflowFault.LEFT_OUT, extension, owner, extension.tag());
            } else if (!ofStep) {
                importFindings.add(WorkflowFault.ELEMENT, extension, owner, "communique:" + extension.tag());
            }
        }
    }

    private String named(XmlElement element, @Nullable String owner) {
        var name = NameRules.line(element.attributeOr("name", ""));
        if (EngineText.inert(name).length() > NameRules.LONGEST) {
            importFindings.add(WorkflowFault.TOO_LONG, element, owner, String.valueOf(NameRules.LONGEST));
        }
        return name;
    }

    private String documentation(XmlElement element, String owner) {
        var text = element.child(XmlElement.BPMN, "documentation")
                .map(documentation -> NameRules.lines(documentation.text()))
                .orElse("");
        if (text.length() > NameRules.LONGEST_TEXT) {
            importFindings.add(WorkflowFault.TOO_LONG, element, owner, String.valueOf(NameRules.LONGEST_TEXT));
        }
        return text;
    }
}
