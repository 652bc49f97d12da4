package org.communique.file.office.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Word wants of a file before it opens it without repair: rules of ECMA-376 and of [MS-DOCX], restated. */
final class OpenXmlRules {

    /** The order of elements in the sequences of the schema (ECMA-376, part 1, A.1), of those that are written here. */
    private static final Map<String, List<String>> ORDER = Map.of(
            "pPr",
            List.of(
                    "pStyle",
                    "keepNext",
                    "keepLines",
                    "numPr",
                    "pBdr",
                    "bidi",
                    "spacing",
                    "ind",
                    "jc",
                    "outlineLvl",
                    "rPr"),
            "rPr",
            List.of(
                    "ins",
                    "del",
                    "rStyle",
                    "rFonts",
                    "b",
                    "bCs",
                    "i",
                    "iCs",
                    "strike",
                    "color",
                    "spacing",
                    "sz",
                    "szCs",
                    "u",
                    "vertAlign",
                    "rtl",
                    "lang"),
            "tblPr",
            List.of("tblStyle", "bidiVisual", "tblW", "tblBorders"),
            "trPr",
            List.of("tblHeader", "ins", "del"),
            "tc",
            List.of("tcPr", "p"),
            "sectPr",
            List.of("footerReference", "pgSz", "pgMar", "bidi"),
            "style",
            List.of("name", "basedOn", "qFormat", "pPr", "rPr", "tblPr"));

    /** What may be in an element. */
    private static final Map<String, Set<String>> CONTENT = Map.of(
            "ins", Set.of("r"),
            "del", Set.of("r"),
            "hyperlink", Set.of("r", "ins", "del"),
            "p", Set.of("pPr", "r", "ins", "del", "hyperlink", "commentRangeStart", "commentRangeEnd", "fldSimple"),
            "body", Set.of("p", "tbl", "sectPr"),
            "tbl", Set.of("tblPr", "tblGrid", "tr"),
            "tr", Set.of("trPr", "tc"));

    private final Map<String, Document> parts = new LinkedHashMap<>();

    private OpenXmlRules(byte[] file) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(parts).as("%s is there once", entry.getName()).doesNotContainKey(entry.getName());
                parts.put(
                        entry.getName(),
                        factory.newDocumentBuilder().parse(new ByteArrayInputStream(zip.readAllBytes())));
            }
        }
    }

    static void hold(byte[] file) {
        try {
            var rules = new OpenXmlRules(file);
            rules.packageIsWhole();
            rules.elementsAreInOrder();
            rules.idsAreUnique();
            rules.commentsAreWhole();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private void packageIsWhole() {
        assertThat(parts.keySet()).first().isEqualTo("[Content_Types].xml");
        var types = new HashMap<String, String>();
        each("[Content_Types].xml", "Override")
                .forEach(type -> types.put(type.getAttribute("PartName"), type.getAttribute("ContentType")));
        types.keySet().forEach(part -> assertThat(parts).containsKey(part.substring(1)));
        parts.keySet().stream()
                .filter(part -> part.startsWith("word/") && !part.endsWith(".rels"))
                .forEach(part -> assertThat(types).containsKey("/" + part));
        for (var part : parts.keySet()) {
            if (part.endsWith(".rels")) {
                var folder = part.substring(0, part.indexOf("_rels/"));
                var ids = new HashSet<String>();
                for (var relationship : each(part, "Relationship")) {
                    assertThat(ids.add(relationship.getAttribute("Id"))).isTrue();
                    if (!relationship.getAttribute("TargetMode").equals("External")) {
                        assertThat(parts).containsKey(folder + relationship.getAttribute("Target"));
                    }
                }
                var main = folder + part.substring(part.lastIndexOf('/') + 1).replace(".rels", "");
                if (parts.containsKey(main)) {
                    assertThat(ids).containsAll(references(main));
                }
            }
        }
    }

    private List<String> references(String part) {
        var found = new ArrayList<String>();
        for (var element : each(part, "*")) {
            var id =
                    element.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
            if (!id.isEmpty()) {
                found.add(id);
            }
        }
        return found;
    }

    private void elementsAreInOrder() {
        for (var part : List.of("word/document.xml", "word/styles.xml", "word/footnotes.xml")) {
            for (var element : each(part, "*")) {
                var names =
                        children(element).stream().map(Element::getLocalName).toList();
                var order = ORDER.get(element.getLocalName());
                if (order != null) {
                    assertThat(order).as("in %s", element.getLocalName()).containsAll(names);
                    assertThat(names.stream().map(order::indexOf).toList())
                            .as("order in %s: %s", element.getLocalName(), names)
                            .isSorted();
                }
                var content = CONTENT.get(element.getLocalName());
                if (content != null && !element.getParentNode().getLocalName().endsWith("Pr")) {
                    assertThat(content).as("in %s", element.getLocalName()).containsAll(names);
                }
                boolean deleted = element.getLocalName().equals("del")
                        && !element.getParentNode().getLocalName().endsWith("Pr");
                if (deleted) {
                    assertThat(element.getElementsByTagNameNS("*", "t").getLength())
                            .as("deleted text is delText")
                            .isZero();
                }
                if (element.getLocalName().equals("tc")) {
                    assertThat(names).last().isEqualTo("p");
                }
            }
        }
        for (var delText : each("word/document.xml", "delText")) {
            assertThat(delText.getParentNode().getParentNode().getLocalName()).isEqualTo("del");
        }
    }

    private void idsAreUnique() {
        for (var part : List.of("word/document.xml", "word/footnotes.xml")) {
            var ids = new HashSet<String>();
            for (var name : List.of("ins", "del")) {
                each(part, name).forEach(change -> {
                    assertThat(ids.add(attribute(change, "id"))).isTrue();
                    assertThat(attribute(change, "author")).isNotNull();
                    assertThat(attribute(change, "date")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                });
            }
        }
        var footnotes = new HashSet<String>();
        each("word/footnotes.xml", "footnote")
                .forEach(
                        note -> assertThat(footnotes.add(attribute(note, "id"))).isTrue());
        each("word/document.xml", "footnoteReference")
                .forEach(reference -> assertThat(footnotes).contains(attribute(reference, "id")));
        var lists = new HashSet<String>();
        each("word/numbering.xml", "num")
                .forEach(num -> assertThat(lists.add(attribute(num, "numId"))).isTrue());
        each("word/document.xml", "numId").forEach(num -> assertThat(lists).contains(attribute(num, "val")));
        var styles = new HashSet<String>();
        each("word/styles.xml", "style")
                .forEach(style ->
                        assertThat(styles.add(attribute(style, "styleId"))).isTrue());
        for (var name : List.of("pStyle", "rStyle", "tblStyle")) {
            each("word/document.xml", name).forEach(style -> assertThat(styles).contains(attribute(style, "val")));
        }
    }

    private void commentsAreWhole() {
        if (!parts.containsKey("word/comments.xml")) {
            assertThat(each("word/document.xml", "commentReference")).isEmpty();
            return;
        }
        var ids = each("word/comments.xml", "comment").stream()
                .map(comment -> attribute(comment, "id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (var name : List.of("commentRangeStart", "commentRangeEnd", "commentReference")) {
            assertThat(each("word/document.xml", name).stream().map(mark -> attribute(mark, "id")))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
        var paragraphs = each("word/comments.xml", "p").stream()
                .map(paragraph -> attribute(paragraph, "paraId"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(paragraphs).doesNotHaveDuplicates().hasSameSizeAs(ids);
        assertThat(paragraphs).allMatch(id -> Long.parseLong(id, 16) < 0x80000000L);
        for (var part : List.of("word/commentsExtended.xml", "word/commentsIds.xml")) {
            assertThat(each(part, "*").stream()
                            .filter(each -> each.getLocalName().startsWith("commentEx")
                                            && !each.getLocalName().equals("commentsEx")
                                    || each.getLocalName().equals("commentId"))
                            .map(each -> attribute(each, "paraId")))
                    .containsExactlyInAnyOrderElementsOf(paragraphs);
        }
        assertThat(each("word/people.xml", "person").stream().map(person -> attribute(person, "author")))
                .containsAll(each("word/comments.xml", "comment").stream()
                        .map(comment -> attribute(comment, "author"))
                        .toList());
    }

    private List<Element> each(String part, String name) {
        assertThat(parts).containsKey(part);
        return elements(requireNonNull(parts.get(part)).getElementsByTagNameNS("*", name));
    }

    private static List<Element> children(Element element) {
        return elements(element.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Whatever its namespace. */
    private static String attribute(Element element, String name) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i).getLocalName().equals(name)) {
                return attributes.item(i).getNodeValue();
            }
        }
        return "";
    }
}
