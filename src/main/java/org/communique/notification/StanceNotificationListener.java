package org.communique.notification;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.treaty.stance.StanceEvent;
import org.communique.treaty.stance.StanceEvent.StancesAsked;
import org.communique.treaty.stance.StanceEvent.StancesClosed;
import org.communique.treaty.stance.StanceEvent.StancesDue;
import org.communique.treaty.stance.StanceEvent.StancesPublished;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceRequests;
import org.springframework.stereotype.Component;

/** Notifies those who can answer for their organisations that they are asked where these stand, and what became of it. */
@Component
class StanceNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final StanceRequests requests;
    private final Directory directory;

    StanceNotificationListener(Announcer announcer, StanceRequests requests, Directory directory) {
        this.announcer = announcer;
        this.requests = requests;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(StancesAsked.class, StancesDue.class, StancesClosed.class, StancesPublished.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof StanceEvent event) {
            requests.find(event.request()).ifPresent(request -> on(event, request));
        }
    }

    private void on(StanceEvent event, StanceRequest request) {
        switch (event) {
            case StancesAsked(var _, var by, var at) ->
                announce(NoticeKind.STANCES_ASKED, request, at, without(asked(request, Set.of(), at), by));
            case StancesDue(var _, var at) -> {
                // No one waits any longer for one that was closed meanwhile.
                if (request.closedAt() == null) {
                    announce(
                            NoticeKind.STANCES_DUE, request, at, asked(request, requests.answeredBy(request.id()), at));
                }
            }
            case StancesClosed(var _, var at) ->
                announce(NoticeKind.STANCES_CLOSED, request, at, asked(request, Set.of(), at));
            case StancesPublished(var _, var at) ->
                announce(NoticeKind.STANCES_PUBLISHED, request, at, asked(request, Set.of(), at));
        }
    }

    private void announce(NoticeKind kind, StanceRequest request, Instant at, List<Recipient> recipients) {
        announcer.announce(recipients, new Announcement(kind, request, at, request.deadline()));
    }

    /** Those with a mandate for all statements: one for single statements covers no request. */
    private List<Recipient> asked(StanceRequest request, Set<OrganisationId> answered, Instant at) {
        var organisations = directory.organisations().stream()
                .map(Organisation::id)
                .filter(organisation -> !answered.contains(organisation))
                .toList();
        return Recipient.representing(
                directory.representatives(organisations, request.id(), at),
                _ -> request.id().value());
    }

    private static List<Recipient> without(List<Recipient> recipients, MemberId one) {
        return recipients.stream()
                .filter(recipient -> !recipient.member().id().equals(one))
                .toList();
    }
}
