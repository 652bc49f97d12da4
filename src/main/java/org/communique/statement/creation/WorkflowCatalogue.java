package org.communique.statement.creation;

import java.util.List;

/** The workflows that a new statement can take. */
public interface WorkflowCatalogue {

    List<WorkflowOption> offers();

    /** @param key of the process definition */
    record WorkflowOption(String key, String name) {}
}
