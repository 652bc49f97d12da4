package org.communique.amendment.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Instant;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.Amendments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DraftAmenderTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    Amendments amendments;

    @Autowired
    DraftAmender draftAmender;

    @Test
    void entersNoOtherTextThanTheOneThatWasAccepted() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var read =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();
        var other = round.propose(round.proposers.get(1), TEXT.replace("two weeks", "two years"))
                .getFirst();
        amendments.revise(
                read, other.text(), "", "en", null, read.revision(Cause.CHANGED, null, proposer.id(), Instant.now()));

        assertThat(as(round.drafter, () -> draftAmender.accept(read, ""))).isInstanceOf(MergeOutcome.NotOpen.class);

        assertThat(round.draft()).isEqualTo(TEXT);
    }
}
