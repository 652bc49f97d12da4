package org.communique.workflow.bpmn.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.communique.text.format.SafeXmlReader;
import org.communique.work.Budget;
import org.communique.work.WorkStoppedException;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/** Reads XML that anyone may have sent: no DTD, no entities, and nothing larger than a workflow can be. */
public final class XmlReader {

    public static final int MOST_BYTES = 1024 * 1024;
    public static final int MOST_ELEMENTS = 10_000;
    static final int MOST_LEVELS = 40;

    public sealed interface Reading {

        record Read(XmlElement root) implements Reading {}

        /**
         * @param element its name; empty if it is about the file as a whole, as line is 0 then
         * @param details the arguments of the fault's message
         */
        record Unreadable(
                WorkflowFault fault,
                String element,
                @Nullable String id,
                int line,
                List<String> details) implements Reading {}
    }

    private record Open(
            QName name, Map<QName, String> attributes, List<XmlElement> children, StringBuilder text, int line) {

        XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString().strip(), line);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    private XmlReader() {}

    public static Reading read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return unreadable(WorkflowFault.TOO_LARGE, 0, String.valueOf(MOST_BYTES / 1024));
        }
        try {
            var xml = SafeXmlReader.read(file);
            try {
                return new XmlReader().read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return unreadable(
                    WorkflowFault.NOT_XML,
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber()));
        } catch (WorkStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            // The JDK's reader lets some malformed input escape as its own errors.
            return unreadable(WorkflowFault.NOT_XML, 0);
        }
    }

    private Reading read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            Budget.check();
            int line = xml.getLocation().getLineNumber();
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return unreadable(WorkflowFault.HAS_DOCTYPE, line);
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS) {
                        return unreadable(WorkflowFault.TOO_MANY_ELEMENTS, xml, String.valueOf(MOST_ELEMENTS));
                    }
                    if (open.size() == MOST_LEVELS) {
                        return unreadable(WorkflowFault.TOO_DEEP, xml, String.valueOf(MOST_LEVELS));
                    }
                    open.push(start(xml));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.getFirst().text().append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var closed = open.pop().close();
                    if (open.isEmpty()) {
                        return new Reading.Read(closed);
                    }
                    open.getFirst().children().add(closed);
                }
                default -> {}
            }
        }
        return unreadable(WorkflowFault.NOT_XML, 0);
    }

    private static Open start(XMLStreamReader xml) {
        Map<QName, String> attributes = new HashMap<>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            var name = xml.getAttributeName(at);
            attributes.put(new QName(name.getNamespaceURI(), name.getLocalPart()), xml.getAttributeValue(at));
        }
        return new Open(
                xml.getName(),
                attributes,
                new ArrayList<>(),
                new StringBuilder(),
                xml.getLocation().getLineNumber());
    }

    private static Reading unreadable(WorkflowFault workflowFault, int line, String... details) {
        return new Reading.Unreadable(workflowFault, "", null, line, List.of(details));
    }

    private static Reading unreadable(WorkflowFault workflowFault, XMLStreamReader at, String... details) {
        return new Reading.Unreadable(
                workflowFault,
                at.getLocalName(),
                at.getAttributeValue(null, "id"),
                at.getLocation().getLineNumber(),
                List.of(details));
    }
}
