package org.communique.file.office.part;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.communique.file.office.part.OfficeArchive.MalformedException;
import org.communique.file.office.part.OfficeArchive.TooLargeException;
import org.communique.text.format.SafeXmlReader;
import org.communique.work.Budget;

/** Reads the XML of a file's parts: without document types, and so without entities of its own or from elsewhere. */
public final class XmlPartReader {

    /** Of all parts together. */
    public static final int MOST_ELEMENTS = 500_000;

    static final int DEEPEST = 200;

    private int elements;

    /** The root of a part. */
    Element parse(byte[] part) throws MalformedException, TooLargeException {
        try {
            var xml = SafeXmlReader.read(part);
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedException(e);
        }
    }

    private Element read(XMLStreamReader xml) throws XMLStreamException, MalformedException, TooLargeException {
        Element root = null;
        Element open = null;
        int depth = 0;
        while (next(xml)) {
            Budget.check();
            switch (xml.getEventType()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedException("a document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS) {
                        throw new TooLargeException();
                    }
                    if (++depth > DEEPEST) {
                        throw new MalformedException("nested too deeply");
                    }
                    open = new Element(xml.getLocalName(), attributes(xml), open);
                    if (root == null) {
                        root = open;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open != null) {
                        open.add(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open == null ? null : open.parent();
                }
                default -> {}
            }
        }
        if (root == null) {
            throw new MalformedException("no element");
        }
        return root;
    }

    /** The JDK's reader lets some malformed input escape as its own errors. */
    private static boolean next(XMLStreamReader xml) throws XMLStreamException {
        try {
            if (!xml.hasNext()) {
                return false;
            }
            xml.next();
            return true;
        } catch (RuntimeException e) {
            throw new XMLStreamException(e);
        }
    }

    private static List<String> attributes(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return List.of();
        }
        var attributes = new ArrayList<String>(2 * count);
        for (int at = 0; at < count; at++) {
            attributes.add(xml.getAttributeLocalName(at));
            attributes.add(xml.getAttributeValue(at));
        }
        return attributes;
    }
}
