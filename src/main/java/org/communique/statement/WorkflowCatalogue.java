package org.communique.statement;

import java.util.List;

/** The workflows that a new statement can take. */
public interface WorkflowCatalogue {

    List<Offer> offers();

    /** @param key of the process definition */
    record Offer(String key, String name) {}
}
