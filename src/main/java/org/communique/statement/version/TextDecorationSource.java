package org.communique.statement.version;

import java.util.Locale;
import org.communique.statement.VersionId;

/** Knows what to show of the words of versions. The text and its hash stay as they are. */
public interface TextDecorationSource {

    /** What the current member, who may read the version, is shown. */
    TextDecorations of(VersionId version, Locale locale);
}
