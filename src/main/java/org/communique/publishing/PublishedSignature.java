package org.communique.publishing;

import java.time.Instant;
import java.util.stream.Stream;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.erasure.ErasedName;
import org.communique.signon.AnswerChannel;
import org.communique.signon.participation.Signatory;
import org.jspecify.annotations.Nullable;

/**
 * A signature as the public sees it.
 *
 * @param organisation its official name when it signed
 * @param country      ISO 3166-1 alpha-2
 * @param channel      how its consent was given, if a coordinator recorded it
 */
public record PublishedSignature(
        String organisation,
        String country,
        ConsultativeStatus status,
        @Nullable String reservation,
        Instant signedAt,
        @Nullable AnswerChannel channel) {

    /** Stands for a name; that an organisation signed, from where and when, stays. */
    static final String ERASED = ErasedName.ERASED;

    static PublishedSignature of(Signatory signatory) {
        return new PublishedSignature(
                signatory.officialName(),
                signatory.country(),
                signatory.status(),
                signatory.content().words(),
                signatory.signedAt(),
                signatory.channel());
    }

    /** What of it a document shows in words. */
    Stream<String> words() {
        return Stream.of(organisation, reservation == null ? "" : reservation);
    }
}
