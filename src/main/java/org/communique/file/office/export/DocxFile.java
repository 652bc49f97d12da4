package org.communique.file.office.export;

import java.util.Map;
import org.communique.file.office.export.DocxParts.Page;
import org.communique.text.format.Html;

/** The package of a file around its body. */
final class DocxFile {

    private DocxFile() {}

    /**
     * @param language   BCP 47 tag
     * @param properties by their names
     */
    static byte[] of(
            String title,
            String creator,
            String language,
            Page page,
            DocxBodyWriter body,
            Map<String, String> properties) {
        var file = new OfficePackage();
        var comments = body.comments();
        file.add("[Content_Types].xml", DocxParts.contentTypes(!comments.isEmpty()));
        file.add("_rels/.rels", DocxParts.RELATIONSHIPS);
        file.add("docProps/core.xml", DocxParts.core(Html.escape(title), Html.escape(creator)));
        file.add("docProps/custom.xml", DocxParts.custom(properties));
        file.add("word/document.xml", body.document(page));
        file.add("word/styles.xml", DocxParts.styles(Html.escape(language), body.styles()));
        file.add("word/numbering.xml", body.numbering());
        file.add("word/footnotes.xml", body.footnotes());
        file.add("word/footer1.xml", DocxParts.FOOTER);
        file.add("word/settings.xml", DocxParts.SETTINGS);
        file.add(
                "word/_rels/document.xml.rels",
                body.links().relationships(DocxParts.documentRelationships(!comments.isEmpty())));
        file.add("word/_rels/footnotes.xml.rels", body.noteLinks().relationships(""));
        if (!comments.isEmpty()) {
            file.add("word/comments.xml", comments.comments());
            file.add("word/commentsExtended.xml", comments.extended());
            file.add("word/commentsIds.xml", comments.ids());
            file.add("word/people.xml", comments.people());
        }
        return file.bytes();
    }
}
