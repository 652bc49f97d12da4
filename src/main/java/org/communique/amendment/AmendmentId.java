package org.communique.amendment;

import java.util.regex.Pattern;
import org.communique.id.Id;
import org.communique.statement.StatementId;

/** A statement's numbered amendment; its string is {@code <statement>:<number>}. */
public record AmendmentId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^:]+:[1-9][0-9]{0,5}");

    public AmendmentId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an amendment");
        }
    }

    public static AmendmentId of(StatementId statement, int number) {
        return new AmendmentId(statement.value() + ":" + number);
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf(':')));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.indexOf(':') + 1));
    }
}
