package org.communique.workflow.definition;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.communique.workflow.definition.VaryWorkflow.StageChange;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Changes the settings of stages in the file of a stored version. What comes of it is checked as any file. */
final class VariationDocument {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private final Document document;

    private VariationDocument(Document document) {
        this.document = document;
    }

    /** Empty if a stage is not there, or nothing can be put after it. */
    static Optional<String> of(String bpmn, VaryWorkflow command) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(bpmn)));
            var varied = new VariationDocument(document);
            var all = command.changes().stream().allMatch(varied::change);
            var extra = command.extra();
            return all && (extra == null || new StageInsertion(varied).add(extra))
                    ? Optional.of(varied.text())
                    : Optional.empty();
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
            throw new IllegalStateException("a stored workflow can be read and written", e);
        }
    }

    private boolean change(StageChange change) {
        var stage = byId("receiveTask", change.step())
                .flatMap(step ->
                        elements(step, StepSettings.NAMESPACE, "stage").stream().findFirst());
        stage.ifPresent(element -> {
            if (change.needed() != null) {
                element.setAttribute("needed", change.needed().toString());
            }
            if (change.deadline() != null) {
                element.setAttribute("deadline", text(change.deadline()));
                var remind = element.getAttribute("remind");
                if (!remind.isEmpty() && Duration.parse(remind).compareTo(change.deadline()) >= 0) {
                    element.removeAttribute("remind");
                }
            }
        });
        return stage.isPresent();
    }

    /** Days as days, as the modeler and other files have them. */
    static String text(Duration time) {
        return time.equals(Duration.ofDays(time.toDays())) ? "P" + time.toDays() + "D" : time.toString();
    }

    Document document() {
        return document;
    }

    Optional<Element> byId(String element, String id) {
        return all(BPMN, element).stream()
                .filter(each -> each.getAttribute("id").equals(id))
                .findFirst();
    }

    List<Element> all(String namespace, String name) {
        return elements(document.getDocumentElement(), namespace, name);
    }

    static List<Element> elements(Element in, String namespace, String name) {
        var found = in.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private String text() throws TransformerException {
        var text = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
