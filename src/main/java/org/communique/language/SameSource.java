package org.communique.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.communique.language.alignment.Row;

/** Whether what is a translation of one text is one of another: where one came from the other by corrections that leave translations standing. */
class SameSource implements BiPredicate<String, String> {

    /** By each text that is the source or the outcome of a correction: all that are connected with it. */
    private final Map<String, Set<String>> groups = new HashMap<>();

    SameSource(List<SourceCorrection> corrections) {
        corrections.stream().filter(SourceCorrection::stands).forEach(each -> connect(each.from(), each.to()));
    }

    private void connect(String one, String other) {
        var all = new HashSet<>(group(one));
        all.addAll(group(other));
        all.forEach(text -> groups.put(text, all));
    }

    private Set<String> group(String text) {
        return groups.getOrDefault(text, Set.of(text));
    }

    /** Also passage by passage, where several are in a row. */
    @Override
    public boolean test(String one, String other) {
        return one.equals(other) || !groups.isEmpty() && (isConnected(one, other) || eachIsConnected(one, other));
    }

    private boolean isConnected(String one, String other) {
        return group(one).contains(other);
    }

    private boolean eachIsConnected(String one, String other) {
        var before = one.split(Row.APART, -1);
        var after = other.split(Row.APART, -1);
        if (before.length != after.length) {
            return false;
        }
        for (int i = 0; i < before.length; i++) {
            if (!isConnected(before[i], after[i])) {
                return false;
            }
        }
        return true;
    }
}
