package org.communique.workflow.bpmn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.communique.workflow.bpmn.xml.IndentedXmlWriter;
import org.communique.workflow.bpmn.xml.IndentedXmlWriter.TooLargeException;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.Remarks;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.StepAttributes.StepKind;
import org.communique.workflow.model.WorkflowModel;

/** Writes a model as a BPMN 2.0 file, always the same for the same model. */
public final class BpmnWriter {

    private final IndentedXmlWriter xml;

    private BpmnWriter() {
        var namespaces = new LinkedHashMap<String, String>();
        namespaces.put("xsi", XmlElement.XSI);
        namespaces.put("bpmndi", XmlElement.BPMNDI);
        namespaces.put("dc", XmlElement.DC);
        namespaces.put("di", XmlElement.DI);
        namespaces.put("communique", XmlElement.COMMUNIQUE);
        this.xml = new IndentedXmlWriter("definitions", XmlElement.BPMN, namespaces);
    }

    /** Empty if it is larger than a file may be. */
    public static Optional<String> write(WorkflowModel model) {
        try {
            var writer = new BpmnWriter();
            writer.definitions(model);
            return Optional.of(writer.xml.end());
        } catch (TooLargeException e) {
            return Optional.empty();
        }
    }

    private void definitions(WorkflowModel model) {
        xml.attribute("targetNamespace", "https://communique.org/workflows");
        remarks(model.remarks().beside());
        xml.open("process");
        xml.attribute("id", model.key());
        named(model.name());
        xml.attribute("isExecutable", "true");
        documentation(model.text());
        remarks(lanes(model.remarks(), true));
        contents(model.nodes(), model.flows());
        remarks(lanes(model.remarks(), false));
        xml.close();
        new DiagramWriter(model, xml).write();
        xml.close();
    }

    /** Lanes come before what is in them, and other remarks after it. */
    private static List<Remark> lanes(Remarks remarks, boolean lanes) {
        return remarks.within().stream()
                .filter(remark -> remark.element().equals("laneSet") == lanes)
                .toList();
    }

    private void remarks(List<Remark> remarks) {
        for (var remark : remarks) {
            xml.open(remark.element());
            if (!remark.id().isEmpty()) {
                xml.attribute("id", remark.id());
            }
            for (var attribute : remark.attributes().entrySet()) {
                xml.attribute(attribute.getKey(), attribute.getValue());
            }
            if (remark.text().isEmpty()) {
                remarks(remark.inside());
                xml.close();
            } else {
                xml.text(remark.text());
            }
        }
    }

    private void contents(List<FlowNode> nodes, List<SequenceFlow> flows) {
        for (var flowNode : nodes) {
            xml.open(flowNode.element());
            xml.attribute("id", flowNode.id());
            named(flowNode.name());
            switch (flowNode) {
                case Step step -> {
                    documentation(step.documentation());
                    if (!step.settings().values().isEmpty()) {
                        settings(step.settings());
                    }
                }
                case Gateway gateway when gateway.otherwise() != null -> xml.attribute("default", gateway.otherwise());
                case SubProcess process -> contents(process.nodes(), process.flows());
                default -> {}
            }
            xml.close();
        }
        for (var flow : flows) {
            xml.open("sequenceFlow");
            xml.attribute("id", flow.id());
            named(flow.name());
            xml.attribute("sourceRef", flow.from());
            xml.attribute("targetRef", flow.to());
            if (flow.condition() != null) {
                xml.open("conditionExpression");
                xml.attribute("xsi", XmlElement.XSI, "type", "tFormalExpression");
                xml.text(flow.condition().toString());
            }
            xml.close();
        }
    }

    private void settings(StepAttributes stepAttributes) {
        xml.open("extensionElements");
        xml.open("communique:" + (stepAttributes.kind() == StepKind.STAGE ? "stage" : "await"));
        for (var value : stepAttributes.values().entrySet()) {
            xml.attribute(value.getKey(), value.getValue());
        }
        xml.close();
        xml.close();
    }

    private void documentation(String text) {
        if (!text.isEmpty()) {
            xml.open("documentation").text(text);
        }
    }

    private void named(String name) {
        if (!name.isEmpty()) {
            xml.attribute("name", name);
        }
    }
}
