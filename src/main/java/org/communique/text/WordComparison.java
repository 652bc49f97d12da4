package org.communique.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import org.communique.text.Comparison.Change;
import org.communique.text.Comparison.Run;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.Text;

/** Compares two versions of one passage word by word, or sentence by sentence where it is as long as a book. */
final class WordComparison {

    /** Tokens of both sides; Myers' time grows with their product. */
    private static final int MOST_WORDS = 8_000;

    private WordComparison() {}

    static List<Run> runs(List<Inline> old, List<Inline> now) {
        if (old.equals(now)) {
            return now.stream().map(token -> new Run(Change.KEPT, token)).toList();
        }
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var runs = new ArrayList<Run>();
        add(old.subList(0, head), Change.KEPT, runs);
        between(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), runs);
        add(old.subList(old.size() - tail, old.size()), Change.KEPT, runs);
        return readable(runs);
    }

    private static void between(List<Inline> old, List<Inline> now, List<Run> runs) {
        if (old.size() + now.size() <= MOST_WORDS) {
            diff(singly(old), singly(now), runs);
            return;
        }
        var oldSentences = sentences(old);
        var nowSentences = sentences(now);
        if (oldSentences.size() + nowSentences.size() <= MOST_WORDS) {
            diff(oldSentences, nowSentences, runs);
        } else {
            add(old, Change.DELETED, runs);
            add(now, Change.INSERTED, runs);
        }
    }

    private static List<List<Inline>> singly(List<Inline> tokens) {
        return tokens.stream().map(List::of).toList();
    }

    private static List<List<Inline>> sentences(List<Inline> tokens) {
        var sentences = new ArrayList<List<Inline>>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i + 1 == tokens.size()
                    || tokens.get(i) instanceof Text(var text, var _) && text.matches("[.!?。؟…;]+")) {
                sentences.add(tokens.subList(from, i + 1));
                from = i + 1;
            }
        }
        return sentences;
    }

    private static void diff(List<List<Inline>> old, List<List<Inline>> now, List<Run> runs) {
        int at = 0;
        for (var delta : DiffUtils.diff(
                        old, now, MyersDiffWithLinearSpace.factory().create(List::equals), null)
                .getDeltas()) {
            int start = delta.getSource().getPosition();
            old.subList(at, start).forEach(tokens -> add(tokens, Change.KEPT, runs));
            delta.getSource().getLines().forEach(tokens -> add(tokens, Change.DELETED, runs));
            delta.getTarget().getLines().forEach(tokens -> add(tokens, Change.INSERTED, runs));
            at = start + delta.getSource().size();
        }
        old.subList(at, old.size()).forEach(tokens -> add(tokens, Change.KEPT, runs));
    }

    private static void add(List<Inline> tokens, Change change, List<Run> runs) {
        tokens.forEach(token -> runs.add(new Run(change, token)));
    }

    /** Spaces and signs between two changes are not worth keeping; each stretch of change is one deletion, then one insertion. */
    private static List<Run> readable(List<Run> runs) {
        var result = new ArrayList<Run>();
        var deleted = new ArrayList<Run>();
        var inserted = new ArrayList<Run>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            switch (run.change()) {
                case DELETED -> deleted.add(run);
                case INSERTED -> inserted.add(run);
                case KEPT -> {
                    if ((!deleted.isEmpty() || !inserted.isEmpty()) && isAbsorbed(runs, i)) {
                        deleted.add(new Run(Change.DELETED, run.inline()));
                        inserted.add(new Run(Change.INSERTED, run.inline()));
                    } else {
                        flush(deleted, inserted, result);
                        result.add(run);
                    }
                }
            }
        }
        flush(deleted, inserted, result);
        return result;
    }

    private static boolean isAbsorbed(List<Run> runs, int i) {
        return isSeparator(runs.get(i).inline())
                && runs.get(i - 1).change() != Change.KEPT
                && i + 1 < runs.size()
                && runs.get(i + 1).change() != Change.KEPT;
    }

    private static boolean isSeparator(Inline inline) {
        return inline instanceof Text(var text, var _) && !Words.isWord(text);
    }

    private static void flush(List<Run> deleted, List<Run> inserted, List<Run> result) {
        result.addAll(deleted);
        result.addAll(inserted);
        deleted.clear();
        inserted.clear();
    }

    /** Words of one kind in a row as one run. */
    static List<Run> joined(List<Run> runs) {
        var joined = new ArrayList<Run>();
        for (int i = 0; i < runs.size(); ) {
            var run = runs.get(i++);
            if (run.inline() instanceof Text(var text, var marks)) {
                var whole = new StringBuilder(text);
                while (i < runs.size()
                        && runs.get(i).change() == run.change()
                        && runs.get(i).inline() instanceof Text(var more, var same)
                        && same.equals(marks)) {
                    whole.append(more);
                    i++;
                }
                joined.add(new Run(run.change(), new Text(whole.toString(), marks)));
            } else {
                joined.add(run);
            }
        }
        return List.copyOf(joined);
    }
}
