package org.communique.signon;

import org.communique.coalition.CurrentMember;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets coordinators enter what an organisation said by phone, letter or mail. Its representatives can correct it. */
@Service
@PreAuthorize("denyAll()")
public class AnswerService {

    private final AnswerDesk desk;
    private final CurrentMember currentMember;

    AnswerService(AnswerDesk desk, CurrentMember currentMember) {
        this.desk = desk;
        this.currentMember = currentMember;
    }

    /** @throws IllegalArgumentException if the answer claims to have come by an invitation's link, which has a way of its own */
    @PreAuthorize("@statementRights.canCoordinate(#answer.version().statement()) and @confirmation.isRecent()")
    public RecordingOutcome record(RecordedAnswer answer) {
        if (answer.channel() == Channel.INVITATION) {
            throw new IllegalArgumentException("not by an invitation");
        }
        return desk.record(answer, currentMember.get());
    }
}
