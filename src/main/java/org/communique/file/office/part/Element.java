package org.communique.file.office.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.file.office.part.XmlNode.Characters;
import org.jspecify.annotations.Nullable;

/** An element of an XML part. Names come without their namespaces, as there are two for each vocabulary of DOCX. */
public final class Element implements XmlNode {

    /** More than any loss tells of. */
    public static final int EXCERPT = 200;

    /** Prefixes of the namespaces that Word 2010 and later know; a fallback needs none. */
    private static final Pattern KNOWN =
            Pattern.compile("|((wps|wpg|wpc|wp14|wpi|w1[0-9][a-z]*|a14|a16|v2?|o|m|cx[0-9]*|aink|am3d)( |$))+");

    private final String name;
    private final List<String> attributes;
    private final @Nullable Element parent;
    private final List<XmlNode> content = new ArrayList<>(2);

    /** @param attributes name, value, name, value and so on */
    Element(String name, List<String> attributes, @Nullable Element parent) {
        this.name = name;
        this.attributes = attributes;
        this.parent = parent;
        if (parent != null) {
            parent.content.add(this);
        }
    }

    /** One with the same name and attributes, and nothing in it. */
    public Element like(@Nullable Element other) {
        return new Element(name, attributes, other);
    }

    /** The attribute has another value there; none if it is empty. */
    public Element like(@Nullable Element other, String attribute, String value) {
        var changed = new ArrayList<String>();
        for (int at = 0; at < attributes.size(); at += 2) {
            if (!attributes.get(at).equals(attribute)) {
                changed.addAll(attributes.subList(at, at + 2));
            }
        }
        if (!value.isEmpty()) {
            changed.add(attribute);
            changed.add(value);
        }
        return new Element(name, changed, other);
    }

    /** Has it in it, too; it does not know of that. */
    public void adopt(XmlNode node) {
        content.add(node);
    }

    public void add(String text) {
        content.add(new Characters(text));
    }

    public String name() {
        return name;
    }

    public @Nullable Element parent() {
        return parent;
    }

    public List<XmlNode> content() {
        return content;
    }

    public List<Element> children() {
        var children = new ArrayList<Element>(content.size());
        for (var xmlNode : content) {
            if (xmlNode instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    public Optional<Element> firstChild() {
        for (var xmlNode : content) {
            if (xmlNode instanceof Element element) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    public Optional<Element> child(String name) {
        for (var xmlNode : content) {
            if (xmlNode instanceof Element element && element.name.equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    public static Optional<Element> child(@Nullable Element parent, String name) {
        return parent == null ? Optional.empty() : parent.child(name);
    }

    /** All elements of the name below this, in document order, without those in one of them, and of alternatives only the one that is read. */
    public Stream<Element> below(String name) {
        return below(element -> element.name.equals(name));
    }

    public Stream<Element> below(Predicate<Element> wanted) {
        return read().stream().flatMap(element -> wanted.test(element) ? Stream.of(element) : element.below(wanted));
    }

    /**
     * What is in it. Of alternatives (ECMA-376, part 3, 10.2) it is the one that Word shows: the first whose namespaces it knows,
     * or the fallback; if that has no words, one that has.
     */
    public List<Element> read() {
        return name.equals("AlternateContent") ? shown().map(Element::children).orElse(List.of()) : children();
    }

    /** Alternatives that Word does not show. */
    public List<Element> unread() {
        if (!name.equals("AlternateContent")) {
            return List.of();
        }
        var shown = shown();
        return alternatives()
                .filter(alternative -> shown.isEmpty() || shown.get() != alternative)
                .toList();
    }

    private Optional<Element> shown() {
        var known = alternatives()
                .filter(alternative ->
                        KNOWN.matcher(alternative.attribute("Requires")).matches())
                .toList();
        return known.stream()
                .findFirst()
                .filter(Element::hasWords)
                .or(() -> alternatives().filter(Element::hasWords).findFirst())
                .or(() -> known.stream().findFirst());
    }

    private Stream<Element> alternatives() {
        return children().stream().filter(element -> element.name.equals("Choice") || element.name.equals("Fallback"));
    }

    private boolean hasWords() {
        return below(element -> element.name.equals("t")).anyMatch(Element::hasText);
    }

    /** Empty if there is no such attribute. */
    public String attribute(String name) {
        for (int at = 0; at < attributes.size(); at += 2) {
            if (attributes.get(at).equals(name)) {
                return attributes.get(at + 1);
            }
        }
        return "";
    }

    public int number(String attribute, int otherwise) {
        try {
            return Integer.parseInt(attribute(attribute));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** All text in it. */
    public String text() {
        return text(Integer.MAX_VALUE);
    }

    /** The beginning of the text in it. */
    public String excerpt() {
        return text(EXCERPT);
    }

    private String text(int most) {
        var text = new StringBuilder();
        append(text, most);
        return text.toString();
    }

    private void append(StringBuilder text, int most) {
        for (var xmlNode : content) {
            if (text.length() >= most) {
                return;
            }
            switch (xmlNode) {
                case Element element -> element.append(text, most);
                case Characters characters ->
                    text.append(characters.text(), 0, Math.min(characters.text().length(), most - text.length()));
            }
        }
    }

    public boolean hasText() {
        for (var xmlNode : content) {
            boolean has = switch (xmlNode) {
                case Element element -> element.hasText();
                case Characters characters -> !characters.text().isBlank();
            };
            if (has) {
                return true;
            }
        }
        return false;
    }
}
