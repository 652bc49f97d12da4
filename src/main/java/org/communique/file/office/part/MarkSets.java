package org.communique.file.office.part;

import java.util.HashSet;
import java.util.Set;
import org.communique.text.document.RichText.Mark;

/** Sets of marks with one more or one less. */
public final class MarkSets {

    private MarkSets() {}

    public static Set<Mark> with(Set<Mark> marks, Mark mark) {
        return with(marks, Set.of(mark));
    }

    public static Set<Mark> with(Set<Mark> marks, Set<Mark> others) {
        var more = new HashSet<>(marks);
        more.addAll(others);
        return Set.copyOf(more);
    }

    public static Set<Mark> without(Set<Mark> marks, Mark mark) {
        var fewer = new HashSet<>(marks);
        fewer.remove(mark);
        return Set.copyOf(fewer);
    }
}
