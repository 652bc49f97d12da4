package org.communique.statement;

import java.util.List;

/** What a feature has on record of what happened to a statement, in any order. */
public interface ActivitySource {

    List<Happening> of(Statement statement);
}
