package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.HandOver;

/** What came of {@link AnswerDesk#record}. */
public sealed interface RecordingOutcome
        permits RecordingOutcome.Recorded,
                RecordingOutcome.Suspended,
                RecordingOutcome.AnsweredBefore,
                RecordingOutcome.FileNotTaken,
                Refusal {

    record Recorded(Instant at) implements RecordingOutcome {}

    /** It counts once a second person has accepted it, as the coordinator came by a link that another person had in hand. */
    record Suspended(HandOver handOver) implements RecordingOutcome {}

    /** The file that was to show it is none of the kinds that are taken, or too large; so nothing was recorded. */
    record FileNotTaken() implements RecordingOutcome {}

    /** The organisation had answered; that answer stands. */
    record AnsweredBefore(ParticipationState state, String by, Instant at) implements RecordingOutcome {}
}
