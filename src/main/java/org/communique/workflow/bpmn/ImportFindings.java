package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/** Collects what is found in a file, and remembers where each of its elements is. */
final class ImportFindings {

    private record Place(String element, int line) {}

    private final List<Finding> found = new ArrayList<>();
    private final Set<List<String>> leftOut = new HashSet<>();
    private final Map<String, Place> places = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> unsupported = new HashSet<>();
    private boolean settingsMissing;

    /** Remembers what people call the elements of a file, whose tool may not show them ids: what has no name, by what leads there. */
    void names(XmlElement root) {
        List<XmlElement> flows = new ArrayList<>();
        collectNames(root, flows);
        Map<String, String> behind = new HashMap<>();
        flows.forEach(flow -> nameOf(flow, "sourceRef")
                .ifPresent(from -> behind.putIfAbsent(flow.attributeOr("targetRef", ""), from + " → …")));
        behind.forEach(names::putIfAbsent);
        for (var flow : flows) {
            var ends = nameOf(flow, "sourceRef")
                    .flatMap(from -> nameOf(flow, "targetRef").map(to -> from + " → " + to))
                    .orElse("");
            var own = Excerpt.of(NameRules.line(flow.attributeOr("name", "")));
            var name = own.isEmpty() || ends.isEmpty() ? own + ends : own + " (" + ends + ")";
            if (!name.isEmpty()) {
                names.put(flow.attributeOr("id", ""), name);
            }
        }
    }

    /** What a person calls it, or its id. */
    static String shown(XmlElement element) {
        var name = Excerpt.of(NameRules.line(element.attributeOr("name", "")));
        return name.isEmpty() ? element.attributeOr("id", "") : name;
    }

    private Optional<String> nameOf(XmlElement flow, String end) {
        return Optional.ofNullable(names.get(flow.attributeOr(end, "")));
    }

    private void collectNames(XmlElement element, List<XmlElement> flows) {
        var name = NameRules.line(element.attributeOr("name", ""));
        if (element.isBpmn("sequenceFlow")) {
            flows.add(element);
        } else if (!name.isEmpty()) {
            names.put(element.attributeOr("id", ""), Excerpt.of(name));
        }
        element.children().forEach(child -> collectNames(child, flows));
    }

    private Finding named(Finding finding) {
        return finding.id() == null || finding.id().isEmpty()
                ? finding
                : finding.named(names.getOrDefault(finding.id(), ""));
    }

    /** False if another element has the id. */
    boolean place(String id, XmlElement element) {
        return places.putIfAbsent(id, new Place(element.tag(), element.line())) == null;
    }

    /** @param owner id of the element, or of the one around it */
    void add(WorkflowFault workflowFault, XmlElement element, @Nullable String owner, String... details) {
        if (!workflowFault.isLeftOut() || leftOut.add(what(workflowFault, owner, details))) {
            found.add(new Finding(workflowFault, element.tag(), owner, element.line(), List.of(details)));
        }
    }

    /** The same is said once, but for events, of which each means something else. */
    private static List<String> what(WorkflowFault workflowFault, @Nullable String owner, String... details) {
        List<String> what = new ArrayList<>(List.of(details));
        what.add(workflowFault.name());
        what.add(workflowFault == WorkflowFault.LEFT_OUT_EVENT ? String.valueOf(owner) : "");
        return what;
    }

    /** Nothing about an element that a workflow cannot have anyway. */
    void add(WorkflowFault workflowFault, String id, String... details) {
        if (unsupported.contains(id) || workflowFault == WorkflowFault.CHOICE_WITHOUT_CONDITION && hasCondition(id)) {
            return;
        }
        var place = places.getOrDefault(id, new Place("process", 0));
        found.add(new Finding(workflowFault, place.element(), id, place.line(), List.of(details)));
    }

    /** That could not be read. */
    private boolean hasCondition(String flow) {
        return found.stream()
                .anyMatch(finding -> finding.fault() == WorkflowFault.CONDITION && flow.equals(finding.id()));
    }

    void addAboutAll(WorkflowFault workflowFault, String... details) {
        found.add(new Finding(workflowFault, "", null, 0, List.of(details)));
    }

    /** It stands in the model for an element that cannot be in one, so that what is around it can be checked as well. */
    void unsupported(String id) {
        unsupported.add(id);
    }

    void settingsMissing() {
        settingsMissing = true;
    }

    /** Whether it is known where each flow leads. */
    boolean knowsPaths() {
        return unsupported.isEmpty() && found.stream().noneMatch(finding -> finding.fault() == WorkflowFault.FLOW_END);
    }

    /** Whether it is known what each step waits for. */
    boolean knowsSettings() {
        return !settingsMissing;
    }

    boolean refuses() {
        return found.stream().anyMatch(finding -> !finding.fault().isWarning());
    }

    /** What was taken otherwise before what was left out, by line, so many at most. */
    List<Finding> warnings(int most) {
        return found.stream()
                .filter(finding -> finding.fault().isWarning())
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.fault().isLeftOut())
                        .thenComparingInt(Finding::line))
                .limit(most)
                .map(this::named)
                .toList();
    }

    /** By line, so many at most. */
    List<Finding> refusals(int most) {
        return found.stream()
                .filter(finding -> !finding.fault().isWarning())
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .limit(most)
                .map(this::named)
                .toList();
    }
}
