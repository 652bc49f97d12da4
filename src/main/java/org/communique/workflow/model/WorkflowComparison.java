package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.WorkflowDifference.Change;
import org.communique.workflow.model.WorkflowDifference.DifferenceKind;

/** Finds what two versions of a workflow do differently. Positions in the diagram are ignored. */
public final class WorkflowComparison {

    /** Facts whose values are ids of elements. */
    private static final Set<String> REFERENCES = Set.of("within", "from", "to", "default");

    /** An element with all that is said about it. */
    private record Part(String element, String name, Map<String, String> facts) {

        /** What readers know it by: a path without a name by what it joins, anything else by what it is. */
        String label(Map<String, Part> all) {
            if (!name.isEmpty()) {
                return isAlone(all) ? name : name + before(all);
            }
            return element.equals("sequenceFlow")
                    ? label(all, facts.getOrDefault("from", "")) + " → " + label(all, facts.getOrDefault("to", ""))
                    : element.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }

        private boolean isAlone(Map<String, Part> all) {
            return element.equals("sequenceFlow")
                    || all.values().stream()
                                    .filter(part -> part.element.equals(element) && part.name.equals(name))
                                    .count()
                            == 1;
        }

        /** What tells elements of the same name apart: what leads to them. */
        private String before(Map<String, Part> all) {
            return all.values().stream()
                    .filter(part ->
                            part.element.equals("sequenceFlow") && this == all.get(part.facts.getOrDefault("to", "")))
                    .map(part -> all.get(part.facts.getOrDefault("from", "")))
                    .filter(part -> part != null && !part.name.isEmpty() && !part.name.equals(name))
                    .findFirst()
                    .map(part -> " (" + part.name + ")")
                    .orElse("");
        }

        private static String label(Map<String, Part> all, String id) {
            var part = all.get(id);
            return id.isEmpty() || part == null ? id : part.label(all);
        }
    }

    private static final Pattern STEP_OF_CONDITION = Pattern.compile("(?<![\\w.])\\w+(?= [=!]= ')");

    /** What is in a lane. */
    private static final String CONTENTS = "flowNodeRef";

    private static final String LIST = ", ";
    private static final int LONGEST_NAME = 60;

    private WorkflowComparison() {}

    public static List<WorkflowDifference> of(WorkflowModel before, WorkflowModel after) {
        var old = parts(before);
        var now = parts(after);
        List<WorkflowDifference> differences = new ArrayList<>();
        now.forEach((id, part) -> {
            var was = old.get(id);
            if (was == null) {
                differences.add(
                        new WorkflowDifference(DifferenceKind.ADDED, part.element(), id, part.label(now), List.of()));
            } else {
                var changes = changes(was.facts(), part.facts()).stream()
                        .map(change -> readable(change, old, now))
                        .toList();
                if (!changes.isEmpty()) {
                    differences.add(new WorkflowDifference(
                            DifferenceKind.CHANGED, part.element(), id, part.label(now), changes));
                }
            }
        });
        old.forEach((id, part) -> {
            if (!now.containsKey(id)) {
                differences.add(
                        new WorkflowDifference(DifferenceKind.REMOVED, part.element(), id, part.label(old), List.of()));
            }
        });
        return differences;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new Change(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** Ids mean nothing to readers. */
    private static Change readable(Change change, Map<String, Part> old, Map<String, Part> now) {
        return new Change(
                change.what(),
                readable(change.what(), change.before(), old),
                readable(change.what(), change.after(), now));
    }

    private static String readable(String what, String value, Map<String, Part> parts) {
        if (REFERENCES.contains(what)) {
            return Part.label(parts, value);
        }
        if (what.equals(CONTENTS)) {
            return Arrays.stream(value.split(LIST))
                    .map(id -> Part.label(parts, id))
                    .collect(Collectors.joining(LIST));
        }
        return what.equals("condition")
                ? STEP_OF_CONDITION
                        .matcher(value)
                        .replaceAll(step -> Matcher.quoteReplacement(Part.label(parts, step.group())))
                : value;
    }

    /** The process itself first, nodes, flows, then what is only drawn. */
    private static Map<String, Part> parts(WorkflowModel model) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("", new Part("process", model.name(), Map.of("name", model.name(), "documentation", model.text())));
        nodes(model.nodes(), "", parts);
        for (var flow : model.allFlows()) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("name", flow.name());
            facts.put("from", flow.from());
            facts.put("to", flow.to());
            facts.put(
                    "condition",
                    flow.condition() == null ? "" : flow.condition().toString());
            parts.put(flow.id(), new Part("sequenceFlow", flow.name(), facts));
        }
        model.remarks().all().stream()
                .filter(remark -> !remark.id().isEmpty())
                .forEach(remark -> parts.put(remark.id(), part(remark)));
        return parts;
    }

    /** With what is in it and has no id of its own, such as the text of a note. */
    private static Part part(Remark remark) {
        Map<String, String> facts = new LinkedHashMap<>();
        remark.attributes()
                .forEach((attribute, value) -> facts.put(
                        switch (attribute) {
                            case "sourceRef" -> "from";
                            case "targetRef" -> "to";
                            default -> attribute;
                        },
                        value));
        remark.inside().stream()
                .filter(inside -> inside.id().isEmpty())
                .forEach(inside -> facts.merge(inside.element(), inside.text(), (one, two) -> one + LIST + two));
        var name = facts.getOrDefault("name", facts.getOrDefault("text", ""));
        return new Part(
                remark.element(),
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME).strip() + "…" : name,
                facts);
    }

    private static void nodes(List<FlowNode> nodes, String within, Map<String, Part> parts) {
        for (var flowNode : nodes) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("name", flowNode.name());
            facts.put("within", within);
            facts.put("element", flowNode.element());
            switch (flowNode) {
                case Step step -> {
                    facts.put("documentation", step.documentation());
                    facts.put("kind", step.settings().isStage() ? "stage" : "await");
                    facts.putAll(step.settings().values());
                }
                case Gateway gateway -> facts.put("default", Objects.requireNonNullElse(gateway.otherwise(), ""));
                default -> {}
            }
            parts.put(flowNode.id(), new Part(flowNode.element(), flowNode.name(), facts));
            if (flowNode instanceof SubProcess process) {
                nodes(process.nodes(), flowNode.id(), parts);
            }
        }
    }
}
