package org.communique.workflow.bpmn.xml;

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
public record XmlElement(QName name, Map<QName, String> attributes, List<XmlElement> children, String text, int line) {

    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    public static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    public static final String COMMUNIQUE = "https://communique.org/bpmn";
    public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    public String tag() {
        return name.getLocalPart();
    }

    public boolean isBpmn(String tag) {
        return is(BPMN, tag);
    }

    public boolean is(String namespace, String tag) {
        return name.getNamespaceURI().equals(namespace) && tag().equals(tag);
    }

    public @Nullable String attribute(String attribute) {
        return attributes.get(new QName(attribute));
    }

    public String attributeOr(String attribute, String otherwise) {
        var value = attribute(attribute);
        return value == null ? otherwise : value;
    }

    public Optional<XmlElement> child(String namespace, String tag) {
        return children.stream().filter(child -> child.is(namespace, tag)).findFirst();
    }

    public XmlElement withTag(String tag) {
        return new XmlElement(new QName(name.getNamespaceURI(), tag), attributes, children, text, line);
    }

    public XmlElement withChildren(List<XmlElement> others) {
        return new XmlElement(name, attributes, List.copyOf(others), text, line);
    }

    public XmlElement withText(String other) {
        return new XmlElement(name, attributes, children, other, line);
    }

    /** @param value null, so that it has no such attribute */
    public XmlElement withAttribute(String attribute, @Nullable String value) {
        Map<QName, String> others = new HashMap<>(attributes);
        if (value == null) {
            others.remove(new QName(attribute));
        } else {
            others.put(new QName(attribute), value);
        }
        return new XmlElement(name, others, children, text, line);
    }

    public List<XmlElement> childrenOf(String namespace, String tag) {
        return children.stream().filter(child -> child.is(namespace, tag)).toList();
    }
}
