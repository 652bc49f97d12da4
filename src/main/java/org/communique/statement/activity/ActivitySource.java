package org.communique.statement.activity;

import java.util.List;
import org.communique.statement.Statement;

/** What a feature has on record of what happened to a statement, in any order. */
public interface ActivitySource {

    List<ActivityEntry> of(Statement statement);

    /** What coordinators may know besides; it is not even read for others, who could tell by the time that takes. */
    default List<ActivityEntry> forCoordinators(Statement statement) {
        return List.of();
    }
}
