package org.communique.amendment;

import java.util.regex.Pattern;
import org.communique.id.Id;
import org.communique.statement.StatementId;

/** A statement's numbered vote on amendments; its string is {@code <statement>_<number>}. */
public record VoteId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^_]+_[1-9][0-9]{0,5}");

    public VoteId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a vote");
        }
    }

    public static VoteId of(StatementId statement, int number) {
        return new VoteId(statement.value() + "_" + number);
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf('_')));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.indexOf('_') + 1));
    }
}
