package org.communique.signon.pending;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Signatures that representatives made or coordinators recorded, and that wait for a second person. It checks no rights: its callers have. */
@Component
public class PendingSignatureFinder {

    private final Participations participations;
    private final SecondPersonPolicy secondPersonPolicy;
    private final Versions versions;
    private final Directory directory;
    private final ObjectProvider<PendingSignatureSource> elsewhere;
    private final Clock clock;

    PendingSignatureFinder(
            Participations participations,
            SecondPersonPolicy secondPersonPolicy,
            Versions versions,
            Directory directory,
            ObjectProvider<PendingSignatureSource> elsewhere,
            Clock clock) {
        this.participations = participations;
        this.secondPersonPolicy = secondPersonPolicy;
        this.versions = versions;
        this.directory = directory;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** Of the call's organisations without an account. */
    public Map<OrganisationId, UnacceptedSignature> ofGuests(VersionId version) {
        Map<OrganisationId, UnacceptedSignature> pending = new HashMap<>();
        elsewhere.forEach(source -> pending.putAll(source.pending(version)));
        return pending;
    }

    /** When the answers were given that wait to be accepted, of the calls' organisations without an account. */
    public Map<ParticipationId, Instant> confirmed(Collection<VersionId> versions) {
        Map<ParticipationId, Instant> confirmed = new HashMap<>();
        elsewhere.forEach(source -> confirmed.putAll(source.confirmed(versions)));
        return confirmed;
    }

    /** Those in the calls that have not answered but for an answer that waits to be accepted. */
    public List<Participation> awaitingAcceptance(Collection<VersionId> versions) {
        var now = clock.instant();
        var confirmed = confirmed(versions);
        return participations.pendingOrOf(versions, confirmed.keySet()).stream()
                .filter(part -> part.state().isUnanswered() && part.awaitsAcceptance(confirmed.get(part.id()), now))
                .toList();
    }

    /** Those of open calls, the oldest first. */
    public List<PendingSignature> asSeenBy(Member member) {
        var now = clock.instant();
        var open = participations.pending().stream()
                .filter(part -> part.isOpen(now))
                .toList();
        var organisations = directory.organisations(
                open.stream().map(Participation::organisation).toList());
        var titles = versions.titles(open.stream().map(Participation::version).toList());
        return open.stream()
                .flatMap(part -> row(part, organisations.get(part.organisation()), titles.get(part.version()), member))
                .sorted(Comparator.comparing(row -> row.pending().at()))
                .toList();
    }

    /** Whether the member may decide on the signature. */
    boolean isDecidable(Member member, SignOnAction signature) {
        return secondPersonPolicy.qualifies(member, signature.speaker().involved());
    }

    private Stream<PendingSignature> row(
            Participation part, @Nullable Organisation organisation, @Nullable String title, Member member) {
        var signature = part.pending();
        return signature == null || organisation == null || title == null
                ? Stream.empty()
                : Stream.of(new PendingSignature(
                        part.version(),
                        title,
                        organisation,
                        UnacceptedSignature.of(signature),
                        isDecidable(member, signature)));
    }
}
