package org.communique.publishing.office;

import java.util.Set;

/** As what a text with tracked changes is read. */
enum TrackedChanges {
    ACCEPTED(Set.of("ins", "moveTo", "cellIns"), Set.of("del", "moveFrom", "cellDel")),
    REJECTED(Set.of("del", "moveFrom", "cellDel"), Set.of("ins", "moveTo", "cellIns"));

    private final Set<String> kept;
    private final Set<String> leftOut;

    TrackedChanges(Set<String> kept, Set<String> leftOut) {
        this.kept = kept;
        this.leftOut = leftOut;
    }

    /** Whether what is in the element stays. */
    boolean keep(Element change) {
        return kept.contains(change.name());
    }

    boolean leaveOut(Element change) {
        return leftOut.contains(change.name());
    }

    /** Whether one of the properties, of a paragraph's mark, a row or a cell, says that it goes. */
    boolean leaveOutBy(Element properties) {
        return properties.children().stream().anyMatch(this::leaveOut);
    }

    boolean keepBy(Element properties) {
        return properties.children().stream().anyMatch(this::keep);
    }
}
