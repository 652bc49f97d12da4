package org.communique.signon.pending;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAct;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.statement.version.Versions;
import org.springframework.stereotype.Component;

/** Signatures that representatives made or coordinators recorded, and that wait for a second person. It checks no rights: its callers have. */
@Component
public class PendingSignatureFinder {

    private final Participations participations;
    private final SecondPersonPolicy secondPersonPolicy;
    private final Versions versions;
    private final Directory directory;
    private final Clock clock;

    PendingSignatureFinder(
            Participations participations,
            SecondPersonPolicy secondPersonPolicy,
            Versions versions,
            Directory directory,
            Clock clock) {
        this.participations = participations;
        this.secondPersonPolicy = secondPersonPolicy;
        this.versions = versions;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those of open calls, the oldest first. */
    public List<PendingSignature> asSeenBy(Member member) {
        var now = clock.instant();
        return participations.pending().stream()
                .filter(part -> part.isOpen(now))
                .flatMap(part -> row(part, member))
                .sorted(Comparator.comparing(row -> row.pending().at()))
                .toList();
    }

    /** Whether the member may decide on the signature. */
    boolean isDecidable(Member member, SignOnAct signature) {
        var involved = signature.linkSharing() == null
                ? Set.of(signature.by())
                : Set.of(signature.by(), signature.linkSharing().by());
        return secondPersonPolicy.qualifies(member, involved);
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
                                UnacceptedSignature.of(signature),
                                isDecidable(member, signature)));
    }
}
