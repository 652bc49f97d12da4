package org.communique.publishing.office.export;

/** The named styles of a file. */
final class DocxStyleSheet {

    private DocxStyleSheet() {}

    /** @param own of this text alone */
    static String of(String language, String own) {
        return DocxParts.XML + "<w:styles " + DocxParts.W
                + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\""
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
        for (int level = 1; level <= DocxLists.DEEPEST + 1; level++) {
            styles.append(paragraph(
                    "ListContinue" + level,
                    level == 1 ? "List Continue" : "List Continue " + level,
                    "<w:ind w:left=\"%d\"/>".formatted(level * DocxLists.INDENT),
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
