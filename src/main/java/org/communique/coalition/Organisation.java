package org.communique.coalition;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An organisation of the coalition, the one that signs.
 *
 * @param officialName as in the ECOSOC database; unique without regard to case
 * @param displayName  what people call it
 * @param country      ISO 3166-1 alpha-2
 * @param domain       of its website and mail, or empty
 * @param nameKey      the official name folded for comparison
 */
@Document("organisations")
public record Organisation(
        @Id OrganisationId id,
        String officialName,
        String displayName,
        String country,
        Region region,
        ConsultativeStatus status,
        String domain,
        @Indexed(unique = true) String nameKey,
        @Version long revision) {}
