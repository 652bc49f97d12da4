package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.communique.work.Budget;
import org.communique.workflow.bpmn.ArtifactKinds.Shown;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.BpmnDiagram;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.Remarks;
import org.communique.workflow.model.WorkflowFault;

/**
 * Reads what a drawing has apart from what routes a statement, as far as it is drawn and refers to what is there. What cannot be
 * kept is left out, and listed.
 */
final class ArtifactReader {

    static final int MOST = 1000;

    private final ImportFindings importFindings;
    private final String process;
    private final Set<String> nodes;
    private final BpmnDiagram drawing;
    /** Ids of what can be referred to. */
    private final Set<String> known = new HashSet<>();
    /** Ids of what a line can begin and end at. */
    private final Set<String> drawn = new HashSet<>();
    /** Of remarks that are kept if what they refer to is. */
    private final Set<XmlElement> keepable = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param drawing empty if the workflow is laid out again, so that there is no place for remarks */
    ArtifactReader(
            ImportFindings importFindings, String process, Set<String> nodes, Set<String> flows, BpmnDiagram drawing) {
        this.importFindings = importFindings;
        this.process = process;
        this.nodes = nodes;
        this.drawing = drawing;
        drawn.addAll(nodes);
        drawn.addAll(flows);
    }

    Remarks read(XmlElement root, XmlElement in) {
        var beside = root.children().stream()
                .filter(child -> child.name().getNamespaceURI().equals(XmlElement.BPMN)
                        && ArtifactKinds.BESIDE.contains(child.tag()))
                .toList();
        List<XmlElement> within = new ArrayList<>(in.childrenOf(XmlElement.BPMN, "laneSet"));
        collect(in, within);
        Stream.of(beside, within).flatMap(List::stream).forEach(this::look);
        return new Remarks(
                beside.stream().map(this::remark).flatMap(Optional::stream).toList(),
                within.stream()
                        .map(this::remark)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(ArtifactReader::place))
                        .toList());
    }

    /** The order that BPMN has for them. */
    private static int place(Remark remark) {
        return switch (remark.element()) {
            case "laneSet" -> 0;
            case "dataObject", "dataObjectReference", "dataStoreReference" -> 1;
            default -> 2;
        };
    }

    /** Those of sub-processes too. What goes into a step or comes out of it is joined with it by a plain line. */
    private static void collect(XmlElement container, List<XmlElement> remarks) {
        for (var child : container.children()) {
            if (!child.name().getNamespaceURI().equals(XmlElement.BPMN)) {
                continue;
            }
            if (ArtifactKinds.WITHIN.contains(child.tag())) {
                remarks.add(child);
                continue;
            }
            data(child, "dataInputAssociation", "sourceRef", "targetRef").forEach(remarks::add);
            data(child, "dataOutputAssociation", "targetRef", "sourceRef").forEach(remarks::add);
            if (child.tag().equals("subProcess")) {
                collect(child, remarks);
            }
        }
    }

    static boolean isData(XmlElement element) {
        return element.isBpmn("dataInputAssociation") || element.isBpmn("dataOutputAssociation");
    }

    private static Stream<XmlElement> data(XmlElement step, String tag, String there, String here) {
        return step.childrenOf(XmlElement.BPMN, tag).stream()
                .map(line -> new XmlElement(
                        new QName(XmlElement.BPMN, "association"),
                        Map.of(
                                new QName("id"),
                                line.attributeOr("id", ""),
                                new QName(there),
                                line.child(XmlElement.BPMN, there)
                                        .map(XmlElement::text)
                                        .orElse(""),
                                new QName(here),
                                step.attributeOr("id", "")),
                        List.of(),
                        "",
                        line.line()));
    }

    /** Whether it could be kept, and everything in it. */
    private void look(XmlElement element) {
        Budget.check();
        var id = element.attributeOr("id", "");
        var kind = ArtifactKinds.of(element.tag());
        if (keepable.size() >= MOST || !isShown(kind.shown(), id) || !isHarmless(element)) {
            return;
        }
        var needsId = !id.isEmpty() || element.tag().equals("collaboration");
        if (needsId && (!NameRules.isId(id) || !importFindings.place(id, element))) {
            return;
        }
        keepable.add(element);
        switch (kind.shown()) {
            case AS_SHAPE -> drawn.add(id);
            case NOT -> known.add(id);
            case AS_EDGE -> {}
        }
        inside(element).forEach(this::look);
        if (element.tag().equals("collaboration")) {
            dropWithoutPool(element);
        }
    }

    private boolean isShown(Shown shown, String id) {
        return switch (shown) {
            case AS_SHAPE -> drawing.shapes().containsKey(id);
            case AS_EDGE -> drawing.edges().containsKey(id);
            case NOT -> true;
        };
    }

    private static boolean isHarmless(XmlElement element) {
        return Stream.of("name", "value").map(name -> written(element, name)).allMatch(ArtifactReader::isName)
                && element.text().length() <= NameRules.LONGEST_TEXT;
    }

    private static boolean isName(String name) {
        return name.length() <= NameRules.LONGEST;
    }

    /** What pools say to each other is kept if one of them is that of the process: a drawing is of one or the other. */
    private void dropWithoutPool(XmlElement collaboration) {
        var inside = inside(collaboration);
        if (inside.stream()
                .noneMatch(pool ->
                        keepable.contains(pool) && written(pool, "processRef").equals(process))) {
            keepable.remove(collaboration);
            inside.stream().filter(keepable::remove).forEach(pool -> drawn.remove(pool.attributeOr("id", "")));
        }
    }

    private static List<XmlElement> inside(XmlElement element) {
        var kept = ArtifactKinds.of(element.tag()).inside();
        Set<String> single = new HashSet<>();
        return element.children().stream()
                .filter(child -> child.name().getNamespaceURI().equals(XmlElement.BPMN)
                        && kept.contains(child.tag())
                        && (!ArtifactKinds.SINGLE.contains(child.tag()) || single.add(child.tag())))
                .toList();
    }

    private Optional<Remark> remark(XmlElement element) {
        Budget.check();
        var tag = element.tag();
        var id = element.attributeOr("id", "");
        if (tag.equals("flowNodeRef") && !nodes.contains(element.text())) {
            return Optional.empty();
        }
        var attributes = attributes(element);
        if (!keepable.contains(element)
                || ArtifactKinds.of(tag).shown() == Shown.AS_EDGE
                        && !(attributes.containsKey("sourceRef") && attributes.containsKey("targetRef"))) {
            importFindings.add(WorkflowFault.LEFT_OUT, element, id, tag);
            return Optional.empty();
        }
        var inside = inside(element);
        Set<XmlElement> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(inside);
        element.children().stream()
                .flatMap(
                        child -> child.tag().equals("extensionElements") ? child.children().stream() : Stream.of(child))
                .filter(child -> !kept.contains(child))
                .forEach(child -> importFindings.add(WorkflowFault.LEFT_OUT, child, id, child.tag()));
        var text = ArtifactKinds.TEXTS.contains(tag) ? NameRules.lines(element.text()) : "";
        return Optional.of(new Remark(
                tag,
                id,
                attributes,
                text,
                inside.stream().map(this::remark).flatMap(Optional::stream).toList()));
    }

    private Map<String, String> attributes(XmlElement element) {
        Map<String, String> attributes = new HashMap<>();
        for (var name : ArtifactKinds.of(element.tag()).attributes()) {
            var value = written(element, name);
            var isKept = switch (name) {
                case "processRef" -> value.equals(process);
                case "sourceRef", "targetRef" -> drawn.contains(value);
                case "categoryValueRef", "dataObjectRef", "dataStoreRef" -> known.contains(value);
                default -> isName(value);
            };
            if (!value.isEmpty() && isKept) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static String written(XmlElement element, String attribute) {
        return NameRules.line(element.attributeOr(attribute, ""));
    }
}
