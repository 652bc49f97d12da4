package org.communique.invitation.join;

import java.net.URI;
import java.time.Clock;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.GuestAnswerService;
import org.communique.invitation.join.JoinRequest.JoinStatus;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.statement.VersionId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Plays those without an account in the demo, where no mailbox can be asked. It exists nowhere else. */
@Component
@ConditionalOnProperty("communique.demo")
public class GuestSimulator {

    private final Invitations invitations;
    private final JoinRequests requests;
    private final AnswerRecorder answers;
    private final Clock clock;

    GuestSimulator(Invitations invitations, JoinRequests requests, AnswerRecorder answers, Clock clock) {
        this.invitations = invitations;
        this.requests = requests;
        this.answers = answers;
        this.clock = clock;
    }

    /** Signs by the link, and confirms it. */
    public void answer(URI link, String name, String role) {
        var path = link.getPath();
        var token = new LinkToken(path.substring(path.lastIndexOf('/') + 1));
        var confirmation = LinkToken.random();
        var now = clock.instant();
        invitations.answer(
                token,
                new GuestAnswer(Answer.SIGNED, name, role, AnswerContent.NONE, null, now),
                confirmation,
                now.plus(GuestAnswerService.TO_CONFIRM));
        invitations.confirm(confirmation, now);
    }

    public void askToJoin(VersionId version, OrganisationData organisation, EmailAddress contact, String name) {
        if (answers.publicCall(version).isEmpty()) {
            return;
        }
        var token = LinkToken.random();
        var now = clock.instant();
        requests.add(new JoinRequest(
                JoinRequestId.random(),
                version,
                organisation,
                contact,
                name,
                "",
                now,
                true,
                JoinStatus.UNCONFIRMED,
                token.hash(),
                now.plus(PublicCallService.TO_CONFIRM),
                null,
                null,
                null));
        requests.confirm(token, now);
    }
}
