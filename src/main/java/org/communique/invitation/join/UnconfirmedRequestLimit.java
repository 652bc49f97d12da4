package org.communique.invitation.join;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.communique.invitation.join.JoinRequests.Unconfirmed;
import org.communique.statement.VersionId;
import org.springframework.stereotype.Component;

/**
 * How many requests to join a call may be there that no mailbox has confirmed. Where they can be confirmed, the oldest of the
 * domain with the most of them gives way, so that strangers displace their own; where they cannot, as no mail can be sent,
 * coordinators would never see what gave way, so that no more are taken.
 */
@Component
class UnconfirmedRequestLimit {

    static final int MOST_OF_DOMAIN = 50;
    static final int MOST = 500;

    private final JoinRequests requests;

    UnconfirmedRequestLimit(JoinRequests requests) {
        this.requests = requests;
    }

    /** Whether there is room for one more. */
    boolean makeRoom(VersionId version, EmailAddress contact, Instant now, boolean confirmable) {
        var unconfirmed = requests.unconfirmed(version, now);
        var ofDomain = unconfirmed.stream()
                .filter(each -> each.contact().domain().equals(contact.domain()))
                .toList();
        if (ofDomain.size() < MOST_OF_DOMAIN && unconfirmed.size() < MOST) {
            return true;
        }
        if (!confirmable) {
            return false;
        }
        var crowd = ofDomain.size() < MOST_OF_DOMAIN ? largest(unconfirmed) : ofDomain;
        requests.forget(crowd.getFirst().id());
        return true;
    }

    private static List<Unconfirmed> largest(List<Unconfirmed> unconfirmed) {
        return unconfirmed.stream().collect(groupingBy(each -> each.contact().domain())).values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }
}
