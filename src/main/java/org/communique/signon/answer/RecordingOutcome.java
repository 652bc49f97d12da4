package org.communique.signon.answer;

import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.signon.ParticipationState;

/** The outcome of {@link AnswerRecorder#record}. */
public sealed interface RecordingOutcome
        permits RecordingOutcome.Recorded,
                RecordingOutcome.Suspended,
                RecordingOutcome.AnsweredBefore,
                RecordingOutcome.FileRejected,
                WithdrawalOutcome.NotSigned,
                SignOnRefusal {

    record Recorded(Instant at) implements RecordingOutcome {}

    /** It counts once a second person has accepted it, as the coordinator came by a link that another person had in hand. */
    record Suspended(LinkSharing linkSharing) implements RecordingOutcome {}

    /** The file is too large or of a type that is not accepted, so nothing was recorded. */
    @Refused(because = Cause.INVALID, code = "file", message = "coalition.problem.EVIDENCE_FILE")
    record FileRejected() implements RecordingOutcome, Refusal {}

    /** The organisation had already answered; that answer counts. */
    @Refused(message = "signon.refusal.answer-stands")
    record AnsweredBefore(ParticipationState state, String by, Instant at) implements RecordingOutcome, Refusal {}
}
