package org.communique.workflow.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.workflow.bpmn.xml.FlowRewriting;
import org.communique.workflow.bpmn.xml.StageSettings;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;

/** Leads back to drafting where a process ends without publication, as a text that is rejected can be written again. */
final class EndTranslation {

    private EndTranslation() {}

    static XmlElement of(XmlElement process, Set<String> redirected, ImportFindings importFindings) {
        var flows = new FlowRewriting(process.children(), redirected);
        var drafting = awaiting(process, StepAttributes.SUBMISSION);
        var publication = awaiting(process, StepAttributes.PUBLICATION);
        if (drafting.size() != 1 || publication.size() != 1) {
            return process;
        }
        var published = behind(publication.getFirst().attributeOr("id", ""), flows);
        List<XmlElement> rejecting = new ArrayList<>();
        for (var end : flows.elements("endEvent")) {
            if (!published.contains(end.attributeOr("id", ""))) {
                rejecting.add(end);
            }
        }
        if (rejecting.size() == flows.elements("endEvent").size()) {
            return process;
        }
        var target = drafting.getFirst();
        for (var end : rejecting) {
            importFindings.add(WorkflowFault.BACK_TO_DRAFTING, end, end.attribute("id"), ImportFindings.shown(target));
            flows.to(end.attributeOr("id", ""))
                    .forEach(flow -> flows.lead(flow, "targetRef", target.attributeOr("id", "")));
            flows.remove(end);
        }
        return rejecting.isEmpty() ? process : process.withChildren(flows.elements());
    }

    private static List<XmlElement> awaiting(XmlElement process, String event) {
        return process.children().stream()
                .filter(child -> StageSettings.awaits(child, event))
                .toList();
    }

    private static Set<String> behind(String id, FlowRewriting flows) {
        Set<String> reached = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(id));
        while (!left.isEmpty()) {
            flows.from(left.pop()).stream()
                    .map(flow -> flow.attributeOr("targetRef", ""))
                    .filter(reached::add)
                    .forEach(left::push);
        }
        return reached;
    }
}
