package org.communique.workflow.bpmn.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** A copy of what a call calls, in its place. */
public final class CallReplacement {

    private final XmlElement call;
    private final XmlElement called;
    private final CalledPart part;
    private final CopyNames names;
    /** Flows that lead from or to somewhere else. */
    private final Set<String> redirected = new HashSet<>();
    /** Whether there is an element that the picture has no place for. */
    private boolean undrawn;

    /** @param called the file of the workflow that is called */
    public CallReplacement(XmlElement call, XmlElement called, CalledPart part, CopyNames names) {
        this.call = call;
        this.called = called;
        this.part = part;
        this.names = names;
    }

    /** @param drafting to which what is called sends a text back */
    public XmlElement in(XmlElement root, String drafting) {
        var replaced = root.withChildren(root.children().stream()
                .map(child -> child.isBpmn("process") ? process(child, drafting) : child)
                .toList());
        var drawn = undrawn
                ? CallDrawing.without(replaced)
                : CallDrawing.of(replaced, id(call), redirected, called, part, names);
        return drawn.withChildren(drawn.children().stream()
                .map(child -> child.is(XmlElement.BPMNDI, "BPMNDiagram") ? child : referring(child))
                .toList());
    }

    private static String id(XmlElement element) {
        return element.attributeOr("id", "");
    }

    private XmlElement process(XmlElement process, String drafting) {
        var flows = new FlowRewriting(process.children(), redirected);
        var onward = flows.from(id(call)).getFirst();
        redirected.add(id(onward));
        flows.remove(onward);
        var next = onward.attributeOr("targetRef", "");
        List<XmlElement> copies = new ArrayList<>(part.copy(names, drafting, merged(flows, next, part.exits(), "end")));
        var entry = names.of(part.entry());
        copies.replaceAll(copy -> id(copy).equals(entry) ? withData(copy) : copy);
        copies.forEach(flows::add);
        var in = flows.to(id(call));
        var begin = merged(flows, entry, in.size(), "begin");
        in.forEach(flow -> flows.lead(flow, "targetRef", begin));
        flows.elements("callActivity").stream()
                .filter(each -> id(each).equals(id(call)))
                .forEach(flows::remove);
        return process.withChildren(flows.elements());
    }

    /** Several flows that lead to a gateway that forks would be joined there: one that takes each of them comes before it. */
    private String merged(FlowRewriting flows, String target, int count, String name) {
        if (count < 2 || !flows.joins(target)) {
            return target;
        }
        undrawn = true;
        var gateway = names.added(name);
        flows.add(element("exclusiveGateway", Map.of("id", gateway), ""));
        flows.add(element(
                "sequenceFlow",
                Map.of("id", names.added(name + "_flow"), "sourceRef", gateway, "targetRef", target),
                ""));
        return gateway;
    }

    /** The lines to documents that the call has. */
    private XmlElement withData(XmlElement entry) {
        return entry.withChildren(Stream.concat(
                        entry.children().stream(),
                        call.children().stream()
                                .filter(child ->
                                        child.isBpmn("dataInputAssociation") || child.isBpmn("dataOutputAssociation")))
                .toList());
    }

    /** Lanes have the copies in them, and lines lead to the first one. */
    private XmlElement referring(XmlElement element) {
        var referring = element;
        if (element.isBpmn("association") || element.isBpmn("messageFlow")) {
            for (var end : List.of("sourceRef", "targetRef")) {
                if (id(call).equals(element.attribute(end))) {
                    referring = referring.withAttribute(end, names.of(part.entry()));
                }
            }
        }
        return referring.withChildren(referring.children().stream()
                .flatMap(child -> child.isBpmn("flowNodeRef") && child.text().equals(id(call))
                        ? part.nodesOfProcess().map(id -> element("flowNodeRef", Map.of(), names.of(id)))
                        : Stream.of(referring(child)))
                .toList());
    }

    private XmlElement element(String tag, Map<String, String> attributes, String text) {
        var named = new HashMap<QName, String>();
        attributes.forEach((name, value) -> named.put(new QName(name), value));
        return new XmlElement(new QName(XmlElement.BPMN, tag), named, List.of(), text, call.line());
    }
}
