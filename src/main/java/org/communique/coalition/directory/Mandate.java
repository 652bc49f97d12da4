package org.communique.coalition.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.erasure.ErasedName;
import org.communique.erasure.StoredName;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;
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
 * @param file the evidence, if uploaded
 * @param only     the statements it is limited to; empty for all
 */
@Document("mandates")
@CompoundIndex(name = "member_organisation", def = "{'member': 1, 'organisation': 1}")
public record Mandate(
        @org.springframework.data.annotation.Id MandateId id,
        MemberId member,
        @Indexed OrganisationId organisation,
        LocalDate from,
        @Nullable LocalDate until,
        @StoredName(amongWords = true) String evidence,
        EvidenceFile.@Nullable Named file,
        Set<MandateSubject> only,
        @Nullable Instant revokedAt,
        @Version long revision) {

    public static final int LONGEST_EVIDENCE = 300;

    public Mandate {
        only = only == null ? Set.of() : only;
    }

    public boolean isValidAt(Instant time) {
        var day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return revokedAt == null && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    public boolean covers(Id statement) {
        return only.isEmpty() || only.contains(new MandateSubject(statement.value()));
    }

    public boolean hasTerms(MandateTerms other) {
        return new MandateTerms(member, organisation, from, until, only).equals(other);
    }

    /** Without what says who holds it. */
    Mandate erased() {
        return new Mandate(id, member, organisation, from, until, ErasedName.ERASED, null, only, revokedAt, revision);
    }

    public Mandate revoked(Instant time) {
        return new Mandate(id, member, organisation, from, until, evidence, file, only, time, revision);
    }
}
