package org.communique.treaty.position;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.treaty.MembersToday;
import org.communique.treaty.PageCursor;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.position.PositionService.PositionOutcome.ChangedMeanwhile;
import org.communique.treaty.position.PositionService.PositionOutcome.Invalid;
import org.communique.treaty.position.PositionService.PositionOutcome.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Records positions, and publishes them one by one. */
@Service
@PreAuthorize("denyAll()")
public class PositionService {

    private final Positions positions;
    private final Editions editions;
    private final CurrentMember currentMember;
    private final MembersToday today;
    private final Clock clock;
    private final MemberQuotas quotas;

    PositionService(
            Positions positions,
            Editions editions,
            CurrentMember currentMember,
            MembersToday today,
            Clock clock,
            MemberQuotas quotas) {
        this.quotas = quotas;
        this.today = today;
        this.positions = positions;
        this.editions = editions;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param after the end of the page before; null for the first page
     */
    @PreAuthorize("isAuthenticated()")
    public List<Position> page(PositionFilter filter, @Nullable PageCursor after, int most) {
        return positions.page(filter, after, most);
    }

    @PreAuthorize("isAuthenticated()")
    public Optional<Position> find(PositionId id) {
        return positions.find(id);
    }

    /** Where a holder says one thing here and the opposite there, of one subject or one holder. */
    @PreAuthorize("isAuthenticated()")
    public List<Contradiction> contradictions(PositionFilter filter) {
        return Contradiction.in(positions.newest(filter, Contradiction.MOST_COMPARED));
    }

    @PreAuthorize("isAuthenticated()")
    public StatePositions statePositions(Subject subject) {
        var newest = positions.newest(PositionFilter.ofSubject(subject), Contradiction.MOST_COMPARED);
        return StatePositions.of(newest.stream().map(Position::data).toList());
    }

    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public PositionOutcome add(PositionData data) {
        var clean = data.cleaned();
        if (!isValid(clean)) {
            return new Invalid();
        }
        quotas.take(Quota.POSITIONS);
        var position = Position.of(PositionId.random(), clean, currentMember.id(), now());
        return save(position);
    }

    /** One that was published becomes private again, until a coordinator has seen the change. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public PositionOutcome change(PositionId id, PositionData data, long revision) {
        var clean = data.cleaned();
        if (!isValid(clean)) {
            return new Invalid();
        }
        return positions
                .find(id)
                .map(position -> save(position.with(clean, currentMember.id(), now(), revision)))
                .orElseGet(ChangedMeanwhile::new);
    }

    /** False if it was changed since, or published: a coordinator makes it private first. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public boolean delete(PositionId id, long revision) {
        var found = positions.find(id).filter(position -> position.published() == null);
        if (found.isEmpty() || !positions.delete(id, revision)) {
            return false;
        }
        if (found.get().addedBy() instanceof MemberId member) {
            quotas.giveBack(Quota.POSITIONS, member.value(), 1);
        }
        return true;
    }

    /** @param revision of what the coordinator saw */
    @PreAuthorize("hasRole('COORDINATOR') and @confirmation.isRecent()")
    public PositionOutcome publish(PositionId id, long revision) {
        return mark(id, revision, true);
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public PositionOutcome makePrivate(PositionId id, long revision) {
        return mark(id, revision, false);
    }

    private PositionOutcome mark(PositionId id, long revision, boolean published) {
        var position =
                positions.find(id).filter(found -> found.revision() == revision).orElse(null);
        if (position == null) {
            return new ChangedMeanwhile();
        }
        return save(position.with(published ? new PublishedMark(currentMember.id(), now()) : null));
    }

    private PositionOutcome save(Position position) {
        return positions.save(position)
                ? positions.find(position.id()).<PositionOutcome>map(Saved::new).orElseGet(ChangedMeanwhile::new)
                : new ChangedMeanwhile();
    }

    private boolean isValid(PositionData clean) {
        var subject = clean.subject();
        return !clean.date().isAfter(today.latest())
                && !clean.date().isBefore(PositionData.FIRST_DAY)
                && (subject.edition() == null
                        || editions.find(subject.edition())
                                .filter(edition -> edition.articles().stream()
                                        .anyMatch(article -> article.number().equals(subject.article())))
                                .isPresent());
    }

    private Instant now() {
        return clock.instant();
    }

    /** The outcome of recording or changing a position. */
    public sealed interface PositionOutcome {

        record Saved(Position position) implements PositionOutcome {}

        /** A date in the future, or an article that the edition does not have. */
        @Refused(because = Cause.INVALID, code = "invalid-position")
        record Invalid() implements PositionOutcome, Refusal {}

        /** Another person changed or deleted it at the same time. */
        record ChangedMeanwhile() implements PositionOutcome, Refusal {}
    }
}
