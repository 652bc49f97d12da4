package org.communique.file.office.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.text.format.Html;
import org.communique.text.line.RevisionMark;

/** Writes what was inserted and deleted, by whom and when. Each has an id of its own. */
final class DocxRevisions {

    private final List<Reviser> revisers;
    private int count;

    /** @param revisers of each step */
    DocxRevisions(List<Reviser> revisers) {
        this.revisers = revisers;
    }

    /** Around runs; empty if nothing was done with them. */
    String open(RevisionMark revision) {
        return is(revision) ? element(revision, ">") : "";
    }

    String close(RevisionMark revision) {
        return is(revision) ? "</w:" + name(revision) + ">" : "";
    }

    /** Among the properties of a paragraph's mark, or of a row. */
    String mark(RevisionMark revision) {
        return is(revision) ? element(revision, "/>") : "";
    }

    /** Of a paragraph's mark. */
    String paragraph(RevisionMark revision) {
        return is(revision) ? "<w:rPr>" + mark(revision) + "</w:rPr>" : "";
    }

    private static boolean is(RevisionMark revision) {
        return !revision.equals(RevisionMark.NONE);
    }

    private static String name(RevisionMark revision) {
        return revision.deleted() == null ? "ins" : "del";
    }

    private String element(RevisionMark revision, String end) {
        var reviser = revisers.get(revision.step());
        return "<w:%s w:id=\"%d\" w:author=\"%s\" w:date=\"%s\"%s"
                .formatted(
                        name(revision),
                        ++count,
                        Html.escape(reviser.name()),
                        reviser.at().truncatedTo(ChronoUnit.SECONDS),
                        end);
    }
}
