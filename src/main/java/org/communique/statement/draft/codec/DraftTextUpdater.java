package org.communique.statement.draft.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.crdt.YText;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.TextRun;
import org.communique.text.comparison.TextReplacement;
import org.communique.text.comparison.WordChanges;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/** Changes the words and marks of shared texts that differ from other ones. */
final class DraftTextUpdater {

    private final WordChanges wordChanges;

    /** @param letters about how many all texts have */
    DraftTextUpdater(long letters) {
        wordChanges = new WordChanges(letters);
    }

    void update(YText present, YText wanted) {
        var old = new RunCursor(present.toDelta());
        var now = new RunCursor(wanted.toDelta());
        List<DeltaOperation> delta = new ArrayList<>();
        for (var change : wordChanges.between(old.letters, now.letters)) {
            keep(change.from() - old.at, old, now, delta);
            replace(change, old, now, delta);
        }
        keep(old.letters.length() - old.at, old, now, delta);
        present.applyDelta(delta);
    }

    private static void keep(int length, RunCursor old, RunCursor now, List<DeltaOperation> delta) {
        for (int left = length; left > 0; ) {
            Budget.check();
            int step = Math.min(left, Math.min(old.untilEndOfRun(), now.untilEndOfRun()));
            retain(step, changes(old.formats(), now.formats()), delta);
            old.advance(step);
            now.advance(step);
            left -= step;
        }
    }

    /** New words stand after the first letter that goes, and so between the letters by which a comment knows the old ones. */
    private static void replace(TextReplacement change, RunCursor old, RunCursor now, List<DeltaOperation> delta) {
        int deleted = change.to() - change.from();
        int first = deleted == 0 ? 0 : Character.charCount(old.letters.codePointAt(change.from()));
        delete(first, delta);
        for (int left = change.words().length(); left > 0; ) {
            Budget.check();
            int step = Math.min(left, now.untilEndOfRun());
            delta.add(new DeltaOperation.Insert(now.letters.substring(now.at, now.at + step), now.formats()));
            now.advance(step);
            left -= step;
        }
        delete(deleted - first, delta);
        old.advance(deleted);
    }

    private static void retain(int length, Map<String, @Nullable Object> changes, List<DeltaOperation> delta) {
        boolean isLonger = changes.isEmpty()
                && !delta.isEmpty()
                && delta.getLast() instanceof DeltaOperation.Retain before
                && before.attributes().isEmpty();
        long earlier = isLonger ? ((DeltaOperation.Retain) delta.removeLast()).length() : 0;
        delta.add(new DeltaOperation.Retain(earlier + length, changes));
    }

    private static void delete(int length, List<DeltaOperation> delta) {
        if (length > 0) {
            delta.add(new DeltaOperation.Delete(length));
        }
    }

    private static Map<String, @Nullable Object> changes(
            Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        old.keySet().forEach(name -> changes.put(name, null));
        changes.putAll(now);
        changes.entrySet().removeIf(change -> Objects.equals(change.getValue(), old.get(change.getKey())));
        return changes;
    }

    private static final class RunCursor {

        private final List<TextRun> runs;
        private final String letters;
        private int at;
        private int run;
        private int endOfRun;

        RunCursor(List<TextRun> runs) {
            this.runs = runs;
            var all = new StringBuilder();
            runs.forEach(each -> all.append(DraftNodeReader.letters(each)));
            letters = all.toString();
            endOfRun = runs.isEmpty()
                    ? 0
                    : DraftNodeReader.letters(runs.getFirst()).length();
        }

        int untilEndOfRun() {
            return endOfRun - at;
        }

        Map<String, @Nullable Object> formats() {
            return runs.get(run).attributes();
        }

        void advance(int length) {
            at += length;
            while (at >= endOfRun && run + 1 < runs.size()) {
                endOfRun += DraftNodeReader.letters(runs.get(++run)).length();
            }
        }
    }
}
