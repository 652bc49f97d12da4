package org.communique.file.office.export;

import java.util.Map;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;

/** The parts of a WordprocessingML package that are the same, or nearly so, in every file. */
final class DocxParts {

    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    static final String RELATIONSHIPS = OfficePackage.resource("docx-relationships.xml");
    static final String SETTINGS = OfficePackage.resource("docx-settings.xml");
    static final String FOOTER = OfficePackage.resource("docx-footer.xml");

    private static final String CONTENT_TYPES = OfficePackage.resource("docx-content-types.xml");
    private static final String COMMENT_TYPES = OfficePackage.resource("docx-comment-types.xml");
    private static final String DOCUMENT_RELATIONSHIPS = OfficePackage.resource("docx-document-relationships.xml");
    private static final String COMMENT_RELATIONSHIPS = OfficePackage.resource("docx-comment-relationships.xml");
    private static final String STYLES = OfficePackage.resource("docx-styles.xml");

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
        return CONTENT_TYPES.replace("{comments}", withComments ? COMMENT_TYPES : "");
    }

    static String documentRelationships(boolean withComments) {
        return DOCUMENT_RELATIONSHIPS + (withComments ? COMMENT_RELATIONSHIPS : "");
    }

    /** @param own of this text alone */
    static String styles(String language, String own) {
        return STYLES.replace("{language}", language).replace("{own}", own);
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
