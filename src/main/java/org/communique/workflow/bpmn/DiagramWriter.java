package org.communique.workflow.bpmn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.work.Budget;
import org.communique.workflow.bpmn.xml.IndentedXmlWriter;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Writes the picture of a workflow, as {@link DiagramReader} reads it. */
final class DiagramWriter {

    private final WorkflowModel model;
    private final IndentedXmlWriter xml;
    /** Ids of the workflow's elements, and of what is drawn so far. */
    private final Set<String> taken;

    DiagramWriter(WorkflowModel model, IndentedXmlWriter xml) {
        this.model = model;
        this.xml = xml;
        this.taken = Stream.of(Stream.of(model.key()), model.allNodes().stream().map(FlowNode::id), lines().stream())
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    void write() {
        xml.open("bpmndi:BPMNDiagram");
        xml.attribute("id", free("diagram"));
        xml.open("bpmndi:BPMNPlane");
        xml.attribute("id", free("plane"));
        xml.attribute("bpmnElement", plane());
        for (var remark : model.remarks().all()) {
            var shape = model.drawing().shapes().get(remark.id());
            if (shape != null) {
                xml.open("bpmndi:BPMNShape");
                xml.attribute("id", free(remark.id() + "_shape"));
                xml.attribute("bpmnElement", remark.id());
                if (remark.hasDirection()) {
                    xml.attribute("isHorizontal", String.valueOf(!shape.upright()));
                }
                box(shape.box());
                label(shape.label());
                xml.close();
            }
        }
        for (var flowNode : model.allNodes()) {
            var shape = model.drawing().shapes().get(flowNode.id());
            if (shape != null) {
                xml.open("bpmndi:BPMNShape");
                xml.attribute("id", free(flowNode.id() + "_shape"));
                xml.attribute("bpmnElement", flowNode.id());
                switch (flowNode) {
                    case SubProcess _ -> xml.attribute("isExpanded", String.valueOf(shape.expanded()));
                    case Gateway gateway when !gateway.parallel() -> xml.attribute("isMarkerVisible", "true");
                    default -> {}
                }
                box(shape.box());
                label(shape.label());
                xml.close();
            }
        }
        for (var id : lines()) {
            var edge = model.drawing().edges().get(id);
            if (edge != null) {
                xml.open("bpmndi:BPMNEdge");
                xml.attribute("id", free(id + "_edge"));
                xml.attribute("bpmnElement", id);
                for (var point : edge.points()) {
                    xml.open("di:waypoint");
                    xml.attribute("x", number(point.x()));
                    xml.attribute("y", number(point.y()));
                    xml.close();
                }
                label(edge.label());
                xml.close();
            }
        }
        xml.close();
        xml.close();
    }

    /** What the whole drawing is of. */
    private String plane() {
        return model.remarks().beside().stream()
                .filter(remark -> remark.element().equals("collaboration"))
                .map(Remark::id)
                .findFirst()
                .orElse(model.key());
    }

    /** Each once: the draft of a file that is no workflow may have several flows of one id. */
    private List<String> lines() {
        return Stream.concat(
                        model.allFlows().stream().map(SequenceFlow::id),
                        model.remarks().all().stream().map(Remark::id))
                .distinct()
                .toList();
    }

    /** What is drawn has an id of its own, whatever the ids of elements are. */
    private String free(String wanted) {
        var id = wanted;
        while (!taken.add(id)) {
            Budget.check();
            id += "_";
        }
        return id;
    }

    private void label(@Nullable Bounds bounds) {
        if (bounds != null) {
            xml.open("bpmndi:BPMNLabel");
            box(bounds);
            xml.close();
        }
    }

    private void box(Bounds bounds) {
        xml.open("dc:Bounds");
        xml.attribute("x", number(bounds.x()));
        xml.attribute("y", number(bounds.y()));
        xml.attribute("width", number(bounds.width()));
        xml.attribute("height", number(bounds.height()));
        xml.close();
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
