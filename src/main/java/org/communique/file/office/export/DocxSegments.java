package org.communique.file.office.export;

import org.communique.text.line.RevisionMark;

/** Puts together what has the same link and the same change; a change can be in a link, and no link in a change (ECMA-376, part 1, A.1). */
final class DocxSegments {

    private final StringBuilder xml = new StringBuilder();
    private final DocxRevisions revisions;
    private String link = "";
    private RevisionMark revision = RevisionMark.NONE;

    DocxSegments(DocxRevisions revisions) {
        this.revisions = revisions;
    }

    /** @param to the id of what it links to, or empty */
    void add(String to, RevisionMark change, String runs) {
        boolean sameLink = to.equals(link);
        if (!sameLink || !change.equals(revision)) {
            xml.append(revisions.close(revision));
            if (!sameLink) {
                xml.append(link.isEmpty() ? "" : "</w:hyperlink>");
                xml.append(to.isEmpty() ? "" : "<w:hyperlink r:id=\"" + to + "\">");
            }
            xml.append(revisions.open(change));
            link = to;
            revision = change;
        }
        xml.append(runs);
    }

    @Override
    public String toString() {
        return xml + revisions.close(revision) + (link.isEmpty() ? "" : "</w:hyperlink>");
    }
}
