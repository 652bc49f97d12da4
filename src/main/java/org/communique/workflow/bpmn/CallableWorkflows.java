package org.communique.workflow.bpmn;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workflows that a file may call: those that the member who sent it may read. */
public interface CallableWorkflows {

    CallableWorkflows NONE = new CallableWorkflows() {
        @Override
        public List<String> keys() {
            return List.of();
        }

        @Override
        public Optional<CalledWorkflow> find(String key, @Nullable Integer version) {
            return Optional.empty();
        }
    };

    /** @param bpmn as it was accepted */
    record CalledWorkflow(String key, int version, String name, String bpmn) {}

    /** Of all of them. */
    List<String> keys();

    /** @param version null for the latest */
    Optional<CalledWorkflow> find(String key, @Nullable Integer version);
}
