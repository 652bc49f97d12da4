package org.communique.file.print.tag;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Bullets are drawn, not written; what is heard and copied has them as text. */
final class ListTags {

    private static final String BULLET = "•";

    private ListTags() {}

    static void complete(TagTree tags) {
        for (var label : tags.all("Lbl")) {
            var list = label.getParent() == null ? null : label.getCOSObject().getCOSDictionary(COSName.P);
            list = list == null ? null : list.getCOSDictionary(COSName.P);
            if (list != null && isBulleted(list)) {
                label.setActualText(BULLET);
            }
        }
    }

    private static boolean isBulleted(COSDictionary list) {
        var attributes = list.getCOSDictionary(COSName.A);
        var numbering = attributes == null ? null : attributes.getNameAsString("ListNumbering");
        return numbering != null
                && switch (numbering) {
                    case "Disc", "Circle", "Square" -> true;
                    default -> false;
                };
    }
}
