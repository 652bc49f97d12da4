package org.communique.statement.activity;

import java.util.List;
import org.communique.statement.Statement;

/** What a feature has on record of what happened to a statement, in any order. */
public interface ActivitySource {

    List<ActivityEntry> of(Statement statement);

    /** Further entries for coordinators; not read for others, because the time would reveal them. */
    default List<ActivityEntry> forCoordinators(Statement statement) {
        return List.of();
    }
}
