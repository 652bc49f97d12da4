package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.workflow.definition.WorkflowService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether new statements can begin with a workflow. Those that have it go on with it. */
@RestController
@Tag(name = "Workflows")
@RequestMapping("/api/v1/workflows/{key}/retirement")
class WorkflowRetirementApi {

    private final WorkflowService workflows;

    WorkflowRetirementApi(WorkflowService workflows) {
        this.workflows = workflows;
    }

    @PutMapping
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retireWorkflow(@PathVariable String key) {
        var refusal = workflows.retire(key);
        requireKnown(key);
        refusal.ifPresent(last -> {
            throw ApiException.of(last);
        });
    }

    @DeleteMapping
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void offerWorkflowAgain(@PathVariable String key) {
        workflows.offerAgain(key);
        requireKnown(key);
    }

    /** Once it is known that the caller may, as others are not told which there are. */
    private void requireKnown(String key) {
        if (workflows.versions(key).isEmpty()) {
            throw ApiException.notFound();
        }
    }
}
