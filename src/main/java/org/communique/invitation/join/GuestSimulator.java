package org.communique.invitation.join;

import java.net.URI;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.GuestAnswerService;
import org.communique.invitation.guest.GuestForm;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Plays those without an account in the demo. It exists nowhere else. */
@Component
@ConditionalOnProperty("communique.demo")
public class GuestSimulator {

    private final GuestAnswerService guestAnswerService;
    private final PublicCallService publicCalls;

    GuestSimulator(GuestAnswerService guestAnswerService, PublicCallService publicCalls) {
        this.guestAnswerService = guestAnswerService;
        this.publicCalls = publicCalls;
    }

    public void sign(URI link, TextHash hash, String name, String role) {
        guestAnswerService.answer(token(link), new GuestForm(name, role, "sign", "", "", hash.value(), null));
    }

    public void confirm(URI link) {
        guestAnswerService.confirm(token(link));
    }

    private static LinkToken token(URI link) {
        var path = link.getPath();
        return new LinkToken(path.substring(path.lastIndexOf('/') + 1));
    }

    public void askToJoin(VersionId version, OrganisationData organisation, EmailAddress contact, String name) {
        var form = new JoinForm(
                organisation.officialName(),
                organisation.displayName(),
                organisation.country(),
                organisation.region().name(),
                organisation.status().name(),
                organisation.domain(),
                name,
                contact.value(),
                "");
        publicCalls.find(version.value()).ifPresent(call -> publicCalls.ask(call, form, "127.0.0.1"));
    }
}
