package org.communique.workflow.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a drawing has besides what a statement goes through.
 *
 * @param beside the process: pools and what passes between them, messages, signals, names of groups
 * @param within the process: lanes, notes, groups, documents
 */
public record Remarks(List<Remark> beside, List<Remark> within) {

    public static final Remarks NONE = new Remarks(List.of(), List.of());

    public Remarks {
        beside = List.copyOf(beside);
        within = List.copyOf(within);
    }

    public boolean isEmpty() {
        return beside.isEmpty() && within.isEmpty();
    }

    /** With those in others. */
    public List<Remark> all() {
        return Stream.concat(beside.stream(), within.stream())
                .flatMap(Remark::all)
                .toList();
    }
}
