package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.workflow.bpmn.xml.CallReplacement;
import org.communique.workflow.bpmn.xml.CalledPart;
import org.communique.workflow.bpmn.xml.CopyNames;
import org.communique.workflow.bpmn.xml.ForkBranches;
import org.communique.workflow.bpmn.xml.StageSettings;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.bpmn.xml.XmlReader;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;

/**
 * Replaces each call by the steps of the workflow that is called. What is stored has no calls itself, and the result is
 * checked as any other file. A call that cannot be replaced stays, with the reason.
 */
final class CallInliner {

    static final int MOST_CALLS = 20;

    /** What a statement comes to once. */
    private static final List<String> ONCE =
            List.of(StepAttributes.SUBMISSION, StepAttributes.SIGN_ON_CLOSED, StepAttributes.PUBLICATION);

    private static final Set<String> STEPS =
            Set.of("receiveTask", "task", "userTask", "manualTask", "intermediateCatchEvent");

    private record Replaceable(XmlElement call, CallLookup.Found found, CalledPart part) {}

    private final XmlElement root;
    private final XmlElement process;
    private final CallLookup callLookup;
    private final ImportFindings importFindings;
    private final Set<String> awaited;
    /** What runs in parallel with other branches. */
    private final Set<String> branches;

    private CallInliner(
            XmlElement root, XmlElement process, CallableWorkflows workflows, ImportFindings importFindings) {
        this.root = root;
        this.process = process;
        this.callLookup = new CallLookup(workflows, process.attributeOr("id", ""), importFindings);
        this.importFindings = importFindings;
        this.awaited = awaited(process);
        this.branches = ForkBranches.of(process.children());
    }

    static XmlElement of(XmlElement root, CallableWorkflows workflows, ImportFindings importFindings) {
        var processes = root.childrenOf(XmlElement.BPMN, "process");
        return processes.size() == 1
                ? new CallInliner(root, processes.getFirst(), workflows, importFindings).translated()
                : root;
    }

    /** What the process waits for by itself: everything, if that is not known yet. */
    private static Set<String> awaited(XmlElement process) {
        var steps = all(process).filter(each -> STEPS.contains(each.tag())).toList();
        return steps.stream().anyMatch(step -> StageSettings.of(step).isEmpty() && !StageSettings.awaits(step, ""))
                ? Set.copyOf(ONCE)
                : ONCE.stream()
                        .filter(event -> steps.stream().anyMatch(step -> StageSettings.awaits(step, event)))
                        .collect(Collectors.toSet());
    }

    private static Stream<XmlElement> all(XmlElement container) {
        return container.children().stream()
                .flatMap(child ->
                        Stream.concat(Stream.of(child), child.isBpmn("subProcess") ? all(child) : Stream.of()));
    }

    private XmlElement translated() {
        var calls = all(process).filter(each -> each.isBpmn("callActivity")).toList();
        if (calls.size() > MOST_CALLS) {
            say(WorkflowFault.TOO_MANY_CALLS, calls.get(MOST_CALLS), String.valueOf(MOST_CALLS));
            return root;
        }
        List<Replaceable> replaceable = new ArrayList<>();
        calls.forEach(call -> replaceable(call, replaceable.size()).ifPresent(replaceable::add));
        if (replaceable.isEmpty() || isTooLarge(replaceable)) {
            return root;
        }
        Set<String> ids = new HashSet<>();
        collectIds(root, ids);
        var names = all(process)
                .filter(each -> STEPS.contains(each.tag()))
                .map(step -> step.attributeOr("name", ""))
                .collect(Collectors.toCollection(HashSet::new));
        var translated = root;
        for (var each : replaceable) {
            translated = replaced(translated, each, ids, names);
        }
        return translated;
    }

    private static void collectIds(XmlElement element, Set<String> ids) {
        if (!element.is(XmlElement.BPMNDI, "BPMNDiagram")) {
            ids.add(element.attributeOr("id", ""));
            element.children().forEach(child -> collectIds(child, ids));
        }
    }

    private void say(WorkflowFault fault, XmlElement element, String... details) {
        importFindings.add(fault, element, element.attribute("id"), details);
    }

    private Optional<Replaceable> replaceable(XmlElement call, int others) {
        var id = call.attributeOr("id", "");
        if (all(process)
                        .filter(each -> id.equals(each.attribute("id")))
                        .limit(2)
                        .count()
                > 1) {
            say(WorkflowFault.ID_TWICE, call, id);
            return Optional.empty();
        }
        if (call.children().stream().anyMatch(child -> child.tag().endsWith("LoopCharacteristics"))) {
            say(WorkflowFault.CALL_REPEATED, call);
            return Optional.empty();
        }
        var found = callLookup.find(call);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (process.children().stream().noneMatch(each -> each == call)
                || awaited.contains(StepAttributes.SUBMISSION) && drafting().isEmpty()) {
            say(WorkflowFault.CALL_PLACE, call);
            return Optional.empty();
        }
        if (others > 0 && !awaited.containsAll(ONCE)) {
            say(WorkflowFault.CALL_AFTER_CALL, call);
            return Optional.empty();
        }
        var in = flows("targetRef", call);
        var out = flows("sourceRef", call);
        if (out.size() != 1 || in.isEmpty()) {
            say(
                    out.size() == 1 ? WorkflowFault.UNREACHABLE : WorkflowFault.ONE_WAY_OUT,
                    call,
                    String.valueOf(out.size()));
            return Optional.empty();
        }
        if (out.getFirst().child(XmlElement.BPMN, "conditionExpression").isPresent()) {
            say(WorkflowFault.CONDITION_MISPLACED, out.getFirst());
            return Optional.empty();
        }
        if (branches.contains(id)) {
            say(WorkflowFault.CALL_BESIDE, call);
            return Optional.empty();
        }
        var part = CalledPart.of(found.get().file(), awaited);
        if (part.isEmpty()) {
            say(WorkflowFault.CALL_PARTS, call, name(found.get()));
        }
        return part.map(cut -> new Replaceable(call, found.get(), cut));
    }

    private List<XmlElement> flows(String end, XmlElement call) {
        return process.childrenOf(XmlElement.BPMN, "sequenceFlow").stream()
                .filter(flow -> call.attributeOr("id", "").equals(flow.attribute(end)))
                .toList();
    }

    /** Where a text is written: where that is not known yet, at the first step. */
    private Optional<XmlElement> drafting() {
        return process.children().stream()
                .filter(each -> StageSettings.awaits(each, StepAttributes.SUBMISSION))
                .findFirst()
                .or(() -> all(process).noneMatch(each -> StageSettings.awaits(each, StepAttributes.SUBMISSION))
                        ? process.children().stream()
                                .filter(each -> STEPS.contains(each.tag()))
                                .findFirst()
                        : Optional.empty());
    }

    private boolean isTooLarge(List<Replaceable> replaceable) {
        int nodes = (int) all(process).filter(BpmnTranslation::isFlowNode).count();
        int elements = process.children().size();
        for (var each : replaceable) {
            nodes += each.part().nodes();
            elements += each.part().all().size();
            if (nodes > WorkflowImport.MOST_NODES || elements > XmlReader.MOST_ELEMENTS) {
                say(
                        WorkflowFault.CALL_TOO_LARGE,
                        each.call(),
                        name(each.found()),
                        String.valueOf(WorkflowImport.MOST_NODES));
                return true;
            }
        }
        return false;
    }

    private static String name(CallLookup.Found found) {
        var name = found.workflow().name();
        return name.isBlank() ? found.workflow().key() : name;
    }

    private XmlElement replaced(XmlElement translated, Replaceable each, Set<String> ids, Set<String> names) {
        var call = each.call();
        // What is in it, and in the flow after it, is left out as that of any element that has none.
        new BpmnReader(importFindings).leaf(CallLookup.withoutCalled(call));
        new BpmnReader(importFindings).leaf(flows("sourceRef", call).getFirst());
        var called = name(each.found());
        var shown = call.attributeOr("name", "").isBlank() ? called : call.attributeOr("name", "");
        var whole = ONCE.stream().noneMatch(awaited::contains);
        say(
                whole ? WorkflowFault.CALL_COPIED : WorkflowFault.CALL_PART_COPIED,
                call,
                Excerpt.of(shown),
                called,
                String.valueOf(each.found().workflow().version()),
                String.valueOf(each.part().steps()));
        return new CallReplacement(call, each.found().file(), each.part(), new CopyNames(call, shown, ids, names))
                .in(
                        translated,
                        drafting().map(step -> step.attributeOr("id", "")).orElse(""));
    }
}
