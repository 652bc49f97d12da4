package org.communique.workflow.stage;

import java.util.regex.Pattern;
import org.communique.id.Id;
import org.communique.statement.StatementId;

/**
 * One passage of a statement through one step of its workflow; its string is {@code <statement>:<activity>:<round>}. It is
 * made of what the process knows, so that entering a stage twice finds the same document.
 */
public record StageId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^:]+:[^:]+:[0-9]{1,6}");

    public StageId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a stage");
        }
    }

    public static StageId of(StatementId statement, String activity, int round) {
        return new StageId(statement.value() + ":" + activity + ":" + round);
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf(':')));
    }
}
