package org.communique.signon;

import org.communique.coalition.OrganisationId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * Sign a version for an organisation.
 *
 * @param hash of the text that the representative saw
 */
public record Sign(
        VersionId version,
        OrganisationId organisation,
        TextHash hash,
        @Nullable OwnWords reservation) {}
