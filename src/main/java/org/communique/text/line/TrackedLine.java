package org.communique.text.line;

import java.util.List;
import org.communique.text.document.RichText.Inline;

/** A paragraph or table of a text whose changes are known. */
public sealed interface TrackedLine {

    RevisionMark revision();

    record Words(LineShape shape, RevisionMark revision, List<TrackedRun> runs) implements TrackedLine {}

    /** @param nesting as that of {@link LineShape} */
    record Grid(String nesting, RevisionMark revision, List<TrackedRow> rows) implements TrackedLine {}

    /** @param cells as many in each row of a table */
    record TrackedRow(boolean header, RevisionMark revision, List<List<TrackedRun>> cells) {}

    /**
     * @param inline a footnote is without its words here
     * @param note   the words of a footnote, else empty
     */
    record TrackedRun(Inline inline, RevisionMark revision, List<TrackedRun> note) {}
}
