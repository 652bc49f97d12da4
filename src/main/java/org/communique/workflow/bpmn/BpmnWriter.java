package org.communique.workflow.bpmn;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.communique.work.Budget;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.Remarks;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.StepAttributes.Kind;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Writes a model as a BPMN 2.0 file, always the same for the same model. */
final class BpmnWriter {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml;
    /** Ids of the workflow's elements, and of what is drawn so far. */
    private final Set<String> taken;

    private int depth;

    private BpmnWriter(WorkflowModel model) throws XMLStreamException {
        this.xml = FACTORY.createXMLStreamWriter(written);
        this.taken = Stream.of(
                        Stream.of(model.key()), model.allNodes().stream().map(FlowNode::id), lines(model).stream())
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    /** Empty if it is larger than a file may be. */
    static Optional<String> write(WorkflowModel model) {
        try {
            var writer = new BpmnWriter(model);
            writer.definitions(model);
            writer.xml.close();
            return Optional.of(writer.written + "\n");
        } catch (TooLargeException e) {
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes everything that is written", e);
        }
    }

    private static final class TooLargeException extends XMLStreamException {}

    private void definitions(WorkflowModel model) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        open("definitions");
        xml.writeDefaultNamespace(XmlElement.BPMN);
        xml.writeNamespace("xsi", XmlElement.XSI);
        xml.writeNamespace("bpmndi", XmlElement.BPMNDI);
        xml.writeNamespace("dc", XmlElement.DC);
        xml.writeNamespace("di", XmlElement.DI);
        xml.writeNamespace("communique", XmlElement.COMMUNIQUE);
        attribute("targetNamespace", "https://communique.org/workflows");
        remarks(model.remarks().beside());
        open("process");
        attribute("id", model.key());
        named(model.name());
        attribute("isExecutable", "true");
        documentation(model.text());
        remarks(lanes(model.remarks(), true));
        contents(model.nodes(), model.flows());
        remarks(lanes(model.remarks(), false));
        close();
        drawing(model);
        close();
        xml.writeEndDocument();
    }

    /** Lanes come before what is in them, and other remarks after it. */
    private static List<Remark> lanes(Remarks remarks, boolean lanes) {
        return remarks.within().stream()
                .filter(remark -> remark.element().equals("laneSet") == lanes)
                .toList();
    }

    private void remarks(List<Remark> remarks) throws XMLStreamException {
        for (var remark : remarks) {
            open(remark.element());
            if (!remark.id().isEmpty()) {
                attribute("id", remark.id());
            }
            for (var attribute : remark.attributes().entrySet()) {
                attribute(attribute.getKey(), attribute.getValue());
            }
            if (remark.text().isEmpty()) {
                remarks(remark.inside());
                close();
            } else {
                text(remark.text());
            }
        }
    }

    private void contents(List<FlowNode> nodes, List<SequenceFlow> flows) throws XMLStreamException {
        for (var flowNode : nodes) {
            open(flowNode.element());
            attribute("id", flowNode.id());
            named(flowNode.name());
            switch (flowNode) {
                case Step step -> {
                    documentation(step.documentation());
                    if (!step.settings().values().isEmpty()) {
                        settings(step.settings());
                    }
                }
                case Gateway gateway when gateway.otherwise() != null -> attribute("default", gateway.otherwise());
                case SubProcess process -> contents(process.nodes(), process.flows());
                default -> {}
            }
            close();
        }
        for (var flow : flows) {
            open("sequenceFlow");
            attribute("id", flow.id());
            named(flow.name());
            attribute("sourceRef", flow.from());
            attribute("targetRef", flow.to());
            if (flow.condition() != null) {
                open("conditionExpression");
                xml.writeAttribute("xsi", XmlElement.XSI, "type", "tFormalExpression");
                text(flow.condition().toString());
            }
            close();
        }
    }

    private void settings(StepAttributes stepAttributes) throws XMLStreamException {
        open("extensionElements");
        open("communique:" + (stepAttributes.kind() == Kind.STAGE ? "stage" : "await"));
        for (var value : stepAttributes.values().entrySet()) {
            attribute(value.getKey(), value.getValue());
        }
        close();
        close();
    }

    private void drawing(WorkflowModel model) throws XMLStreamException {
        open("bpmndi:BPMNDiagram");
        attribute("id", free("diagram"));
        open("bpmndi:BPMNPlane");
        attribute("id", free("plane"));
        attribute("bpmnElement", plane(model));
        for (var remark : model.remarks().all()) {
            var shape = model.drawing().shapes().get(remark.id());
            if (shape != null) {
                open("bpmndi:BPMNShape");
                attribute("id", free(remark.id() + "_shape"));
                attribute("bpmnElement", remark.id());
                if (remark.hasDirection()) {
                    attribute("isHorizontal", String.valueOf(!shape.upright()));
                }
                box(shape.box());
                label(shape.label());
                close();
            }
        }
        for (var flowNode : model.allNodes()) {
            var shape = model.drawing().shapes().get(flowNode.id());
            if (shape != null) {
                open("bpmndi:BPMNShape");
                attribute("id", free(flowNode.id() + "_shape"));
                attribute("bpmnElement", flowNode.id());
                switch (flowNode) {
                    case SubProcess _ -> attribute("isExpanded", String.valueOf(shape.expanded()));
                    case Gateway gateway when !gateway.parallel() -> attribute("isMarkerVisible", "true");
                    default -> {}
                }
                box(shape.box());
                label(shape.label());
                close();
            }
        }
        for (var id : lines(model)) {
            var edge = model.drawing().edges().get(id);
            if (edge != null) {
                open("bpmndi:BPMNEdge");
                attribute("id", free(id + "_edge"));
                attribute("bpmnElement", id);
                for (var point : edge.points()) {
                    open("di:waypoint");
                    attribute("x", number(point.x()));
                    attribute("y", number(point.y()));
                    close();
                }
                label(edge.label());
                close();
            }
        }
        close();
        close();
    }

    /** What the whole drawing is of. */
    private static String plane(WorkflowModel model) {
        return model.remarks().beside().stream()
                .filter(remark -> remark.element().equals("collaboration"))
                .map(Remark::id)
                .findFirst()
                .orElse(model.key());
    }

    /** Each once: the draft of a file that is no workflow may have several flows of one id. */
    private static List<String> lines(WorkflowModel model) {
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

    private void label(@Nullable Bounds bounds) throws XMLStreamException {
        if (bounds != null) {
            open("bpmndi:BPMNLabel");
            box(bounds);
            close();
        }
    }

    private void box(Bounds bounds) throws XMLStreamException {
        open("dc:Bounds");
        attribute("x", number(bounds.x()));
        attribute("y", number(bounds.y()));
        attribute("width", number(bounds.width()));
        attribute("height", number(bounds.height()));
        close();
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void documentation(String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            open("documentation");
            text(text);
        }
    }

    private void named(String name) throws XMLStreamException {
        if (!name.isEmpty()) {
            attribute("name", name);
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private boolean empty = true;

    private void open(String name) throws XMLStreamException {
        Budget.check();
        if (written.getBuffer().length() > XmlReader.MOST_BYTES) {
            throw new TooLargeException();
        }
        line();
        xml.writeStartElement(name);
        depth++;
        empty = true;
    }

    private void close() throws XMLStreamException {
        depth--;
        if (!empty) {
            line();
        }
        xml.writeEndElement();
        empty = false;
    }

    /** The text is all that is in the element, which it closes. */
    private void text(String text) throws XMLStreamException {
        xml.writeCharacters(text);
        xml.writeEndElement();
        depth--;
        empty = false;
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
