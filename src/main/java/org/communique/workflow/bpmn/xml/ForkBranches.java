package org.communique.workflow.bpmn.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.work.Budget;

/** What of a process stands between a gateway that forks and the one that joins its branches again. */
public final class ForkBranches {

    private static final Set<String> FORKS = Set.of("parallelGateway", "inclusiveGateway");

    private ForkBranches() {}

    /**
     * The ids of elements in branches, as they are first come to from the start.
     *
     * @param elements of one level
     */
    public static Set<String> of(List<XmlElement> elements) {
        var flows =
                elements.stream().filter(each -> each.isBpmn("sequenceFlow")).toList();
        var ahead = flows.stream().collect(Collectors.groupingBy(flow -> flow.attributeOr("sourceRef", "")));
        var into = flows.stream()
                .collect(Collectors.groupingBy(flow -> flow.attributeOr("targetRef", ""), Collectors.counting()));
        var forks = elements.stream()
                .filter(each -> FORKS.contains(each.tag()))
                .map(each -> each.attributeOr("id", ""))
                .collect(Collectors.toSet());
        Map<String, Integer> depths = new HashMap<>();
        Deque<String> left = new ArrayDeque<>();
        elements.stream()
                .filter(each -> each.isBpmn("startEvent"))
                .map(each -> each.attributeOr("id", ""))
                .filter(id -> depths.putIfAbsent(id, 0) == null)
                .forEach(left::add);
        Set<String> within = new HashSet<>();
        while (!left.isEmpty()) {
            Budget.check();
            var id = left.poll();
            int depth = depths.getOrDefault(id, 0);
            if (depth > 0) {
                within.add(id);
            }
            var out = ahead.getOrDefault(id, List.of());
            int behind = forks.contains(id) && out.size() > 1 ? depth + 1 : depth;
            for (var flow : out) {
                var target = flow.attributeOr("targetRef", "");
                int joined = forks.contains(target) && into.getOrDefault(target, 0L) > 1 ? 1 : 0;
                if (depths.putIfAbsent(target, Math.max(0, behind - joined)) == null) {
                    left.add(target);
                }
            }
        }
        return within;
    }
}
