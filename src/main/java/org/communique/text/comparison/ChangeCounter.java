package org.communique.text.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.comparison.Comparison.Summary;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/** Counts what a comparison found. */
final class ChangeCounter {

    private int added;
    private int removed;
    private int restyled;
    private int paragraphsAdded;
    private int paragraphsRemoved;
    private int paragraphsMoved;
    private final Set<Integer> changed = new HashSet<>();

    private ChangeCounter() {}

    static Summary of(List<Passage> passages) {
        var changeCounter = new ChangeCounter();
        passages.forEach(changeCounter::count);
        return new Summary(
                changeCounter.added,
                changeCounter.removed,
                changeCounter.restyled,
                changeCounter.paragraphsAdded,
                changeCounter.paragraphsRemoved,
                changeCounter.changed.size(),
                changeCounter.paragraphsMoved);
    }

    private void count(Passage passage) {
        if (passage.fate() != Fate.MOVED_AWAY) {
            for (var run : passage.runs()) {
                if (run.change() != Change.KEPT && run.inline() instanceof Text(var text, var _)) {
                    count(run.change(), Words.count(text));
                }
            }
        }
        var after = passage.after();
        if (passage.isReworded() && after != null) {
            changed.add(after);
        }
        var kind = passage.shape().kind();
        if (kind != Kind.FOOTNOTE && kind != Kind.RULE) {
            paragraphsAdded += passage.fate() == Fate.INSERTED ? 1 : 0;
            paragraphsRemoved += passage.fate() == Fate.DELETED ? 1 : 0;
            paragraphsMoved += passage.fate() == Fate.MOVED_HERE ? 1 : 0;
        }
    }

    private void count(Change change, int words) {
        switch (change) {
            case INSERTED -> added += words;
            case DELETED -> removed += words;
            case RESTYLED -> restyled += words;
            case KEPT -> {}
        }
    }
}
