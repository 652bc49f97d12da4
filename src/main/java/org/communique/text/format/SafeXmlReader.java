package org.communique.text.format;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that anyone may have written: nothing is loaded for it, and no entity is expanded. */
public final class SafeXmlReader {

    private static final XMLInputFactory FACTORY = factory();

    private SafeXmlReader() {}

    private static XMLInputFactory factory() {
        // The JDK's own parser, regardless of the class path, as its properties are known.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Otherwise it reports broken input to the standard error.
        factory.setXMLReporter((message, type, information, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is loaded from elsewhere");
        });
        return factory;
    }

    /** For some malformed input the JDK's reader throws errors of its own. */
    public static XMLStreamReader read(byte[] document) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
    }
}
