package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.workflow.bpmn.xml.FileProcess;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.WorkflowFault;

/**
 * Rewrites what other tools draw in the elements that a workflow has, and says so. Nothing is trusted for it: the result is
 * read by the same rules as any file.
 */
final class BpmnTranslation {

    private static final int MOST_PROCESSES = 100;

    private BpmnTranslation() {}

    /** Those in which something happens and that can be chosen, in the order of the file. */
    static List<FileProcess> processes(XmlElement root) {
        List<FileProcess> processes = new ArrayList<>();
        Set<String> ids = new HashSet<>(Set.of(""));
        for (var process : root.childrenOf(XmlElement.BPMN, "process")) {
            var id = process.attributeOr("id", "");
            var steps = flowNodes(process);
            if (steps > 0 && ids.add(id) && processes.size() < MOST_PROCESSES) {
                processes.add(new FileProcess(id, name(root, process, id), Math.toIntExact(steps)));
            }
        }
        return processes;
    }

    /** Why none is taken of a file that has not one process. */
    static void noneOf(XmlElement root, List<XmlElement> processes, ImportFindings importFindings) {
        var busy = processes.stream().filter(process -> flowNodes(process) > 0).toList();
        var ids = busy.stream().map(process -> process.attributeOr("id", "")).collect(Collectors.toSet());
        var beside = processes.size() > 1 ? processes.get(1) : root;
        var id = beside.attribute("id");
        if (busy.isEmpty()) {
            importFindings.add(WorkflowFault.NO_PROCESS, beside, id);
        } else if (ids.contains("") || ids.size() < busy.size()) {
            importFindings.add(WorkflowFault.PROCESS_IDS, beside, id, String.valueOf(busy.size()));
        } else {
            importFindings.add(
                    WorkflowFault.ONE_PROCESS, beside, id, String.valueOf(processes.size()), listed(processes(root)));
        }
    }

    private static String listed(List<FileProcess> processes) {
        return processes.stream()
                .map(each -> each.id().equals(each.name()) ? each.id() : each.name() + " (" + each.id() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String name(XmlElement root, XmlElement process, String id) {
        return Stream.concat(
                        Stream.of(process),
                        root.childrenOf(XmlElement.BPMN, "collaboration").stream()
                                .flatMap(pools -> pools.childrenOf(XmlElement.BPMN, "participant").stream())
                                .filter(pool -> id.equals(pool.attribute("processRef"))))
                .map(named -> Excerpt.of(NameRules.line(named.attributeOr("name", ""))))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(Excerpt.of(id));
    }

    /**
     * Of the processes of a file, the one that becomes a workflow: the pools of the others stay as frames. All if it has no such
     * one, which is found then.
     *
     * @param process empty for the only one
     */
    static XmlElement only(XmlElement root, String process, ImportFindings importFindings) {
        if (process.isEmpty() || !root.isBpmn("definitions")) {
            return root;
        }
        var processes = root.childrenOf(XmlElement.BPMN, "process");
        if (processes.stream().noneMatch(each -> process.equals(each.attribute("id")))) {
            var known = processes(root);
            if (known.isEmpty()) {
                noneOf(root, processes, importFindings);
            } else {
                importFindings.add(
                        WorkflowFault.NO_SUCH_PROCESS,
                        root,
                        root.attribute("id"),
                        Excerpt.of(NameRules.line(process)),
                        listed(known));
            }
            return root;
        }
        List<XmlElement> kept = new ArrayList<>();
        for (var child : root.children()) {
            if (child.isBpmn("process") && !process.equals(child.attribute("id"))) {
                importFindings.add(WorkflowFault.LEFT_OUT, child, child.attribute("id"), child.tag());
            } else {
                kept.add(child);
            }
        }
        return root.withChildren(kept);
    }

    /** @param completing whether the result is completed in the modeler, so that what no member does can be left out */
    static XmlElement of(
            XmlElement root, CallableWorkflows workflows, boolean completing, ImportFindings importFindings) {
        if (!root.isBpmn("definitions")) {
            return root;
        }
        importFindings.names(root);
        if (flowNodes(root) > WorkflowImport.MOST_NODES) {
            return root;
        }
        var alone = withoutEmptyProcesses(root, importFindings);
        var named = new IdTranslation(completing, importFindings).of(alone);
        var whole = CallInliner.of(named, workflows, importFindings);
        importFindings.names(whole);
        return new ProcessTranslation(completing, importFindings).of(whole);
    }

    static long flowNodes(XmlElement element) {
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

    /** In which nothing is drawn. */
    static boolean isEmptyPart(XmlElement element) {
        return element.isBpmn("subProcess") && isEmpty(element);
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
