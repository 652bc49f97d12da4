package org.communique.coalition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A member's dated authority to sign for an organisation.
 *
 * @param from     first day, UTC
 * @param until    last day, UTC; open-ended when null
 * @param evidence where the authority comes from, in the administrator's words
 */
@Document("mandates")
@CompoundIndex(name = "member_organisation", def = "{'member': 1, 'organisation': 1}")
public record Mandate(
        @Id MandateId id,
        MemberId member,
        @Indexed OrganisationId organisation,
        LocalDate from,
        @Nullable LocalDate until,
        String evidence,
        @Nullable Instant revokedAt,
        @Version long revision) {

    public boolean isValidAt(Instant time) {
        var day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return revokedAt == null && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    Mandate revoked(Instant time) {
        return new Mandate(id, member, organisation, from, until, evidence, time, revision);
    }
}
