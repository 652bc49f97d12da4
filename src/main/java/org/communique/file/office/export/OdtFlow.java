package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.communique.file.office.export.CommentAnchors.Mark;
import org.communique.file.office.export.CommentAnchors.Part;
import org.communique.file.office.export.CommentAnchors.Run;
import org.communique.text.line.LineShape;
import org.communique.text.line.RevisionMark;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.jspecify.annotations.Nullable;

/**
 * Words one after the other, over the ends of paragraphs. What was inserted is between two marks, and what was deleted is collected until something
 * follows that is still there, as that has the mark.
 */
final class OdtFlow {

    /**
     * @param run   null for the end of the paragraph
     * @param table instead of a paragraph, or empty
     */
    private record Gone(LineShape shape, int step, @Nullable TrackedRun run, String table) {}

    private final OdtRevisions revisions;
    private final OdtRunWriter runs;
    private final Supplier<OdtBlocks> blocks;
    private final @Nullable Integer around;
    private final List<Gone> gone = new ArrayList<>();
    private @Nullable Integer inserting;
    private String region = "";

    /**
     * @param blocks to put what was deleted in
     * @param around the step that inserted all of it; null if none did
     */
    OdtFlow(OdtRevisions revisions, OdtRunWriter runs, Supplier<OdtBlocks> blocks, @Nullable Integer around) {
        this.revisions = revisions;
        this.runs = runs;
        this.blocks = blocks;
        this.around = around;
    }

    /** What is left of a paragraph that is still there. */
    String paragraph(LineShape shape, RevisionMark end, List<Part> content) {
        var xml = new StringBuilder();
        boolean afterSpace = true;
        for (var part : content) {
            switch (part) {
                case Mark mark -> {
                    xml.append(turn(shape, inserting));
                    xml.append(runs.mark(mark));
                }
                case Run(var run) -> {
                    if (run.revision().deleted() instanceof Integer step) {
                        gone.add(new Gone(shape, step, run, ""));
                    } else {
                        xml.append(turn(shape, run.revision().inserted()));
                        xml.append(runs.run(run, afterSpace));
                        afterSpace = OdtRunWriter.isAfterSpace(run, afterSpace);
                    }
                }
            }
        }
        return xml.append(turn(shape, end.inserted())).toString();
    }

    /** A paragraph that is gone with its end. */
    void deleted(LineShape shape, int step, List<TrackedRun> content) {
        content.forEach(run ->
                gone.add(new Gone(shape, Objects.requireNonNull(run.revision().deleted()), run, "")));
        gone.add(new Gone(shape, step, null, ""));
    }

    /** A table that is gone. */
    void deleted(int step, String table) {
        gone.add(new Gone(LineShape.PLAIN, step, null, table));
    }

    boolean isOpen() {
        return inserting != null || !gone.isEmpty();
    }

    /** What comes next stands in such a paragraph and was inserted by the step, or by none. */
    private String turn(LineShape shape, @Nullable Integer step) {
        var to = Objects.equals(step, around) ? null : step;
        var xml = new StringBuilder();
        if (inserting != null && (!gone.isEmpty() || !inserting.equals(to))) {
            xml.append(OdtRevisions.mark("change-end", region));
            inserting = null;
        }
        for (int from = 0, end; from < gone.size(); from = end) {
            int by = gone.get(from).step();
            end = from + 1;
            while (end < gone.size() && gone.get(end).step() == by) {
                end++;
            }
            var next = end < gone.size() ? gone.get(end).shape() : shape;
            xml.append(OdtRevisions.mark("change", revisions.deletion(by, paragraphs(gone.subList(from, end), next))));
        }
        gone.clear();
        if (to != null && inserting == null) {
            region = revisions.insertion(to);
            xml.append(OdtRevisions.mark("change-start", region));
            inserting = to;
        }
        return xml.toString();
    }

    /** If the end of a paragraph was deleted, the beginning of the next is there too, as that is what it would be joined with. */
    private String paragraphs(List<Gone> deleted, LineShape next) {
        var paragraphs = blocks.get();
        var line = new ArrayList<TrackedRun>();
        var shape = deleted.getFirst().shape();
        for (int at = 0; at < deleted.size(); at++) {
            if (deleted.get(at).run() instanceof TrackedRun run) {
                line.add(run);
            } else {
                var table = deleted.get(at).table();
                if (table.isEmpty()) {
                    paragraphs.add(shape, line, runs.plain(line));
                } else {
                    paragraphs.outside().append(table);
                }
                line.clear();
                shape = at + 1 < deleted.size() ? deleted.get(at + 1).shape() : next;
            }
        }
        paragraphs.add(shape, line, runs.plain(line));
        return paragraphs.outside().toString();
    }
}
