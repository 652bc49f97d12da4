package org.communique.demo;

import java.net.URI;
import java.util.Locale;
import org.communique.coalition.ConsultativeStatus;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.OrganisationData;
import org.communique.coalition.Region;
import org.communique.invitation.GuestRehearsal;
import org.communique.invitation.InvitationService;
import org.communique.invitation.InviteNewcomer;
import org.communique.invitation.InvitingOutcome;
import org.communique.signon.AnswerService;
import org.communique.signon.Channel;
import org.communique.signon.RecordedAnswer;
import org.communique.signon.SignOnCallService;
import org.communique.signon.SignOnService;
import org.communique.statement.VersionId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Brings organisations without an account into the demo: invited by mail, asking to join, and answering by phone. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoGuests {

    private final InvitationService invitations;
    private final GuestRehearsal guests;
    private final AnswerService answers;
    private final SignOnCallService calls;
    private final SignOnService signing;

    DemoGuests(
            InvitationService invitations,
            GuestRehearsal guests,
            AnswerService answers,
            SignOnCallService calls,
            SignOnService signing) {
        this.invitations = invitations;
        this.guests = guests;
        this.answers = answers;
        this.calls = calls;
        this.signing = signing;
    }

    /** One is invited and has not answered; of another the answer waits for its mandate to be accepted. */
    void invite(Cast cast, String coordinator, VersionId version) {
        cast.as(
                coordinator,
                () -> invite(version, "Fjord Privacy Association", "NO", Region.WESTERN_EUROPE_OTHERS, "Sigrid Dahl"));
        var link = cast.as(
                coordinator, () -> invite(version, "Savanna Digital Defenders", "UG", Region.AFRICA, "Grace Nakato"));
        if (link instanceof InvitingOutcome.Invited(var _, URI uri, var _, var _) && uri != null) {
            guests.answer(uri, "Grace Nakato", "Executive Director");
        }
    }

    private InvitingOutcome invite(VersionId version, String name, String country, Region region, String contact) {
        var mailbox = contact.toLowerCase(Locale.ROOT).replace(' ', '.') + "@guest.example";
        return invitations.inviteNewcomer(new InviteNewcomer(
                version,
                new OrganisationData(name, name, country, region, ConsultativeStatus.NONE, ""),
                new EmailAddress(mailbox),
                contact));
    }

    /** Under a name that means the same as one in the directory. */
    void askToJoin(Cast cast, String coordinator, VersionId version) {
        cast.as(coordinator, () -> calls.openToPublic(version, true));
        guests.askToJoin(
                version,
                new OrganisationData(
                        "Red de Derechos Digitales de Los Andes",
                        "Red Derechos",
                        "BO",
                        Region.LATIN_AMERICA_CARIBBEAN,
                        ConsultativeStatus.NONE,
                        "redandina.example"),
                new EmailAddress("valentina@redandina.example"),
                "Valentina Quispe");
    }

    void phone(Cast cast, String coordinator, VersionId version, String organisation, String speaker) {
        cast.as(coordinator, () -> {
            var hash = signing.sheet(version.statement()).orElseThrow().call().hash();
            return answers.record(
                    new RecordedAnswer(
                            version,
                            cast.organisation(organisation).id(),
                            hash,
                            RecordedAnswer.Answer.SIGNED,
                            null,
                            null,
                            speaker,
                            Channel.PHONE,
                            "Call of yesterday, confirmed by text message; note in the secretariat's folder",
                            null),
                    null);
        });
    }
}
