package org.communique.demo;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Region;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteNewOrganisation;
import org.communique.invitation.join.GuestSimulator;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.VersionId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Adds organisations without an account to the demo: invited by mail, asking to join, and answering by phone. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoInvitations {

    private final InvitationService invitations;
    private final GuestSimulator guestSimulator;
    private final AnswerService answers;
    private final SignOnCallService calls;
    private final SignOnService signing;

    DemoInvitations(
            InvitationService invitations,
            GuestSimulator guestSimulator,
            AnswerService answers,
            SignOnCallService calls,
            SignOnService signing) {
        this.invitations = invitations;
        this.guestSimulator = guestSimulator;
        this.answers = answers;
        this.calls = calls;
        this.signing = signing;
    }

    /** One is invited and has not answered. Of another, as no mail is sent, the answer waits for a second person. */
    void invite(DemoMembers demoMembers, String coordinator, VersionId version) {
        demoMembers.as(
                coordinator,
                () -> invite(version, "Fjord Privacy Association", "NO", Region.WESTERN_EUROPE_OTHERS, "Sigrid Dahl"));
        var link = demoMembers.as(
                coordinator, () -> invite(version, "Savanna Digital Defenders", "UG", Region.AFRICA, "Grace Nakato"));
        var hash = demoMembers.as(coordinator, () -> calls.summary(version)).hash();
        link(link).ifPresent(uri -> guestSimulator.sign(uri, hash, "Grace Nakato", "Executive Director"));
        var confirmation = demoMembers.as(
                coordinator,
                () -> invitations.askAgainToConfirm(
                        version,
                        invitations.of(version).stream()
                                .filter(row -> row.answer() != null)
                                .findFirst()
                                .orElseThrow()
                                .organisation()
                                .id()));
        link(confirmation).ifPresent(guestSimulator::confirm);
    }

    private static Optional<URI> link(InvitationOutcome outcome) {
        return outcome instanceof InvitationOutcome.Invited(var _, URI uri, var _, var _)
                ? Optional.ofNullable(uri)
                : Optional.empty();
    }

    private InvitationOutcome invite(VersionId version, String name, String country, Region region, String contact) {
        var mailbox = contact.toLowerCase(Locale.ROOT).replace(' ', '.') + "@guest.example";
        return invitations.inviteNewOrganisation(new InviteNewOrganisation(
                version,
                new OrganisationData(name, name, country, region, ConsultativeStatus.NONE, ""),
                new EmailAddress(mailbox),
                contact,
                ""));
    }

    /** Under a name that means the same as one in the directory. */
    void askToJoin(DemoMembers demoMembers, String coordinator, VersionId version) {
        demoMembers.as(coordinator, () -> calls.openToPublic(version, true));
        guestSimulator.askToJoin(
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

    void phone(DemoMembers demoMembers, String coordinator, VersionId version, String organisation, String speaker) {
        demoMembers.as(coordinator, () -> {
            var hash = signing.details(version.statement()).orElseThrow().call().hash();
            return answers.record(
                    new RecordedAnswer(
                            version,
                            demoMembers.organisation(organisation).id(),
                            hash,
                            RecordedAnswer.Answer.SIGNED,
                            AnswerContent.NONE,
                            null,
                            new RecordedAnswer.Source(
                                    speaker,
                                    AnswerChannel.PHONE,
                                    "Call of yesterday, confirmed by text message; note in the secretariat's folder")),
                    null);
        });
    }
}
