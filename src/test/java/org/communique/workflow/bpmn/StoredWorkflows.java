package org.communique.workflow.bpmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Workflows that a file can call, by key; version 3 of each is the latest, and there is a version 1. */
final class StoredWorkflows implements CallableWorkflows {

    static final int LATEST = 3;

    private final Map<String, String> files = new TreeMap<>();

    /** @param bpmn as it is written, or accepted */
    StoredWorkflows with(String key, String bpmn) {
        files.put(key, BpmnFiles.accept(bpmn));
        return this;
    }

    @Override
    public List<String> keys() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<CalledWorkflow> find(String key, @Nullable Integer version) {
        int number = version == null ? LATEST : version;
        return number != LATEST && number != 1
                ? Optional.empty()
                : Optional.ofNullable(files.get(key)).map(bpmn -> new CalledWorkflow(key, number, "Called", bpmn));
    }
}
