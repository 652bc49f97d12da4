package org.communique.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.statement.Version;
import org.communique.text.CanonicalText;
import org.communique.text.Comparison;
import org.communique.text.Comparison.Fate;

/** Which verdicts on an older version still count on the next one. */
final class KeptVerdicts {

    private KeptVerdicts() {}

    /**
     * @param last      what stood on the last version, at the same step
     * @param changed   paragraphs of the last version that the next one changed, counted from 1
     * @param editorial whether a coordinator marked the next version as editorial
     * @param asked     who is asked now
     */
    static List<Decision> of(
            List<Decision> last, Keep keep, Set<Integer> changed, boolean editorial, List<Reviewer> asked) {
        return last.stream()
                .filter(decision -> decision.verdict().approves() && decision.verdict() != Verdict.TACIT_APPROVAL)
                .filter(decision -> switch (keep) {
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
    static Set<Integer> changed(Version last, Version next) {
        var comparison = Comparison.between(CanonicalText.read(last.text()), CanonicalText.read(next.text()));
        Set<Integer> changed = new HashSet<>();
        for (var passage : comparison.passages()) {
            var number = passage.before();
            if (number != null && (passage.isReworded() || passage.fate() == Fate.DELETED)) {
                changed.add(number);
            }
        }
        return changed;
    }
}
