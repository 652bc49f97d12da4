package org.communique.signon;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.statement.Versions;
import org.springframework.stereotype.Component;

/** Signatures that representatives made or coordinators recorded, and that wait for a second person. It checks no rights: its callers have. */
@Component
class PendingSignatures {

    private final Participations participations;
    private final SecondPerson secondPerson;
    private final Versions versions;
    private final Directory directory;
    private final Clock clock;

    PendingSignatures(
            Participations participations,
            SecondPerson secondPerson,
            Versions versions,
            Directory directory,
            Clock clock) {
        this.participations = participations;
        this.secondPerson = secondPerson;
        this.versions = versions;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those of open calls, the oldest first. */
    List<PendingSignature> asSeenBy(Member member) {
        var now = clock.instant();
        return participations.pending().stream()
                .filter(part -> part.takesActs(now))
                .flatMap(part -> row(part, member))
                .sorted(Comparator.comparing(row -> row.pending().at()))
                .toList();
    }

    /** Whether the member may decide on the signature. */
    boolean isDecidable(Member member, Act signature) {
        var involved = signature.handedOver() == null
                ? Set.of(signature.by())
                : Set.of(signature.by(), signature.handedOver().by());
        return secondPerson.isOne(member, involved);
    }

    private Stream<PendingSignature> row(Participation part, Member member) {
        var signature = part.pending();
        var organisation = directory.organisation(part.organisation());
        return signature == null || organisation.isEmpty()
                ? Stream.empty()
                : versions.findSummaryById(part.version()).stream()
                        .map(version -> new PendingSignature(
                                part.version(),
                                version.title(),
                                organisation.get(),
                                Pending.of(signature),
                                isDecidable(member, signature)));
    }
}
