package org.communique.workflow.bpmn.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.work.Budget;

/** The elements of one level of a process, while they are rewritten. */
public final class FlowRewriting {

    private final List<XmlElement> elements;
    private final Set<String> redirected;

    /** @param redirected is told the ids of flows that lead from or to somewhere else */
    public FlowRewriting(List<XmlElement> elements, Set<String> redirected) {
        this.elements = new ArrayList<>(elements);
        this.redirected = redirected;
    }

    public List<XmlElement> elements() {
        return List.copyOf(elements);
    }

    public List<XmlElement> elements(String tag) {
        return elements.stream().filter(element -> element.isBpmn(tag)).toList();
    }

    /** None or one; the first of several. */
    public List<XmlElement> withId(String id) {
        return elements.stream()
                .filter(element -> id.equals(element.attribute("id")))
                .limit(1)
                .toList();
    }

    public List<XmlElement> from(String id) {
        return flows("sourceRef", id);
    }

    public List<XmlElement> to(String id) {
        return flows("targetRef", id);
    }

    private List<XmlElement> flows(String end, String id) {
        return elements.stream()
                .filter(element -> element.isBpmn("sequenceFlow") && id.equals(element.attribute(end)))
                .toList();
    }

    /** Whether several flows that lead there are joined, where they cannot have been forked. */
    public boolean joins(String id) {
        return withId(id).stream().anyMatch(node -> node.isBpmn("parallelGateway") || node.isBpmn("inclusiveGateway"));
    }

    public void lead(XmlElement flow, String end, String id) {
        redirected.add(flow.attributeOr("id", ""));
        replace(flow, flow.withAttribute(end, id));
    }

    /** Those that lead to an element lead to the one after it, and so on. */
    public void lead(Map<String, String> targets) {
        if (targets.isEmpty()) {
            return;
        }
        elements.replaceAll(element -> {
            var target = element.attributeOr("targetRef", "");
            if (!element.isBpmn("sequenceFlow") || !targets.containsKey(target)) {
                return element;
            }
            redirected.add(element.attributeOr("id", ""));
            return element.withAttribute("targetRef", end(target, targets));
        });
    }

    /** The last one of those that follow each other. */
    public static String end(String id, Map<String, String> targets) {
        Budget.check();
        Set<String> passed = new HashSet<>();
        var end = id;
        while (targets.containsKey(end) && passed.add(end)) {
            end = targets.getOrDefault(end, "");
        }
        return end;
    }

    public void replace(XmlElement element, XmlElement other) {
        elements.replaceAll(each -> each == element ? other : each);
    }

    public void add(XmlElement element) {
        elements.add(element);
    }

    public void remove(XmlElement element) {
        elements.removeIf(each -> each == element);
    }
}
