package org.communique.publishing.office.export;

import java.util.List;
import java.util.Map;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;

/** The parts of a WordprocessingML package that are the same, or nearly so, in every file. */
final class DocxParts {

    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
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

    /**
     * A numbered list of a text. It is one of its own, so that each counts from its own start, without an override, of which LibreOffice
     * makes two lists.
     *
     * @param level from 0, the only one at which it has items
     */
    record NumberedList(int start, int level) {}

    /** List 1 is of bullets. */
    static String numbering(List<NumberedList> lists) {
        var xml = new StringBuilder(XML + "<w:numbering " + W + ">");
        abstractList(xml, 0, 8, "bullet", 1);
        for (int i = 0; i < lists.size(); i++) {
            abstractList(
                    xml, i + 1, lists.get(i).level(), "decimal", lists.get(i).start());
        }
        for (int i = 0; i <= lists.size(); i++) {
            xml.append("<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>".formatted(i + 1, i));
        }
        return xml.append("</w:numbering>").toString();
    }

    private static void abstractList(StringBuilder xml, int id, int deepest, String format, int start) {
        xml.append("<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"multilevel\"/>".formatted(id));
        for (int level = 0; level <= deepest; level++) {
            xml.append("""
                <w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>\
                <w:pPr><w:ind w:left="%d" w:hanging="425"/></w:pPr></w:lvl>\
                """.formatted(
                    level, start, format, format.equals("bullet") ? "•" : "%" + (level + 1) + ".", (level + 1) * 425));
        }
        xml.append("</w:abstractNum>");
    }

    /** @param own of this text alone */
    static String styles(String language, String own) {
        return XML + "<w:styles " + W + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\""
                + " w:hAnsi=\"Georgia\" w:cs=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs"
                + " w:val=\"24\"/><w:lang"
                + " w:val=\"" + language + "\" w:eastAsia=\"" + language + "\" w:bidi=\"" + language
                + "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing"
                + " w:after=\"160\" w:line=\"300\""
                + " w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
                + paragraph("Normal", "Normal", "", "", true)
                + heading(1, 30)
                + heading(2, 26)
                + heading(3, 22)
                + heading(4, 22)
                + paragraph(
                        "Title",
                        "Title",
                        "<w:spacing w:after=\"200\" w:line=\"240\" w:lineRule=\"auto\"/>",
                        "<w:b/><w:bCs/>" + size(44),
                        false)
                + paragraph(
                        "Coalition",
                        "Coalition",
                        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"6\"/></w:pBdr><w:spacing"
                                + " w:after=\"480\"/>",
                        "<w:color w:val=\"44505C\"/><w:spacing w:val=\"10\"/>" + size(20),
                        false)
                + paragraph(
                        "Date", "Date", "<w:spacing w:after=\"480\"/>", "<w:color w:val=\"44505C\"/>" + size(20), false)
                + paragraph(
                        "Quote",
                        "Quote",
                        "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"10\""
                                + " w:color=\"B9C1C9\"/></w:pBdr><w:ind w:left=\"284\"/>",
                        "<w:color w:val=\"333C45\"/>",
                        false)
                + paragraph(
                        "Rule",
                        "Rule",
                        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\""
                                + " w:color=\"9AA3AD\"/></w:pBdr><w:spacing w:after=\"240\"/>",
                        "",
                        false)
                + continuations()
                + paragraph(
                        "TableText",
                        "Table Text",
                        "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"260\" w:lineRule=\"auto\"/>",
                        size(20),
                        false)
                + paragraph(
                        "TableHeading",
                        "Table Heading",
                        "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\" w:line=\"260\" w:lineRule=\"auto\"/>",
                        "<w:b/><w:bCs/>" + size(20),
                        false)
                + paragraph(
                        "Small",
                        "Small",
                        "<w:spacing w:after=\"40\"/>",
                        "<w:color w:val=\"44505C\"/>" + size(17),
                        false)
                + paragraph(
                        "Fingerprint",
                        "Fingerprint",
                        "<w:spacing w:after=\"40\"/>",
                        "<w:color w:val=\"44505C\"/>" + size(17),
                        false)
                + "<w:style w:type=\"paragraph\" w:styleId=\"SignatoriesHeading\"><w:name w:val=\"Signatories"
                + " heading\"/><w:basedOn w:val=\"Heading1\"/><w:qFormat/></w:style>"
                + paragraph(
                        "FootnoteText",
                        "footnote text",
                        "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
                        size(18),
                        false)
                + paragraph(
                        "Footer", "footer", "<w:jc w:val=\"center\"/>", "<w:color w:val=\"5B6470\"/>" + size(18), false)
                + paragraph("CommentText", "annotation text", "", size(20), false)
                + "<w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name w:val=\"annotation"
                + " reference\"/><w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>"
                + "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote"
                + " reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style><w:style"
                + " w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color"
                + " w:val=\"1F5F8B\"/><w:u w:val=\"single\"/></w:rPr></w:style><w:style w:type=\"table\""
                + " w:styleId=\"Lines\"><w:name w:val=\"Lines\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\""
                + " w:sz=\"6\"/><w:bottom w:val=\"single\" w:sz=\"6\"/><w:insideH w:val=\"single\" w:sz=\"4\""
                + " w:color=\"C3CAD1\"/></w:tblBorders></w:tblPr></w:style><w:style w:type=\"table\""
                + " w:styleId=\"Signatories\"><w:name w:val=\"Signatories\"/><w:basedOn w:val=\"Lines\"/></w:style>"
                + own
                + "</w:styles>";
    }

    /** Of further paragraphs of list items. */
    private static String continuations() {
        var styles = new StringBuilder();
        for (int level = 1; level <= DocxBodyWriter.DEEPEST_LIST + 1; level++) {
            styles.append(paragraph(
                    "ListContinue" + level,
                    level == 1 ? "List Continue" : "List Continue " + level,
                    "<w:ind w:left=\"%d\"/>".formatted(level * DocxBodyWriter.LIST_INDENT),
                    "",
                    false));
        }
        return styles.toString();
    }

    private static String heading(int level, int halfPoints) {
        var properties =
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"%d\" w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"%d\"/>"
                        .formatted(level == 1 ? 400 : 280, level - 1);
        return paragraph(
                "Heading" + level,
                "heading " + level,
                properties,
                (level == 4 ? "<w:i/><w:iCs/>" : "<w:b/><w:bCs/>") + size(halfPoints),
                false);
    }

    private static String size(int halfPoints) {
        return "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>".formatted(halfPoints, halfPoints + 2);
    }

    private static String paragraph(String id, String name, String paragraph, String run, boolean standard) {
        return "<w:style w:type=\"paragraph\"" + (standard ? " w:default=\"1\"" : "") + " w:styleId=\"" + id
                + "\"><w:name w:val=\"" + name + "\"/>"
                + (standard ? "" : "<w:basedOn w:val=\"Normal\"/>")
                + "<w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
    }
}
