package org.communique.workflow.bpmn.xml;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.communique.work.Budget;

/** Writes elements each on a line of its own, and no more than {@link XmlReader} takes. */
public final class IndentedXmlWriter {

    /** The file would have more than {@link XmlReader#MOST_BYTES} characters. */
    public static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private interface Write {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;
    private boolean empty = true;

    /**
     * @param root       whose default namespace is that of all elements without a prefix
     * @param namespaces by prefix, in order
     */
    public IndentedXmlWriter(String root, String defaultNamespace, Map<String, String> namespaces) {
        try {
            xml = FACTORY.createXMLStreamWriter(written);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        write(to -> to.writeStartDocument("UTF-8", "1.0"));
        open(root);
        write(to -> to.writeDefaultNamespace(defaultNamespace));
        namespaces.forEach((prefix, namespace) -> write(to -> to.writeNamespace(prefix, namespace)));
    }

    public IndentedXmlWriter attribute(String name, String value) {
        write(to -> to.writeAttribute(name, value));
        return this;
    }

    public void attribute(String prefix, String namespace, String name, String value) {
        write(to -> to.writeAttribute(prefix, namespace, name, value));
    }

    public IndentedXmlWriter open(String name) {
        Budget.check();
        if (written.getBuffer().length() > XmlReader.MOST_BYTES) {
            throw new TooLargeException();
        }
        line();
        write(to -> to.writeStartElement(name));
        depth++;
        empty = true;
        return this;
    }

    public void close() {
        depth--;
        if (!empty) {
            line();
        }
        write(XMLStreamWriter::writeEndElement);
        empty = false;
    }

    /** The text is all that is in the element, which it closes. */
    public void text(String text) {
        write(to -> {
            to.writeCharacters(text);
            to.writeEndElement();
        });
        depth--;
        empty = false;
    }

    /** The whole document, once its root is closed. */
    public String end() {
        write(to -> {
            to.writeEndDocument();
            to.close();
        });
        return written + "\n";
    }

    private void line() {
        write(to -> to.writeCharacters("\n" + "  ".repeat(depth)));
    }

    private void write(Write write) {
        try {
            write.to(xml);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes everything that is written", e);
        }
    }
}
