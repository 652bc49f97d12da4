package org.communique.file.office;

import java.util.Set;
import org.communique.file.office.part.DocxStyles;
import org.communique.file.office.part.Element;

/** What this server puts around a text that is to be published: it is no part of that, and known by styles that texts do not have. */
final class PublishedFrame {

    private static final Set<String> STYLES =
            Set.of("coalition", "title", "date", "signatories heading", "fingerprint");

    private static final String TABLE = "signatories";

    private final boolean isThere;
    private final DocxStyles styles;

    PublishedFrame(FileProperties properties, DocxStyles styles) {
        this.isThere = properties.isFramed() && properties.origin().isPresent();
        this.styles = styles;
    }

    /** @param element a paragraph or table */
    boolean has(Element element) {
        if (!isThere) {
            return false;
        }
        return element.name().equals("tbl")
                ? styles.isNamed(DocxStyles.ofTable(element), Set.of(TABLE))
                : styles.isNamed(DocxStyles.of(element), STYLES);
    }
}
