package org.communique.workflow.bpmn;

import java.util.List;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.WorkflowFault;

/**
 * Rewrites what other tools draw in the elements that a workflow has, and says so. Nothing is trusted for it: the result is
 * read by the same rules as any file.
 */
final class BpmnTranslation {

    private BpmnTranslation() {}

    static XmlElement of(XmlElement root, CallableWorkflows workflows, ImportFindings importFindings) {
        if (!root.isBpmn("definitions")) {
            return root;
        }
        importFindings.names(root);
        if (flowNodes(root) > WorkflowImport.MOST_NODES) {
            return root;
        }
        var alone = withoutEmptyProcesses(root, importFindings);
        var named = new IdTranslation(importFindings).of(alone);
        var whole = CallTranslation.of(named, workflows, importFindings);
        importFindings.names(whole);
        return new ProcessTranslation(importFindings).of(whole);
    }

    private static long flowNodes(XmlElement element) {
        return element.children().stream()
                .filter(child -> !child.tag().equals("BPMNDiagram"))
                .mapToLong(child -> (isFlowNode(child) ? 1 : 0) + flowNodes(child))
                .sum();
    }

    /** Other pools, of which nothing but a frame is drawn. */
    private static XmlElement withoutEmptyProcesses(XmlElement root, ImportFindings importFindings) {
        var empty = root.childrenOf(XmlElement.BPMN, "process").stream()
                .filter(BpmnTranslation::isEmpty)
                .toList();
        if (empty.isEmpty() || root.childrenOf(XmlElement.BPMN, "process").size() == empty.size()) {
            return root;
        }
        empty.forEach(
                process -> importFindings.add(WorkflowFault.LEFT_OUT, process, process.attribute("id"), process.tag()));
        List<XmlElement> others = root.children().stream()
                .filter(child -> !child.isBpmn("process") || !isEmpty(child))
                .toList();
        return root.withChildren(others);
    }

    private static boolean isEmpty(XmlElement process) {
        return process.children().stream().noneMatch(BpmnTranslation::isFlowElement);
    }

    static boolean isFlowNode(XmlElement element) {
        return isFlowElement(element) && !element.tag().equals("sequenceFlow");
    }

    static boolean isFlowElement(XmlElement element) {
        return element.name().getNamespaceURI().equals(XmlElement.BPMN)
                && (BpmnAllowList.isFlowNode(element.tag())
                        || List.of("task", "subProcess", "sequenceFlow").contains(element.tag()));
    }
}
