package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.ConsultativeStatus;
import org.communique.coalition.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that signed, as the public may know it: not through whom.
 *
 * @param channel how its consent was given, where a coordinator took it down
 */
public record Signatory(
        OrganisationId organisation,
        String officialName,
        String country,
        ConsultativeStatus status,
        Instant signedAt,
        @Nullable String reservation,
        @Nullable Channel channel) {}
