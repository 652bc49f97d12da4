package org.communique.workflow.bpmn.xml;

import java.util.List;
import java.util.regex.Pattern;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowModel;

/**
 * Names and texts in which the engine finds nothing to evaluate. Flowable evaluates the beginning of an expression in the name of
 * anything that it comes to, so there is a character in it that no name can have: what is read of a file is without it.
 */
public final class EngineText {

    private static final String JOINER = "\u2060";
    private static final Pattern BEGINNING = Pattern.compile("([$#])(?=\\{)");

    private EngineText() {}

    /** A name that the engine has, as it was drawn. */
    public static String drawn(String name) {
        return name.replace(JOINER, "");
    }

    public static WorkflowModel inert(WorkflowModel model) {
        return new WorkflowModel(
                model.key(),
                inert(model.name()),
                inert(model.text()),
                nodes(model.nodes()),
                flows(model.flows()),
                model.remarks(),
                model.drawing());
    }

    private static List<FlowNode> nodes(List<FlowNode> nodes) {
        return nodes.stream().map(EngineText::inert).toList();
    }

    private static List<SequenceFlow> flows(List<SequenceFlow> flows) {
        return flows.stream()
                .map(flow -> new SequenceFlow(flow.id(), inert(flow.name()), flow.from(), flow.to(), flow.condition()))
                .toList();
    }

    private static FlowNode inert(FlowNode flowNode) {
        return switch (flowNode) {
            case Start(var id, var name) -> new Start(id, inert(name));
            case End(var id, var name) -> new End(id, inert(name));
            case Gateway(var id, var name, var parallel, var otherwise) ->
                new Gateway(id, inert(name), parallel, otherwise);
            case Step(var id, var name, var text, var settings) -> new Step(id, inert(name), inert(text), settings);
            case SubProcess(var id, var name, var nodes, var flows) ->
                new SubProcess(id, inert(name), nodes(nodes), flows(flows));
        };
    }

    /** As the engine gets it, which is longer. */
    public static String inert(String text) {
        return BEGINNING.matcher(text).replaceAll("$1" + JOINER);
    }
}
