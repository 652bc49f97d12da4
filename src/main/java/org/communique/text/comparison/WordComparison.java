package org.communique.text.comparison;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/**
 * Compares versions of passages word by word, or sentence by sentence if one is very long. The time of Myers' algorithm
 * grows with the product of both lengths, so all passages share a budget; a passage that exceeds it is shown as deleted
 * and inserted.
 */
final class WordComparison {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?。؟…;]+");

    private final ComparisonBudget budget;

    /** @param tokens of all passages of both texts */
    WordComparison(long tokens) {
        budget = new ComparisonBudget(tokens);
    }

    List<Run> runs(List<Inline> old, List<Inline> now) {
        if (old.equals(now)) {
            return now.stream().map(token -> new Run(Change.KEPT, token)).toList();
        }
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && isSame(old.get(head), now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && isSame(old.get(old.size() - 1 - tail), now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var runs = new ArrayList<Run>();
        keep(old.subList(0, head), now.subList(0, head), runs);
        between(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), runs);
        keep(old.subList(old.size() - tail, old.size()), now.subList(now.size() - tail, now.size()), runs);
        return readable(runs);
    }

    private void between(List<Inline> old, List<Inline> now, List<Run> runs) {
        if (budget.isAffordable(old.size(), now.size())) {
            diff(singly(old), singly(now), runs);
            return;
        }
        var oldSentences = sentences(old);
        var nowSentences = sentences(now);
        if (budget.isAffordable(oldSentences.size(), nowSentences.size())) {
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
                    || tokens.get(i) instanceof Text(var text, var _)
                            && SENTENCE_END.matcher(text).matches()) {
                sentences.add(tokens.subList(from, i + 1));
                from = i + 1;
            }
        }
        return sentences;
    }

    private static void diff(List<List<Inline>> old, List<List<Inline>> now, List<Run> runs) {
        int o = 0;
        int n = 0;
        for (var delta : DiffUtils.diff(
                        old, now, MyersDiffWithLinearSpace.factory().create(WordComparison::areSame), null)
                .getDeltas()) {
            while (o < delta.getSource().getPosition()) {
                keep(old.get(o++), now.get(n++), runs);
            }
            delta.getSource().getLines().forEach(tokens -> add(tokens, Change.DELETED, runs));
            delta.getTarget().getLines().forEach(tokens -> add(tokens, Change.INSERTED, runs));
            o += delta.getSource().size();
            n += delta.getTarget().size();
        }
        while (o < old.size()) {
            keep(old.get(o++), now.get(n++), runs);
        }
    }

    /** Words are compared without their marks. */
    private static boolean isSame(Inline old, Inline now) {
        return old instanceof Text(var before, var _) && now instanceof Text(var after, var _)
                ? before.equals(after)
                : old.equals(now);
    }

    private static boolean areSame(List<Inline> old, List<Inline> now) {
        if (old.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!isSame(old.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void keep(List<Inline> old, List<Inline> now, List<Run> runs) {
        for (int i = 0; i < now.size(); i++) {
            runs.add(
                    old.get(i).equals(now.get(i))
                            ? new Run(Change.KEPT, now.get(i))
                            : new Run(Change.RESTYLED, now.get(i), old.get(i)));
        }
    }

    private static void add(List<Inline> tokens, Change change, List<Run> runs) {
        tokens.forEach(token -> runs.add(new Run(change, token)));
    }

    /**
     * Spaces and punctuation between two changes are merged into them; each range of changes is one deletion, then one
     * insertion.
     */
    private static List<Run> readable(List<Run> runs) {
        var result = new ArrayList<Run>();
        var deleted = new ArrayList<Run>();
        var inserted = new ArrayList<Run>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            switch (run.change()) {
                case DELETED -> deleted.add(run);
                case INSERTED -> inserted.add(run);
                case RESTYLED -> {
                    flush(deleted, inserted, result);
                    result.add(run);
                }
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
                && isNewOrGone(runs.get(i - 1))
                && i + 1 < runs.size()
                && isNewOrGone(runs.get(i + 1));
    }

    private static boolean isNewOrGone(Run run) {
        return run.change() == Change.INSERTED || run.change() == Change.DELETED;
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

    /** Consecutive words of one kind as one run. */
    static List<Run> joined(List<Run> runs) {
        var joined = new ArrayList<Run>();
        for (int i = 0; i < runs.size(); ) {
            var first = runs.get(i);
            int end = i + 1;
            while (end < runs.size() && continues(first, runs.get(end))) {
                end++;
            }
            joined.add(end == i + 1 ? first : whole(runs.subList(i, end)));
            i = end;
        }
        return List.copyOf(joined);
    }

    private static boolean continues(Run first, Run next) {
        return next.change() == first.change()
                && haveSameMarks(first.inline(), next.inline())
                && (first.before() == null || next.before() != null && haveSameMarks(first.before(), next.before()));
    }

    private static boolean haveSameMarks(Inline one, Inline other) {
        return one instanceof Text(var _, var marks)
                && other instanceof Text(var _, var others)
                && marks.equals(others);
    }

    private static Run whole(List<Run> runs) {
        var first = runs.getFirst();
        var letters = PlainText.of(runs.stream().map(Run::inline).toList());
        return new Run(
                first.change(),
                withLetters(first.inline(), letters),
                first.before() == null ? null : withLetters(first.before(), letters));
    }

    private static Inline withLetters(Inline inline, String letters) {
        return inline instanceof Text(var _, var marks) ? new Text(letters, marks) : inline;
    }
}
