package org.communique.statement.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was true of the statement at the moment when the version was frozen. Workflows choose their way by it, so it stays as it was.
 *
 * @param organisations that had access, as a whole or through a member
 * @param words         of the text and its footnotes
 * @param tags          missing of those that earlier builds recorded
 */
public record VersionFacts(
        int organisations, int words, @Nullable List<String> tags) {}
