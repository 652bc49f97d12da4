package org.communique.workflow.definition;

import java.util.regex.Pattern;
import org.communique.id.Id;

/** A workflow's version; its string is {@code <key>:<number>}. */
public record WorkflowVersionId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^:]+:[1-9][0-9]{0,5}");

    public WorkflowVersionId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a version of a workflow");
        }
    }

    public static WorkflowVersionId of(String key, int number) {
        return new WorkflowVersionId(key + ":" + number);
    }

    public String key() {
        return value.substring(0, value.indexOf(':'));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.indexOf(':') + 1));
    }
}
