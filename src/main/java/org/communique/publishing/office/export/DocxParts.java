package org.communique.publishing.office.export;

import java.util.Map;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;

/** The parts of a WordprocessingML package that are the same, or nearly so, in every file. */
final class DocxParts {

    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static final String CONTENT_TYPES = XML + """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/word/document.xml" ContentType="%1$sdocument.main+xml"/>
        <Override PartName="/word/styles.xml" ContentType="%1$sstyles+xml"/>
        <Override PartName="/word/numbering.xml" ContentType="%1$snumbering+xml"/>
        <Override PartName="/word/footnotes.xml" ContentType="%1$sfootnotes+xml"/>
        <Override PartName="/word/footer1.xml" ContentType="%1$sfooter+xml"/>
        <Override PartName="/word/settings.xml" ContentType="%1$ssettings+xml"/>
        <Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
        """.formatted(MAIN);

    private static final String COMMENT_TYPES = """
        <Override PartName="/word/comments.xml" ContentType="%1$scomments+xml"/>
        <Override PartName="/word/commentsExtended.xml" ContentType="%1$scommentsExtended+xml"/>
        <Override PartName="/word/commentsIds.xml" ContentType="%1$scommentsIds+xml"/>
        <Override PartName="/word/people.xml" ContentType="%1$speople+xml"/>
        """.formatted(MAIN);

    static final String RELATIONSHIPS = XML + """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="%1$sofficeDocument" Target="word/document.xml"/>
        <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
        <Relationship Id="rId3" Type="%1$scustom-properties" Target="docProps/custom.xml"/>
        </Relationships>
        """.formatted(TYPE);

    private static final String DOCUMENT_RELATIONSHIPS = """
        <Relationship Id="rId1" Type="%1$sstyles" Target="styles.xml"/>
        <Relationship Id="rId2" Type="%1$snumbering" Target="numbering.xml"/>
        <Relationship Id="rId3" Type="%1$sfootnotes" Target="footnotes.xml"/>
        <Relationship Id="rId4" Type="%1$sfooter" Target="footer1.xml"/>
        <Relationship Id="rId5" Type="%1$ssettings" Target="settings.xml"/>
        """.formatted(TYPE);

    private static final String COMMENT_RELATIONSHIPS = """
        <Relationship Id="rId6" Type="%scomments" Target="comments.xml"/>
        <Relationship Id="rId7" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>
        <Relationship Id="rId8" Type="http://schemas.microsoft.com/office/2016/09/relationships/commentsIds" Target="commentsIds.xml"/>
        <Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2011/relationships/people" Target="people.xml"/>
        """.formatted(TYPE);

    static final String SETTINGS =
            XML + "<w:settings " + W + "><w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/>"
                    + "</w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\""
                    + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

    static final String FOOTER = XML + "<w:ftr " + W + "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
            + field("PAGE") + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" + field("NUMPAGES") + "</w:p></w:ftr>";

    /** Between the margins, in twentieths of a point. */
    static final int LANDSCAPE_WIDTH = 14578;

    /** A4. */
    enum Page {
        UPRIGHT("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1560\" w:right=\"1700\" w:bottom=\"1560\""
                + " w:left=\"1700\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>"),
        LANDSCAPE("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1130\""
                + " w:right=\"1130\" w:bottom=\"1130\" w:left=\"1130\" w:header=\"709\" w:footer=\"566\""
                + " w:gutter=\"0\"/>");

        private final String properties;

        Page(String properties) {
            this.properties = properties;
        }
    }

    private DocxParts() {}

    static String contentTypes(boolean withComments) {
        return CONTENT_TYPES + (withComments ? COMMENT_TYPES : "") + "</Types>";
    }

    static String documentRelationships(boolean withComments) {
        return DOCUMENT_RELATIONSHIPS + (withComments ? COMMENT_RELATIONSHIPS : "");
    }

    private static String field(String name) {
        return "<w:fldSimple w:instr=\"" + name + "\"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    }

    static String core(String title, String creator) {
        return XML
                + "<cp:coreProperties"
                + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + title + "</dc:title><dc:creator>"
                + creator
                + "</dc:creator></cp:coreProperties>";
    }

    /** The first two ids are reserved (ECMA-376, part 1, 22.3.2.2). */
    static String custom(Map<String, String> properties) {
        var xml = new StringBuilder(
                XML + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">");
        int id = 2;
        for (var property : properties.entrySet()) {
            xml.append(
                    "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%d\" name=\"%s\"><vt:lpwstr>%s</vt:lpwstr></property>"
                            .formatted(id++, Html.escape(property.getKey()), Html.escape(property.getValue())));
        }
        return xml.append("</Properties>").toString();
    }

    static String document(CharSequence body, Direction direction, Page page) {
        return XML + "<w:document " + W + "><w:body>" + body
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>" + page.properties
                + (direction.isRightToLeft() ? "<w:bidi/>" : "")
                + "</w:sectPr></w:body></w:document>";
    }

    static String footnotes(String notes) {
        return XML + "<w:footnotes " + W
                + "><w:footnote w:type=\"separator\""
                + " w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote"
                + " w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/>"
                + "</w:r></w:p></w:footnote>" + notes + "</w:footnotes>";
    }
}
