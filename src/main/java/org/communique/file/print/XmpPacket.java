package org.communique.file.print;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.communique.text.format.Html;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about itself, in XMP (ISO 16684-1). PDF/A wants what is in the document information to be the same here, and what no
 * predefined schema has to be described.
 */
final class XmpPacket {

    private static final String PACKET = """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
         xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"\
         xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:text="urn:x-communique:text#">
        <pdfaid:part>3</pdfaid:part>
        %s<dc:format>application/pdf</dc:format>
        %s</rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
         xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag>
        %s</rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>\
        """;

    private static final String SCHEMA = """
        <rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>%s</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>%s</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq>
        %s</rdf:Seq></pdfaSchema:property>
        </rdf:li>
        """;

    private static final String PROPERTY = """
        <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>%s</pdfaProperty:name>
        <pdfaProperty:valueType>%s</pdfaProperty:valueType>
        <pdfaProperty:category>%s</pdfaProperty:category>
        <pdfaProperty:description>%s</pdfaProperty:description>
        </rdf:li>
        """;

    private static final String ACCESSIBLE =
            "<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n";

    /** Its letters are those that are seen, and no more is said of it. */
    private static final String LEGIBLE = "<pdfaid:conformance>U</pdfaid:conformance>\n";

    private XmpPacket() {}

    /**
     * @param properties of the text, by names of letters
     * @param accessible whether it is PDF/UA-1 and PDF/A-3a, rather than PDF/A-3u
     */
    static String of(
            PDDocumentInformation information, Instant date, Map<String, String> properties, boolean accessible) {
        return PACKET.formatted(
                accessible ? ACCESSIBLE : LEGIBLE, values(information, date) + texts(properties), schemas(properties));
    }

    private static String values(PDDocumentInformation information, Instant date) {
        return element(
                        "dc:title",
                        information.getTitle(),
                        "<rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>")
                + element("dc:creator", information.getAuthor(), "<rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>")
                + element(
                        "dc:description",
                        information.getSubject(),
                        "<rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>")
                + element("pdf:Producer", information.getProducer(), "%s")
                + element("xmp:CreateDate", date.truncatedTo(ChronoUnit.SECONDS).toString(), "%s");
    }

    private static String element(String name, @Nullable String value, String form) {
        return value == null ? "" : "<%s>%s</%s>\n".formatted(name, form.formatted(Html.escape(value)), name);
    }

    private static String texts(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> element("text:" + name(property.getKey()), property.getValue(), "%s"))
                .collect(Collectors.joining());
    }

    private static String name(String property) {
        return property.substring(property.indexOf('.') + 1);
    }

    private static String schemas(Map<String, String> properties) {
        var accessible = SCHEMA.formatted(
                "PDF/UA identification",
                "http://www.aiim.org/pdfua/ns/id/",
                "pdfuaid",
                PROPERTY.formatted("part", "Integer", "internal", "Part of ISO 14289 that the file conforms to"));
        if (properties.isEmpty()) {
            return accessible;
        }
        var ofText = properties.keySet().stream()
                .map(name -> PROPERTY.formatted(name(name), "Text", "external", "Of the text that the file shows"))
                .collect(Collectors.joining());
        return accessible + SCHEMA.formatted("Text of a statement", "urn:x-communique:text#", "text", ofText);
    }
}
