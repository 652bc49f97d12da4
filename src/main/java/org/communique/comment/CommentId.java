package org.communique.comment;

import java.util.regex.Pattern;
import org.communique.id.Id;
import org.communique.statement.StatementId;

/** Its string is {@code <statement>:<random>}, so that rights can be asked for by it. */
public record CommentId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^:]+:[^:]+");

    public CommentId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a comment");
        }
    }

    static CommentId random(StatementId statement) {
        return new CommentId(statement.value() + ":" + Id.random());
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf(':')));
    }
}
