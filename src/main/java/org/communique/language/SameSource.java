package org.communique.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.language.alignment.Passage;
import org.communique.language.alignment.Row;

/**
 * Whether what is a translation of one text of a row is one of another: where one came from the other by corrections that leave
 * translations standing. A correction of one passage says nothing of another that has the same words.
 */
class SameSource {

    private record Said(String passages, String words) {}

    /** By each text that is the source or the outcome of a correction: all that are connected with it. */
    private final Map<Said, Set<Said>> groups = new HashMap<>();

    SameSource(List<SourceCorrection> corrections) {
        corrections.stream()
                .filter(SourceCorrection::stands)
                .forEach(each -> connect(new Said(each.passages(), each.from()), new Said(each.passages(), each.to())));
    }

    private void connect(Said one, Said other) {
        var all = new HashSet<>(group(one));
        all.addAll(group(other));
        all.forEach(said -> groups.put(said, all));
    }

    private Set<Said> group(Said said) {
        return groups.getOrDefault(said, Set.of(said));
    }

    /** Also passage by passage, where several are in the row. */
    boolean test(Row row, String one, String other) {
        return !groups.isEmpty()
                && (isConnected(SourceCorrection.passages(row), one, other) || eachIsConnected(row, one, other));
    }

    private boolean isConnected(String passages, String one, String other) {
        return one.equals(other) || group(new Said(passages, one)).contains(new Said(passages, other));
    }

    private boolean eachIsConnected(Row row, String one, String other) {
        var passages = row.source().stream().filter(Passage::hasWords).toList();
        var before = one.split(Row.APART, -1);
        var after = other.split(Row.APART, -1);
        if (before.length != passages.size() || after.length != passages.size()) {
            return false;
        }
        for (int i = 0; i < before.length; i++) {
            if (!isConnected(passages.get(i).id().value(), before[i], after[i])) {
                return false;
            }
        }
        return true;
    }
}
