package org.communique.amendment.origin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.jspecify.annotations.Nullable;

/**
 * What was changed in a passage, to be found again in another comparison.
 *
 * @param before null if it was inserted
 * @param after  null if it was deleted
 * @param edits  in the order of the passage before
 */
record PassageEdits(@Nullable Content before, @Nullable Content after, Set<Edit> edits) {

    /** A passage with its marks; the numbers of list items may differ. */
    record Content(Kind kind, int level, int lists, int quotes, List<Inline> line) {}

    /** @param offset in the letters of the passage before */
    record Edit(int offset, List<Inline> removed, List<Inline> added) {}

    static PassageEdits of(Passage passage) {
        var before = new ArrayList<Inline>();
        var after = new ArrayList<Inline>();
        var edits = new HashSet<Edit>();
        var removed = new ArrayList<Inline>();
        var added = new ArrayList<Inline>();
        int offset = 0;
        int begin = 0;
        for (var run : passage.runs()) {
            if (run.change() == Change.KEPT) {
                collect(begin, removed, added, before, edits);
            } else if (removed.isEmpty() && added.isEmpty()) {
                begin = offset;
            }
            if (run.change() != Change.INSERTED) {
                var old = old(run);
                before.add(old);
                offset += PlainText.of(List.of(old)).length();
                if (run.change() != Change.KEPT) {
                    removed.add(old);
                }
            }
            if (run.change() != Change.DELETED) {
                after.add(run.inline());
                if (run.change() != Change.KEPT) {
                    added.add(run.inline());
                }
            }
        }
        collect(begin, removed, added, before, edits);
        return switch (passage.fate()) {
            case KEPT, MOVED_HERE -> new PassageEdits(content(passage, before), content(passage, after), edits);
            case INSERTED -> new PassageEdits(null, content(passage, after), Set.of());
            case DELETED -> new PassageEdits(content(passage, before), null, Set.of());
            // It is shown again where it is now.
            case MOVED_AWAY -> new PassageEdits(null, null, Set.of());
        };
    }

    private static Inline old(Run run) {
        return run.before() instanceof Inline before ? before : run.inline();
    }

    private static void collect(
            int begin, List<Inline> removed, List<Inline> added, List<Inline> before, Set<Edit> edits) {
        if (!removed.isEmpty() || !added.isEmpty()) {
            edits.add(first(new Edit(begin, merged(removed), merged(added)), PlainText.of(before)));
            removed.clear();
            added.clear();
        }
    }

    /** Of the places where words between equal letters can have been added or removed, the first: comparisons choose any. */
    private static Edit first(Edit edit, String letters) {
        boolean adds = edit.removed().isEmpty();
        var line = adds ? edit.added() : edit.removed();
        if (line.size() != 1
                || !(line.getFirst() instanceof Text(var words, var marks))
                || !adds && !edit.added().isEmpty()) {
            return edit;
        }
        int offset = edit.offset();
        int length = words.length();
        int turned = 0;
        while (offset > 0 && letters.charAt(offset - 1) == words.charAt(Math.floorMod(length - 1 - turned, length))) {
            offset--;
            turned++;
        }
        int cut = Math.floorMod(length - turned, length);
        var turnedWords = List.<Inline>of(new Text(words.substring(cut) + words.substring(0, cut), marks));
        return adds ? new Edit(offset, List.of(), turnedWords) : new Edit(offset, turnedWords, List.of());
    }

    private static Content content(Passage passage, List<Inline> line) {
        var shape = passage.shape();
        return new Content(shape.kind(), shape.level(), shape.lists(), shape.quotes(), merged(line));
    }

    /** Comparisons cut a line where its changes are. */
    private static List<Inline> merged(List<Inline> line) {
        var merged = new ArrayList<Inline>();
        for (var inline : line) {
            if (inline instanceof Text(var text, var marks)
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Text(var last, var lastMarks)
                    && marks.equals(lastMarks)) {
                merged.set(merged.size() - 1, new Text(last + text, marks));
            } else {
                merged.add(inline);
            }
        }
        return List.copyOf(merged);
    }
}
