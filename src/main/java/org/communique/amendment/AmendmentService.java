package org.communique.amendment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.AmendmentEvent.AmendmentChanged;
import org.communique.amendment.AmendmentEvent.Revised;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentOutcome.ChangedMeanwhile;
import org.communique.amendment.AmendmentOutcome.Done;
import org.communique.amendment.AmendmentOutcome.NotOpen;
import org.communique.amendment.AmendmentOutcome.OwnAmendment;
import org.communique.amendment.AmendmentOutcome.RoundFull;
import org.communique.amendment.AmendmentOutcome.TooManyRevisions;
import org.communique.amendment.AmendmentOutcome.UnderVote;
import org.communique.coalition.directory.CurrentMember;
import org.communique.mail.EventOutbox;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reading amendments, and what organisations say to them. */
@Service
@PreAuthorize("denyAll()")
public class AmendmentService {

    private final Amendments amendments;
    private final Rounds rounds;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    AmendmentService(
            Amendments amendments,
            Rounds rounds,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            Clock clock) {
        this.amendments = amendments;
        this.rounds = rounds;
        this.currentMember = currentMember;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those that the current member may see, in the order of the text and then by their numbers; after each those that amend it. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<Amendment> of(StatementId statement) {
        return visible(statement);
    }

    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public Optional<Amendment> find(AmendmentId id) {
        return amendments.find(id).filter(this::isVisible);
    }

    private List<Amendment> visible(StatementId statement) {
        var member = currentMember.get();
        var now = now();
        var all = rounds.of(statement);
        return Amendment.inOrderOfText(amendments.of(statement).stream()
                .filter(amendment -> all.stream()
                        .filter(round -> round.id().equals(amendment.round()))
                        .anyMatch(round -> round.shows(
                                amendment, member.organisation(), StatementRights.coordinates(member), now)))
                .toList());
    }

    private boolean isVisible(Amendment amendment) {
        var member = currentMember.get();
        return rounds.find(amendment.round())
                .filter(round ->
                        round.shows(amendment, member.organisation(), StatementRights.coordinates(member), now()))
                .isPresent();
    }

    /**
     * The member's organisation supports or opposes it; its former stand is replaced.
     *
     * @param word what it says to that; may be empty
     */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public AmendmentOutcome takeStand(AmendmentId id, boolean supports, String word) {
        return takeStand(id, null, supports, word);
    }

    /** As {@link #takeStand}, if its text was changed so often. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public AmendmentOutcome takeStandAt(AmendmentId id, int revision, boolean supports, String word) {
        return takeStand(id, revision, supports, word);
    }

    private AmendmentOutcome takeStand(AmendmentId id, @Nullable Integer revision, boolean supports, String word) {
        var member = currentMember.get();
        var said = ShortText.optionalLines(word, Amendment.LONGEST_WORD);
        var amendment = seen(id);
        if (amendment.organisation().equals(member.organisation())) {
            return new OwnAmendment();
        }
        if (revision != null && amendment.revisionCount() != revision) {
            return new ChangedMeanwhile();
        }
        var stand = new Stand(member.organisation(), supports, said, member.id(), now());
        var changed = changed(amendments.stand(id, stand, revision));
        return changed instanceof NotOpen
                        && amendments.find(id).filter(Amendment::isOpen).isPresent()
                ? new ChangedMeanwhile()
                : changed;
    }

    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public AmendmentOutcome withdrawStand(AmendmentId id) {
        seen(id);
        return changed(amendments.withdrawStand(id, currentMember.get().organisation()));
    }

    /** @param language BCP 47 tag */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public AmendmentOutcome changeReason(AmendmentId id, String reason, String language) {
        var said = ShortText.optionalLines(reason, Amendment.LONGEST_REASON);
        var tag = new LanguageTag(language).value();
        var amendment = own(id);
        if (amendment.vote() != null) {
            return new UnderVote();
        }
        if (amendment.reason().equals(said) && amendment.language().equals(tag)) {
            return new Done(amendment);
        }
        if (!amendment.hasRoomFor(AmendmentRevision.Cause.REASON)) {
            return new TooManyRevisions(Amendment.MOST_REVISIONS);
        }
        if (!rounds.addCharacters(amendment.round(), said.length())) {
            return new RoundFull();
        }
        return changeReason(amendment, said, tag);
    }

    private AmendmentOutcome changeReason(Amendment amendment, String said, String tag) {
        var id = amendment.id();
        var by = currentMember.id();
        var now = now();
        var revision = amendment.revision(AmendmentRevision.Cause.REASON, null, by, now);
        var revised = new Revised(id, by, now);
        var changed =
                outbox.publish(revised, revised.fact(), () -> amendments.setReason(amendment, said, tag, revision));
        if (changed.isEmpty()) {
            rounds.giveBack(amendment.round(), said.length());
            return amendments.find(id).filter(Amendment::isOpen).isPresent() ? new ChangedMeanwhile() : new NotOpen();
        }
        return new Done(changed.get());
    }

    /** By any member who speaks for its organisation. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public AmendmentOutcome withdraw(AmendmentId id, String reason) {
        var why = ShortText.optionalLines(reason, Amendment.LONGEST_REASON);
        if (own(id).vote() != null) {
            return new UnderVote();
        }
        var by = currentMember.id();
        var now = now();
        var settled = amendments.settle(id, AmendmentStatus.WITHDRAWN, new Settlement(by, now, why));
        settled.ifPresent(_ -> events.publishEvent(new Settled(id, AmendmentStatus.WITHDRAWN, by, now, false)));
        return settled.<AmendmentOutcome>map(Done::new).orElseGet(NotOpen::new);
    }

    private AmendmentOutcome changed(Optional<Amendment> changed) {
        changed.ifPresent(amendment -> events.publishEvent(new AmendmentChanged(amendment.id())));
        return changed.<AmendmentOutcome>map(Done::new).orElseGet(NotOpen::new);
    }

    private Amendment seen(AmendmentId id) {
        return amendments
                .find(id)
                .filter(this::isVisible)
                .orElseThrow(() -> new AccessDeniedException("no such amendment"));
    }

    private Amendment own(AmendmentId id) {
        var amendment = seen(id);
        if (!amendment.organisation().equals(currentMember.get().organisation())) {
            throw new AccessDeniedException("another organisation's amendment");
        }
        return amendment;
    }

    private Instant now() {
        return clock.instant();
    }
}
