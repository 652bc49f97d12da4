package org.communique.treaty.vote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;

/** What comes with the product. How each State voted does not: that comes from the records of the meetings. */
final class SeededVotes {

    static final List<RecordedVote> ALL = List.of(
            seeded(
                    RecordedVoteId.ADOPTION,
                    LocalDate.of(2024, 12, 24),
                    "A/RES/79/243",
                    "Adoption of the United Nations Convention against Cybercrime",
                    null,
                    false),
            seeded(
                    new RecordedVoteId("ga-res-74-247"),
                    LocalDate.of(2019, 12, 27),
                    "A/RES/74/247",
                    "Establishment of the Ad Hoc Committee to elaborate the Convention",
                    new StatedResult(79, 60, 33),
                    true));

    private SeededVotes() {}

    private static RecordedVote seeded(
            RecordedVoteId id,
            LocalDate date,
            String symbol,
            String title,
            @Nullable StatedResult result,
            boolean toBeChecked) {
        var data = new VoteData(
                VotingBody.GENERAL_ASSEMBLY,
                date,
                symbol,
                title,
                InstrumentId.CYBERCRIME,
                null,
                null,
                result,
                "https://docs.un.org/" + symbol,
                toBeChecked);
        return new RecordedVote(id, data, Map.of(), null, null, Instant.EPOCH, null, null, 0);
    }
}
