package org.communique.workflow.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.communique.work.Budget;
import org.communique.workflow.bpmn.xml.FlowRewriting;
import org.communique.workflow.bpmn.xml.StageSettings;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.ConditionTerm;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/**
 * Makes an inclusive gateway and the one that joins its paths a fork whose branches are each entered or passed by. Whether the
 * result is sound is checked as of any other fork; gateways that do not stand in pairs stay as they are, and are refused.
 */
final class InclusiveTranslation {

    /** A branch: its first flow, and the one by which it reaches the joining gateway, which is the same if it is empty. */
    private record Branch(XmlElement first, XmlElement last) {}

    private final FlowRewriting flows;
    private final ImportFindings importFindings;
    private final Set<String> taken;

    /** @param taken ids; grows */
    InclusiveTranslation(FlowRewriting flows, ImportFindings importFindings, Set<String> taken) {
        this.flows = flows;
        this.importFindings = importFindings;
        this.taken = taken;
    }

    /** Those inside others first; whether there were any. */
    boolean translate() {
        var found = false;
        while (translateOne()) {
            found = true;
        }
        return found;
    }

    private boolean translateOne() {
        var gateways = flows.elements("inclusiveGateway");
        var ids = gateways.stream().map(InclusiveTranslation::id).collect(Collectors.toSet());
        var ahead = flows.elements("sequenceFlow").stream()
                .collect(Collectors.groupingBy(flow -> flow.attributeOr("sourceRef", "")));
        for (var gateway : gateways) {
            Budget.check();
            if (ahead.getOrDefault(id(gateway), List.of()).size() > 1 && translate(gateway, ids, ahead)) {
                return true;
            }
        }
        return false;
    }

    private boolean translate(XmlElement fork, Set<String> gateways, Map<String, List<XmlElement>> ahead) {
        List<Branch> branches = new ArrayList<>();
        Set<String> within = new HashSet<>();
        for (var first : ahead.getOrDefault(id(fork), List.of())) {
            var last = lastOf(first, within, gateways, ahead);
            if (last == null) {
                return false;
            }
            branches.add(new Branch(first, last));
        }
        var joins = branches.stream()
                .map(branch -> branch.last().attributeOr("targetRef", ""))
                .distinct()
                .toList();
        var join = flows.withId(joins.getFirst()).getFirst();
        var conditions = conditions(fork, branches);
        if (joins.size() > 1
                || flows.to(id(join)).size() != branches.size()
                || flows.to(id(fork)).size() != 1
                || conditions.isEmpty()) {
            return false;
        }
        importFindings.add(WorkflowFault.INCLUSIVE_REWRITTEN, fork, fork.attribute("id"), id(join));
        var otherwise = fork.attribute("default");
        branches.forEach(branch -> pass(branch, join, otherwise, conditions.get()));
        flows.replace(fork, fork.withTag("parallelGateway").withAttribute("default", null));
        flows.replace(join, join.withTag("parallelGateway").withAttribute("default", null));
        return true;
    }

    /** Null if the branch leads anywhere else, or has another inclusive gateway in it. */
    private static @Nullable XmlElement lastOf(
            XmlElement first, Set<String> within, Set<String> gateways, Map<String, List<XmlElement>> ahead) {
        Deque<XmlElement> left = new ArrayDeque<>(List.of(first));
        XmlElement last = null;
        while (!left.isEmpty()) {
            var flow = left.pop();
            var target = flow.attributeOr("targetRef", "");
            var joining = gateways.contains(target);
            if (joining
                    && (last != null || ahead.getOrDefault(target, List.of()).size() != 1)) {
                return null;
            }
            if (joining) {
                last = flow;
            } else if (within.add(target)) {
                left.addAll(ahead.getOrDefault(target, List.of()));
            }
        }
        return last;
    }

    /** Of each flow that has one; empty if one is of another form. The step before is named, as it is not plain after a fork. */
    private Optional<Map<String, Condition>> conditions(XmlElement fork, List<Branch> branches) {
        Map<String, Condition> conditions = new HashMap<>();
        var before = flows.to(id(fork)).stream()
                .map(flow -> flow.attributeOr("sourceRef", ""))
                .findFirst()
                .orElse("");
        var otherwise = fork.attribute("default");
        var hasDefault = branches.stream().anyMatch(branch -> id(branch.first()).equals(otherwise));
        int unconditional = 0;
        for (var branch : branches) {
            var isDefault = id(branch.first()).equals(otherwise);
            var expression = branch.first().child(XmlElement.BPMN, "conditionExpression");
            if (expression.isEmpty() && !isDefault) {
                unconditional++;
            }
            if (expression.isPresent()) {
                var condition = Condition.parse(expression.get().text());
                if (condition.isEmpty() || isDefault || comparesLast(condition.get()) && !isStage(before)) {
                    return Optional.empty();
                }
                conditions.put(id(branch.first()), named(condition.get(), before));
            }
        }
        // Exactly one of the two keeps a text from passing all branches by.
        return conditions.isEmpty() || hasDefault == (unconditional > 0) ? Optional.empty() : Optional.of(conditions);
    }

    private static boolean comparesLast(Condition condition) {
        return condition.comparisons().stream().anyMatch(InclusiveTranslation::comparesLast);
    }

    private static boolean comparesLast(ConditionTerm comparison) {
        return comparison instanceof ConditionTerm.OfOutcome(var step, var _, var _) && step.equals(Condition.LAST);
    }

    private boolean isStage(String id) {
        return flows.withId(id).stream().anyMatch(node -> StageSettings.of(node).isPresent());
    }

    private static Condition named(Condition condition, String before) {
        return condition.ofSteps(step -> step.equals(Condition.LAST) ? before : step);
    }

    private void pass(Branch branch, XmlElement join, @Nullable String otherwise, Map<String, Condition> conditions) {
        var flow = id(branch.first());
        var own = conditions.get(flow);
        if (own == null && !flow.equals(otherwise)) {
            return;
        }
        if (branch.first() == branch.last()) {
            flows.remove(branch.first());
            return;
        }
        var enter = unused(flow + "_enter");
        var leave = unused(flow + "_leave");
        var in = unused(flow + "_in");
        var past = unused(flow + "_past");
        var target = branch.first().attributeOr("targetRef", "");
        flows.lead(branch.last(), "targetRef", leave);
        flows.replace(branch.first(), branch.first().withChildren(List.of()).withAttribute("targetRef", enter));
        flows.add(gateway(enter, own == null ? in : past));
        flows.add(gateway(leave, null));
        flows.add(flow(in, enter, target, own));
        flows.add(flow(past, enter, leave, own == null ? any(conditions) : null));
        flows.add(flow(unused(flow + "_on"), leave, id(join), null));
    }

    private String unused(String wanted) {
        var id = wanted;
        for (int number = 2; !taken.add(id); number++) {
            id = wanted + number;
        }
        return id;
    }

    /** The default path is passed by if any of the others is taken. */
    private static Condition any(Map<String, Condition> conditions) {
        return new Condition(conditions.values().stream()
                .flatMap(condition -> condition.alternatives().stream())
                .collect(Collectors.toList()));
    }

    private static XmlElement gateway(String id, @Nullable String otherwise) {
        return element("exclusiveGateway", Map.of("id", id), List.of(), "").withAttribute("default", otherwise);
    }

    private static XmlElement flow(String id, String from, String to, @Nullable Condition condition) {
        return element(
                "sequenceFlow",
                Map.of("id", id, "sourceRef", from, "targetRef", to),
                condition == null
                        ? List.of()
                        : List.of(element("conditionExpression", Map.of(), List.of(), condition.toString())),
                "");
    }

    private static XmlElement element(
            String tag, Map<String, String> attributes, List<XmlElement> children, String text) {
        return new XmlElement(
                new QName(XmlElement.BPMN, tag),
                attributes.entrySet().stream()
                        .collect(Collectors.toMap(each -> new QName(each.getKey()), Map.Entry::getValue)),
                children,
                text,
                0);
    }

    private static String id(XmlElement element) {
        return element.attributeOr("id", "");
    }
}
