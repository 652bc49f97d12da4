package org.communique.signon;

import java.time.Instant;

/** What came of {@link AnswerDesk#record}. */
public sealed interface RecordingOutcome permits RecordingOutcome.Recorded, RecordingOutcome.AnsweredBefore, Refusal {

    record Recorded(Instant at) implements RecordingOutcome {}

    /** The organisation had answered; that answer stands. */
    record AnsweredBefore(ParticipationState state, String by, Instant at) implements RecordingOutcome {}
}
