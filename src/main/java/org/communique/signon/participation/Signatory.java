package org.communique.signon.participation;

import java.time.Instant;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that signed, as the public may know it: not through whom.
 *
 * @param channel how its consent was given, if a coordinator recorded it
 */
public record Signatory(
        OrganisationId organisation,
        String officialName,
        String country,
        ConsultativeStatus status,
        Instant signedAt,
        AnswerContent content,
        @Nullable AnswerChannel channel) {}
