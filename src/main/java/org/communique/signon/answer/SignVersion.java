package org.communique.signon.answer;

import static java.util.Objects.requireNonNull;

import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.AnswerContent;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;

/**
 * Sign a version for an organisation.
 *
 * @param hash of the text that the representative saw
 */
public record SignVersion(VersionId version, OrganisationId organisation, TextHash hash, AnswerContent content) {

    public SignVersion {
        requireNonNull(hash, "nobody signs a text that they did not see");
    }
}
