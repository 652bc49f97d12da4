package org.communique.file.print.tag;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;

/** PDF 1.7 has no tags for what was inserted or deleted, but says how words are decorated (ISO 32000-1, 14.8.5.4.5). */
final class ChangeTags {

    private ChangeTags() {}

    static void complete(TagTree tags) {
        for (var tag : tags.all()) {
            var mark = tag.getAlternateDescription();
            boolean deleted = PrintTree.DELETED.equals(mark);
            if (deleted || PrintTree.INSERTED.equals(mark)) {
                tag.getCOSObject().removeItem(COSName.ALT);
                var look = new PDLayoutAttributeObject();
                look.setTextDecorationType(
                        deleted
                                ? PDLayoutAttributeObject.TEXT_DECORATION_TYPE_LINE_THROUGH
                                : PDLayoutAttributeObject.TEXT_DECORATION_TYPE_UNDERLINE);
                tag.addAttribute(look);
            }
        }
    }
}
