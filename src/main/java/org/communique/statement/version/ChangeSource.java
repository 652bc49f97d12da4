package org.communique.statement.version;

import java.util.Locale;
import java.util.Optional;

/** Knows where changes from one version of a statement to a later one came from. */
public interface ChangeSource {

    /** What the current member may know of that; empty if nothing. */
    Optional<ChangeOrigins> between(VersionSummary before, VersionSummary after, Locale locale);
}
