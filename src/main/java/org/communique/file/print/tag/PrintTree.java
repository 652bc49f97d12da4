package org.communique.file.print.tag;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.communique.text.format.XmlCharacters;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page of ours as a tree, with what the tags of a file need beyond what is seen. */
public final class PrintTree {

    private static final Set<String> INDENTED = Set.of("ul", "ol", "blockquote");
    private static final int MOST_INDENTS = 8;

    static final String NOTE = "note-";
    static final String INSERTED = "inserted";
    static final String DELETED = "deleted";

    private static final String CALL = "call-";
    private static final String LINK = "link-";

    private final Document document;
    private final List<Element> elements = new ArrayList<>();
    private final Map<String, String> meanings = new HashMap<>();

    private PrintTree(Document document) {
        this.document = document;
        update();
        limitIndents();
    }

    /** After tables were changed. */
    public void update() {
        elements.clear();
        elements.addAll(descendants(document.getDocumentElement()));
    }

    /** In their order, itself first. */
    private static List<Element> descendants(Element root) {
        var descendants = new ArrayList<Element>();
        for (Node node = root; node != null; node = next(node, root)) {
            Budget.check();
            if (node instanceof Element element) {
                descendants.add(element);
            }
        }
        return descendants;
    }

    public static PrintTree of(String xhtml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new PrintTree(builder.parse(new InputSource(new StringReader(XmlCharacters.admitted(xhtml)))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("a page of ours is not well-formed", e);
        }
    }

    public Document document() {
        return document;
    }

    /** In their order. */
    public List<Element> all(String tag) {
        return elements.stream()
                .filter(element -> element.getTagName().equals(tag))
                .toList();
    }

    /** Lists and quotes inside each other would push words off the page. */
    private void limitIndents() {
        var depths = new IdentityHashMap<Node, Integer>();
        for (var element : elements) {
            int depth = depths.getOrDefault(element.getParentNode(), 0);
            if (INDENTED.contains(element.getTagName()) && ++depth > MOST_INDENTS) {
                element.setAttribute("style", "padding-left: 1mm; padding-right: 1mm");
            }
            depths.put(element, depth);
        }
    }

    public static void removeNotes(Element element) {
        for (var inner : descendants(element)) {
            if (isNote(inner)) {
                inner.getParentNode().removeChild(inner);
            }
        }
    }

    /**
     * Marks links, footnotes and changes, so that they are known again in the file: there their titles are the descriptions of their tags. The
     * typesetter adds links to footnotes when it lays them out.
     */
    public void mark() {
        update();
        for (var link : all("a")) {
            mark(link, LINK, words(link).isEmpty() ? link.getAttribute("href") : words(link));
        }
        all("ins").forEach(inserted -> inserted.setAttribute("title", INSERTED));
        all("del").forEach(deleted -> deleted.setAttribute("title", DELETED));
        for (var note : all("span")) {
            if (isNote(note)) {
                var words = words(note);
                mark(note, NOTE, words);
                for (Node node = note.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element call
                            && call.getAttribute("href").startsWith("#fs-footnote-")) {
                        call.setAttribute("title", callOf(note.getAttribute("title")));
                        meanings.put(call.getAttribute("title"), words);
                    }
                }
            }
        }
    }

    private void mark(Element element, String kind, String words) {
        var mark = kind + (meanings.size() + 1);
        element.setAttribute("title", mark);
        meanings.put(mark, words);
    }

    static String callOf(String note) {
        return CALL + note;
    }

    /** The words of what is marked. */
    String meaning(@Nullable String mark) {
        return mark == null ? "" : meanings.getOrDefault(mark, "");
    }

    /** Its rows have their last cell first. */
    public static boolean isMirrored(Element table) {
        return table.getAttribute("class").equals("mirrored");
    }

    private static boolean isNote(Element element) {
        return element.getAttribute("class").equals("footnote");
    }

    public void tagForeignWords() {
        var page = document.getDocumentElement();
        new ForeignWords(page.getAttribute("lang"), descendants(all("body").getFirst())).tag();
    }

    /** One bookmark for each heading, below that of the heading which it is under. */
    public void addBookmarks() {
        var head = all("head").getFirst();
        var bookmarks = document.createElement("bookmarks");
        head.appendChild(bookmarks);
        var path = new ArrayList<>(List.of(bookmarks));
        int headings = 0;
        for (var heading : elements) {
            if (!heading.getTagName().matches("h[1-6]") || words(heading).isEmpty()) {
                continue;
            }
            headings++;
            if (heading.getAttribute("id").isEmpty()) {
                heading.setAttribute("id", "heading:" + headings);
            }
            int level = heading.getTagName().charAt(1) - '0';
            while (path.size() > level) {
                path.removeLast();
            }
            var bookmark = document.createElement("bookmark");
            bookmark.setAttribute("name", words(heading));
            bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
            path.getLast().appendChild(bookmark);
            path.add(bookmark);
        }
    }

    /** Without footnotes. */
    private static String words(Element element) {
        var words = new StringBuilder();
        addWords(element, words);
        return words.toString().strip();
    }

    private static void addWords(Element element, StringBuilder words) {
        Budget.check();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                if (inner.getTagName().equals("br")) {
                    words.append(' ');
                } else if (!isNote(inner)) {
                    addWords(inner, words);
                }
            } else {
                words.append(node.getTextContent());
            }
        }
    }

    private static @Nullable Node next(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        var at = node;
        while (at != root && at.getNextSibling() == null) {
            at = at.getParentNode();
        }
        return at == root ? null : at.getNextSibling();
    }
}
