package org.communique.statement;

import java.util.regex.Pattern;
import org.communique.id.Id;

/** A statement's numbered version; its string is {@code <statement>.<number>}. */
public record VersionId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^.]+\\.[1-9][0-9]{0,5}");

    public VersionId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a version");
        }
    }

    public static VersionId of(StatementId statement, int number) {
        return new VersionId(statement.value() + "." + number);
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf('.')));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.indexOf('.') + 1));
    }
}
