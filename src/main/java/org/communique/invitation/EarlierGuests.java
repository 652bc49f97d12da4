package org.communique.invitation;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.Enclosure;
import org.communique.coalition.OrganisationId;
import org.communique.invitation.InvitationDispatch.Letter;
import org.communique.invitation.InvitingOutcome.Invited;
import org.communique.signon.AnswerDesk;
import org.communique.signon.Correspondents;
import org.communique.signon.Standing;
import org.communique.statement.Changes;
import org.communique.statement.VersionId;
import org.communique.statement.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Guests who signed an earlier text are asked at the mailbox that confirmed it, with a link of their own to the new one. */
@Component
class EarlierGuests implements Correspondents {

    private final Invitations invitations;
    private final InvitationDispatch dispatch;
    private final InvitationMail mail;
    private final Deliveries deliveries;
    private final AnswerDesk answers;
    private final Versions versions;
    private final Changes changes;
    private final Clock clock;

    EarlierGuests(
            Invitations invitations,
            InvitationDispatch dispatch,
            InvitationMail mail,
            Deliveries deliveries,
            AnswerDesk answers,
            Versions versions,
            Changes changes,
            Clock clock) {
        this.invitations = invitations;
        this.dispatch = dispatch;
        this.mail = mail;
        this.deliveries = deliveries;
        this.answers = answers;
        this.versions = versions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Set<OrganisationId> askToReconsider(
            VersionId version, Map<OrganisationId, VersionId> signed, boolean enclose) {
        Set<OrganisationId> asked = new HashSet<>();
        if (!mail.isSetUp()) {
            return asked;
        }
        Map<VersionId, Optional<Enclosure>> files = new HashMap<>();
        signed.forEach((organisation, text) -> {
            var file = enclose ? files.computeIfAbsent(text, earlier -> changes(earlier, version)) : null;
            if (ask(version, organisation, text, file == null ? null : file.orElse(null))) {
                asked.add(organisation);
            }
        });
        return asked;
    }

    private Optional<Enclosure> changes(VersionId before, VersionId after) {
        return versions.findSummaryById(before)
                .flatMap(earlier -> versions.findSummaryById(after).map(later -> changes.file(earlier, later)));
    }

    private boolean ask(
            VersionId version, OrganisationId organisation, VersionId signed, @Nullable Enclosure enclosure) {
        Letter letter = (invitation, token) -> mail.askToReconsider(invitation, token, enclosure);
        var standing = answers.standing(version, organisation).filter(Standing::takesAnswers);
        var current = invitations.find(InvitationId.of(version, organisation));
        if (current.isPresent()) {
            return standing.isPresent()
                    && current.get().awaitsReminder(clock.instant())
                    && !deliveries.delivered(List.of(current.get())).isEmpty()
                    && dispatch.remind(current.get(), letter);
        }
        return standing.isPresent()
                && invitations
                        .find(InvitationId.of(signed, organisation))
                        .filter(earlier -> earlier.state() == InvitationState.ACCEPTED && earlier.silencedAt() == null)
                        .map(earlier -> dispatch.invite(
                                new Invite(version, organisation, earlier.contact(), earlier.contactName()),
                                standing.get().hash(),
                                null,
                                letter))
                        .filter(outcome -> outcome instanceof Invited invited && invited.delivery() == Delivery.QUEUED)
                        .isPresent();
    }
}
