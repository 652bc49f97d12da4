package org.communique.signon;

import java.time.Instant;

/** What came of {@link AnswerDesk#record}. */
public sealed interface RecordingOutcome
        permits RecordingOutcome.Recorded, RecordingOutcome.AnsweredBefore, RecordingOutcome.FileNotTaken, Refusal {

    record Recorded(Instant at) implements RecordingOutcome {}

    /** The file that was to show it is none of the kinds that are taken, or too large; so nothing was recorded. */
    record FileNotTaken() implements RecordingOutcome {}

    /** The organisation had answered; that answer stands. */
    record AnsweredBefore(ParticipationState state, String by, Instant at) implements RecordingOutcome {}
}
