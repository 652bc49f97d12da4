package org.communique.comment;

import java.util.List;
import java.util.regex.Pattern;
import org.communique.file.ImportedThread;
import org.communique.id.Id;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.text.comparison.Quotation;

/** Its string is {@code <statement>:<random or hash>}, so that rights can be asked for by it. */
public record CommentId(String value) implements Id {

    /** 100 bits, as random ones have. */
    private static final int HASH_DIGITS = 25;

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

    /** The same for the same thread of a file on the same words, so that it is stored once. */
    static CommentId of(StatementId statement, ImportedThread thread, Quotation words) {
        var content = List.of(words, thread.first(), thread.replies()).toString();
        return new CommentId(
                statement.value() + ":" + TextHash.of(content).value().substring(0, HASH_DIGITS));
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf(':')));
    }
}
