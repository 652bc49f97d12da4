package org.communique.workflow.definition;

import java.util.List;
import java.util.Optional;
import org.communique.workflow.bpmn.CallableWorkflows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Versions that are offered to all statements: who may check a file may read each of them. */
@Component
class SavedWorkflows implements CallableWorkflows {

    private final WorkflowVersions versions;

    SavedWorkflows(WorkflowVersions versions) {
        this.versions = versions;
    }

    @Override
    public List<String> keys() {
        return versions.keys();
    }

    @Override
    public Optional<CalledWorkflow> find(String key, @Nullable Integer version) {
        var found = version == null ? versions.newest(key) : versions.find(key, version);
        return found.map(saved -> new CalledWorkflow(key, saved.number(), saved.name(), saved.bpmn()));
    }
}
