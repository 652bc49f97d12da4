package org.communique.amendment;

import java.util.regex.Pattern;
import org.communique.id.Id;
import org.communique.statement.StatementId;

/** A statement's numbered round of amendments; its string is {@code <statement>.<number>}. */
public record RoundId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^.]+\\.[1-9][0-9]{0,3}");

    public RoundId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a round");
        }
    }

    public static RoundId of(StatementId statement, int number) {
        return new RoundId(statement.value() + "." + number);
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf('.')));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.indexOf('.') + 1));
    }
}
