package org.communique.workflow.ui.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The workflow that a new one begins as: sound, with one stage of review. */
final class WorkflowSkeleton {

    private WorkflowSkeleton() {}

    static String bpmn() {
        try {
            return new ClassPathResource("skeleton.bpmn20.xml", WorkflowSkeleton.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
