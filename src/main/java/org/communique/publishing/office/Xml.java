package org.communique.publishing.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.communique.publishing.office.Archive.MalformedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML without document types, and so without entities of its own or from elsewhere. Names are compared without their namespaces, as
 * there are two for each vocabulary of DOCX.
 */
final class Xml {

    private static final String DEEPEST = "300";

    private Xml() {}

    static Document parse(byte[] content) throws MalformedException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            // Its own prints to standard error.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new ByteArrayInputStream(content)));
        } catch (SAXException | IOException e) {
            throw new MalformedException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> children(Node parent) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static Optional<Element> child(@Nullable Node parent, String name) {
        return parent == null
                ? Optional.empty()
                : children(parent).stream()
                        .filter(element -> name(element).equals(name))
                        .findFirst();
    }

    /** All elements of the name below a node, in document order. */
    static Stream<Element> below(Node node, String name) {
        return children(node).stream()
                .flatMap(element -> name(element).equals(name) ? Stream.of(element) : below(element, name));
    }

    static String name(Node node) {
        var name = node.getLocalName();
        return name == null ? node.getNodeName() : name;
    }

    /** Empty if there is no such attribute. */
    static String attribute(Element element, String name) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (name(attributes.item(i)).equals(name)) {
                return attributes.item(i).getNodeValue();
            }
        }
        return "";
    }

    static int number(Element element, String attribute, int otherwise) {
        try {
            return Integer.parseInt(attribute(element, attribute));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
