package org.communique.workflow.model;

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
import org.communique.text.UntrustedXml;
import org.communique.work.Budget;
import org.communique.work.WorkStoppedException;

/** Reads XML that anybody may have sent: no DTD, no entities, and nothing larger than a workflow can be. */
final class XmlReader {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_ELEMENTS = 10_000;
    static final int MOST_LEVELS = 40;

    sealed interface Reading {

        record Read(Xml root) implements Reading {}

        record Unreadable(Finding why) implements Reading {}
    }

    private record Open(QName name, Map<QName, String> attributes, List<Xml> children, StringBuilder text, int line) {

        Xml close() {
            return new Xml(name, attributes, children, text.toString().strip(), line);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    private XmlReader() {}

    static Reading read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return unreadable(Fault.TOO_LARGE, 0, String.valueOf(MOST_BYTES / 1024));
        }
        try {
            var xml = UntrustedXml.read(file);
            try {
                return new XmlReader().read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return unreadable(
                    Fault.NOT_XML,
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber()));
        } catch (WorkStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            // The JDK's reader lets some malformed input escape as its own errors.
            return unreadable(Fault.NOT_XML, 0);
        }
    }

    private Reading read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            Budget.check();
            int line = xml.getLocation().getLineNumber();
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return unreadable(Fault.HAS_DOCTYPE, line);
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS) {
                        return unreadable(Fault.TOO_MANY_ELEMENTS, xml, String.valueOf(MOST_ELEMENTS));
                    }
                    if (open.size() == MOST_LEVELS) {
                        return unreadable(Fault.TOO_DEEP, xml, String.valueOf(MOST_LEVELS));
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
        return unreadable(Fault.NOT_XML, 0);
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

    private static Reading unreadable(Fault fault, int line, String... details) {
        return new Reading.Unreadable(new Finding(fault, "", null, line, List.of(details)));
    }

    private static Reading unreadable(Fault fault, XMLStreamReader at, String... details) {
        return new Reading.Unreadable(new Finding(
                fault,
                at.getLocalName(),
                at.getAttributeValue(null, "id"),
                at.getLocation().getLineNumber(),
                List.of(details)));
    }
}
