package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.workflow.bpmn.xml.FlowRewriting;
import org.communique.workflow.bpmn.xml.StageSettings;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;

/** Rewrites the elements of a process. */
final class ProcessTranslation {

    private static final String SIGNAL = "signalEventDefinition";

    private static final Set<String> ANNOUNCEMENTS =
            Set.of("messageEventDefinition", SIGNAL, "terminateEventDefinition");

    private static final Map<String, String> VOTE_OF_EACH = Map.of("policy", "unanimous", "role", "reviewer");

    /** What a process engine does at an element, and no member. */
    private static final Set<String> RUN = Set.of("serviceTask", "scriptTask", "sendTask", "businessRuleTask");

    private final boolean completing;
    private final ImportFindings importFindings;
    /** Flows that lead from or to somewhere else now. */
    private final Set<String> redirected = new HashSet<>();
    /** Ids; grows. */
    private final Set<String> taken = new HashSet<>();
    /** Whether there are elements for which the picture has no place. */
    private boolean drawnAnew;

    /** @param completing whether a member completes the result in the modeler */
    ProcessTranslation(boolean completing, ImportFindings importFindings) {
        this.completing = completing;
        this.importFindings = importFindings;
    }

    XmlElement of(XmlElement root) {
        root.childrenOf(XmlElement.BPMN, "process").forEach(this::take);
        var translated = root.children().stream()
                .map(child -> child.isBpmn("process") ? process(child) : child)
                .toList();
        return root.withChildren(translated.stream()
                .filter(child -> !drawnAnew || !child.is(XmlElement.BPMNDI, "BPMNDiagram"))
                .map(child -> child.is(XmlElement.BPMNDI, "BPMNDiagram") ? withoutRedirected(child) : child)
                .toList());
    }

    private void take(XmlElement element) {
        taken.add(element.attributeOr("id", ""));
        element.children().forEach(this::take);
    }

    private XmlElement process(XmlElement process) {
        return EndTranslation.of(contents(process), redirected, importFindings);
    }

    private XmlElement contents(XmlElement container) {
        List<XmlElement> elements = new ArrayList<>();
        for (var child : container.children()) {
            if (child.isBpmn("subProcess")) {
                subProcess(child).ifPresent(elements::add);
            } else {
                elements.add(isOfAnother(child, container) ? child : element(child));
            }
        }
        var flows = new FlowRewriting(elements, redirected);
        var timers = new TimerTranslation(flows, importFindings);
        timers.translate();
        if (completing) {
            timers.leaveOut();
        }
        passOver(flows);
        drawnAnew |= new InclusiveTranslation(flows, importFindings, taken).translate();
        if (completing) {
            Stream.of("inclusiveGateway", "complexGateway", "eventBasedGateway")
                    .flatMap(tag -> flows.elements(tag).stream())
                    .forEach(gateway -> choice(flows, gateway));
        }
        return container.withChildren(flows.elements());
    }

    /** One in which nothing is drawn is a step; one that an event begins is left out where a member completes the file. */
    private Optional<XmlElement> subProcess(XmlElement part) {
        if (BpmnTranslation.isEmptyPart(part)) {
            return Optional.of(step(part));
        }
        if (completing && part.attributeOr("triggeredByEvent", "").equals("true")) {
            importFindings.add(WorkflowFault.LEFT_OUT, part, part.attribute("id"), ImportFindings.shown(part));
            return Optional.empty();
        }
        return Optional.of(contents(part));
    }

    /** Which path is taken is chosen in the modeler. */
    private void choice(FlowRewriting flows, XmlElement gateway) {
        importFindings.add(WorkflowFault.TAKEN_AS_CHOICE, gateway, gateway.attribute("id"), gateway.tag());
        flows.replace(gateway, gateway.withTag("exclusiveGateway"));
    }

    private XmlElement element(XmlElement element) {
        if (!element.name().getNamespaceURI().equals(XmlElement.BPMN)) {
            return element;
        }
        return switch (element.tag()) {
            case "userTask", "manualTask" -> step(element);
            case "task", "receiveTask" -> vote(durations(element));
            case "intermediateCatchEvent" -> isAwaited(element) ? step(withoutDefinitions(element)) : element;
            case "startEvent", "endEvent" -> plain(element);
            case "sequenceFlow" -> flow(element);
            default -> element;
        };
    }

    private XmlElement step(XmlElement element) {
        importFindings.add(WorkflowFault.TAKEN_AS_STEP, element, element.attribute("id"), element.tag());
        return vote(durations(element.withTag("receiveTask")));
    }

    /** Whether it waits for another statement, and no member is asked: after a gateway of events, members answer. */
    private static boolean isOfAnother(XmlElement event, XmlElement container) {
        return event.isBpmn("intermediateCatchEvent")
                && event.child(XmlElement.BPMN, SIGNAL).isPresent()
                && StageSettings.of(event).isEmpty()
                && !StageSettings.awaits(event, "")
                && !isAnswer(event, container);
    }

    private static boolean isAnswer(XmlElement event, XmlElement container) {
        var gateways = container.childrenOf(XmlElement.BPMN, "eventBasedGateway").stream()
                .map(gateway -> gateway.attributeOr("id", ""))
                .collect(Collectors.toSet());
        return container.childrenOf(XmlElement.BPMN, "sequenceFlow").stream()
                .anyMatch(flow -> gateways.contains(flow.attributeOr("sourceRef", ""))
                        && event.attributeOr("id", "").equals(flow.attribute("targetRef")));
    }

    /** What someone does or sends, or what comes true. */
    private static boolean isAwaited(XmlElement event) {
        return definitions(event)
                .allMatch(definition -> Set.of("messageEventDefinition", SIGNAL, "conditionalEventDefinition")
                        .contains(definition.tag()));
    }

    private static Stream<XmlElement> definitions(XmlElement event) {
        return event.children().stream()
                .filter(child -> child.name().getNamespaceURI().equals(XmlElement.BPMN)
                        && child.tag().endsWith("EventDefinition"));
    }

    private static XmlElement withoutDefinitions(XmlElement event) {
        return event.withChildren(event.children().stream()
                .filter(child -> !child.tag().endsWith("EventDefinition"))
                .toList());
    }

    /** One that sends or ends something is an end all the same; a statement begins when someone opens it. */
    private XmlElement plain(XmlElement event) {
        var start = event.tag().equals("startEvent");
        var found = definitions(event).toList();
        if (found.isEmpty()
                || !start && found.stream().anyMatch(definition -> !ANNOUNCEMENTS.contains(definition.tag()))) {
            return event;
        }
        found.forEach(definition ->
                importFindings.add(WorkflowFault.LEFT_OUT_EVENT, definition, event.attribute("id"), definition.tag()));
        return withoutDefinitions(event);
    }

    private XmlElement flow(XmlElement flow) {
        return flow.withChildren(flow.children().stream()
                .map(child -> child.isBpmn("conditionExpression")
                        ? ConditionTranslation.of(child, flow.attributeOr("id", ""), importFindings)
                        : child)
                .toList());
    }

    /** A task that each of several people carries out is one on which each of them has a vote. */
    private XmlElement vote(XmlElement task) {
        var each = task.child(XmlElement.BPMN, "multiInstanceLoopCharacteristics");
        if (each.isEmpty() || StageSettings.awaits(task, "") || StageSettings.contradicts(task, VOTE_OF_EACH)) {
            return task;
        }
        importFindings.add(
                WorkflowFault.VOTE_OF_EACH,
                each.get(),
                task.attribute("id"),
                each.get().tag());
        var one = task.withChildren(
                task.children().stream().filter(child -> child != each.get()).toList());
        return StageSettings.with(one, VOTE_OF_EACH);
    }

    private XmlElement durations(XmlElement task) {
        return StageSettings.mapStage(task, stage -> {
            var written = stage;
            for (var name : List.of("deadline", "remind")) {
                var value = stage.attributeOr(name, "");
                var usual = PeriodRules.withoutWeeksAndMonths(value);
                if (!usual.equals(value)) {
                    importFindings.add(
                            WorkflowFault.DURATION_REWRITTEN, stage, task.attribute("id"), name, value, usual);
                    written = written.withAttribute(name, usual);
                }
            }
            return written;
        });
    }

    /** Events at which nothing is awaited: members are told by the server. */
    private void passOver(FlowRewriting flows) {
        var joined = joinLinks(flows);
        Map<String, String> targets = new HashMap<>();
        for (var event : flows.elements()) {
            var id = event.attributeOr("id", "");
            var announces = announces(event) || joined.contains(id);
            if (!announces && !(completing && isRun(event))) {
                continue;
            }
            var out = flows.from(id);
            if (out.isEmpty() && completing) {
                importFindings.add(WorkflowFault.TAKEN_AS_END, event, id, ImportFindings.shown(event), event.tag());
                flows.replace(event, event.withTag("endEvent").withChildren(List.of()));
            } else if (out.size() == 1) {
                out.getFirst()
                        .child(XmlElement.BPMN, "conditionExpression")
                        .ifPresent(condition -> importFindings.add(
                                WorkflowFault.CONDITION_MISPLACED,
                                condition,
                                out.getFirst().attribute("id")));
                if (joined.contains(id)) {
                    importFindings.add(
                            WorkflowFault.LINK_JOINED, event, id, Excerpt.of(NameRules.line(linkName(event))));
                } else if (announces) {
                    var signal = event.child(XmlElement.BPMN, SIGNAL).isPresent();
                    importFindings.add(
                            signal ? WorkflowFault.SIGNAL_PASSED_OVER : WorkflowFault.PASSED_OVER,
                            event,
                            id,
                            event.tag());
                } else {
                    importFindings.add(
                            WorkflowFault.RUN_PASSED_OVER, event, id, ImportFindings.shown(event), event.tag());
                }
                targets.put(id, out.getFirst().attributeOr("targetRef", ""));
            }
        }
        targets.keySet().removeIf(id -> mergesBeforeFork(flows, id, targets));
        targets.keySet().forEach(id -> {
            flows.from(id).forEach(flows::remove);
            flows.withId(id).forEach(flows::remove);
        });
        flows.lead(targets);
    }

    /** What leads to a link leads to the one event at which a statement would go on, unless it is not known which; their ids. */
    private static Set<String> joinLinks(FlowRewriting flows) {
        Map<String, List<XmlElement>> caught = flows.elements("intermediateCatchEvent").stream()
                .filter(event -> !linkName(event).isEmpty())
                .collect(Collectors.groupingBy(ProcessTranslation::linkName));
        Map<String, String> targets = new HashMap<>();
        for (var link : flows.elements("intermediateThrowEvent")) {
            var id = link.attributeOr("id", "");
            var there = caught.getOrDefault(linkName(link), List.of());
            if (there.size() == 1 && flows.from(id).isEmpty()) {
                var other = there.getFirst().attributeOr("id", "");
                if (flows.from(other).size() == 1) {
                    targets.put(id, other);
                    flows.remove(link);
                }
            }
        }
        flows.lead(targets);
        return new HashSet<>(targets.values());
    }

    /** Empty for an event that is no link, or that is more. */
    private static String linkName(XmlElement event) {
        var found = definitions(event).toList();
        return found.size() == 1 && found.getFirst().isBpmn("linkEventDefinition")
                ? found.getFirst().attributeOr("name", "").strip()
                : "";
    }

    private static boolean announces(XmlElement event) {
        return event.isBpmn("intermediateThrowEvent")
                && definitions(event).allMatch(definition -> ANNOUNCEMENTS.contains(definition.tag()));
    }

    private static boolean isRun(XmlElement element) {
        return element.name().getNamespaceURI().equals(XmlElement.BPMN)
                && (RUN.contains(element.tag())
                        || element.tag().equals("intermediateThrowEvent")
                        || element.tag().equals("intermediateCatchEvent")
                                && element.child(XmlElement.BPMN, "timerEventDefinition")
                                        .isPresent());
    }

    /** Where several flows lead on to a gateway that would join them, another takes each of them. */
    private static boolean mergesBeforeFork(FlowRewriting flows, String id, Map<String, String> targets) {
        if (flows.to(id).size() < 2 || !flows.joins(FlowRewriting.end(id, targets))) {
            return false;
        }
        flows.withId(id)
                .forEach(event ->
                        flows.replace(event, event.withTag("exclusiveGateway").withChildren(List.of())));
        return true;
    }

    private XmlElement withoutRedirected(XmlElement diagram) {
        return redirected.isEmpty()
                ? diagram
                : diagram.withChildren(diagram.children().stream()
                        .map(plane -> plane.withChildren(plane.children().stream()
                                .filter(drawn -> !redirected.contains(drawn.attributeOr("bpmnElement", "")))
                                .toList()))
                        .toList());
    }
}
