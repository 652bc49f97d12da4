package org.communique.workflow.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.communique.statement.version.Version;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.RichText.Inline;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;

/** Which verdicts on an older version still count on the next one. */
public final class CarryOver {

    private CarryOver() {}

    /**
     * @param last      what stood on the last version, at the same step
     * @param changed   paragraphs of the last version that the next one changed, counted from 1
     * @param editorial whether a coordinator marked the next version as editorial
     * @param asked     who is asked now
     */
    public static List<Decision> of(
            List<Decision> last,
            CarryOverRule carryOverRule,
            Set<Integer> changed,
            boolean editorial,
            List<Reviewer> asked) {
        return last.stream()
                .filter(decision -> decision.verdict().approves() && decision.verdict() != Verdict.TACIT_APPROVAL)
                .filter(decision -> switch (carryOverRule) {
                    case NONE -> false;
                    case EDITORIAL -> editorial;
                    case UNTOUCHED ->
                        !decision.paragraphs().isEmpty()
                                && decision.paragraphs().stream().noneMatch(changed::contains);
                })
                .filter(decision -> asked.stream()
                        .anyMatch(reviewer -> reviewer.member().equals(decision.member())
                                && reviewer.organisation().equals(decision.organisation())))
                .toList();
    }

    /** The paragraphs of a version that are not, word for word and with their footnotes, in the next one. */
    public static Set<Integer> changed(Version last, Version next) {
        var passages = Comparison.between(CanonicalText.read(last.text()), CanonicalText.read(next.text()))
                .passages();
        var notesBefore = notes(passages, Passage::before, Set.of(Fate.KEPT, Fate.MOVED_AWAY, Fate.DELETED));
        var notesAfter = notes(passages, Passage::after, Set.of(Fate.KEPT, Fate.MOVED_HERE, Fate.INSERTED));
        Set<Integer> changed = new HashSet<>();
        for (var passage : passages) {
            var number = passage.before();
            if (number != null
                    && (passage.isReworded()
                            || passage.fate() == Fate.DELETED
                            || isParagraphThatStays(passage)
                                    && !Objects.equals(notesBefore.get(number), notesAfter.get(passage.after())))) {
                changed.add(number);
            }
        }
        return changed;
    }

    private static boolean isParagraphThatStays(Passage passage) {
        return passage.shape().kind() != Kind.FOOTNOTE
                && (passage.fate() == Fate.KEPT || passage.fate() == Fate.MOVED_HERE);
    }

    /** What the footnotes of each paragraph say, in their order: a note that moved may have left its paragraph. */
    private static Map<Integer, List<List<Inline>>> notes(
            List<Passage> passages, Function<Passage, @Nullable Integer> paragraph, Set<Fate> fates) {
        return passages.stream()
                .filter(passage -> passage.shape().kind() == Kind.FOOTNOTE && fates.contains(passage.fate()))
                .collect(groupingBy(
                        passage -> Objects.requireNonNull(paragraph.apply(passage)),
                        mapping(
                                passage ->
                                        passage.runs().stream().map(Run::inline).toList(),
                                toList())));
    }
}
