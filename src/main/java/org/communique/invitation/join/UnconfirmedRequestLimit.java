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
 * Limits a call's unconfirmed join requests. With mail, the oldest request of the domain with the most is dropped, so that a flood
 * displaces itself. Without mail none can be confirmed, and coordinators would never see what was dropped, so no more are accepted.
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
