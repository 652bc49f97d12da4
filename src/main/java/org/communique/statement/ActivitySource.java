package org.communique.statement;

import java.util.List;

/** What a feature has on record of what happened to a statement, in any order. */
public interface ActivitySource {

    List<Happening> of(Statement statement);

    /** What coordinators may know besides; it is not even read for others, who could tell by the time that takes. */
    default List<Happening> forCoordinators(Statement statement) {
        return List.of();
    }
}
