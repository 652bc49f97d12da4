package org.communique.workflow.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * An element of a file.
 *
 * @param text its own text, without that of the elements in it
 * @param line where its start tag ends
 */
record XmlElement(QName name, Map<QName, String> attributes, List<XmlElement> children, String text, int line) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String COMMUNIQUE = "https://communique.org/bpmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    String tag() {
        return name.getLocalPart();
    }

    boolean isBpmn(String tag) {
        return is(BPMN, tag);
    }

    boolean is(String namespace, String tag) {
        return name.getNamespaceURI().equals(namespace) && tag().equals(tag);
    }

    @Nullable
    String attribute(String attribute) {
        return attributes.get(new QName(attribute));
    }

    String attributeOr(String attribute, String otherwise) {
        var value = attribute(attribute);
        return value == null ? otherwise : value;
    }

    Optional<XmlElement> child(String namespace, String tag) {
        return children.stream().filter(child -> child.is(namespace, tag)).findFirst();
    }

    XmlElement withTag(String tag) {
        return new XmlElement(new QName(name.getNamespaceURI(), tag), attributes, children, text, line);
    }

    XmlElement withChildren(List<XmlElement> others) {
        return new XmlElement(name, attributes, List.copyOf(others), text, line);
    }

    XmlElement withText(String other) {
        return new XmlElement(name, attributes, children, other, line);
    }

    /** @param value null, so that it has no such attribute */
    XmlElement withAttribute(String attribute, @Nullable String value) {
        Map<QName, String> others = new HashMap<>(attributes);
        if (value == null) {
            others.remove(new QName(attribute));
        } else {
            others.put(new QName(attribute), value);
        }
        return new XmlElement(name, others, children, text, line);
    }

    List<XmlElement> childrenOf(String namespace, String tag) {
        return children.stream().filter(child -> child.is(namespace, tag)).toList();
    }
}
