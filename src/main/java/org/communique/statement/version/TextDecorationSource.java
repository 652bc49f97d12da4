package org.communique.statement.version;

import java.util.Locale;
import org.communique.statement.StatementId;

/** Knows what to show of the words of a statement's versions. The text and its hash stay as they are. */
public interface TextDecorationSource {

    /** What the current member, who may read the statement, is shown. */
    TextDecorations of(StatementId statement, Locale locale);
}
