package org.communique.amendment.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.collab.log.LogCompactor;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AlternativeBaseTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentTextService texts;

    @Autowired
    ProposalService proposals;

    @Autowired
    LogCompactor compactor;

    /** What was written within a minute is one revision then. */
    @Test
    void isKnownOnceTheLogOfTheCopyWasCompacted() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        var other = round.proposers.get(1);
        var copy = ((ProposalOutcome.Begun) as(other, () -> texts.beginAlternative(amendment.id())))
                .proposal()
                .id();
        as(other, () -> proposals.replace(copy, CanonicalText.read(TEXT.replace("two weeks", "three days"))));
        compactor.compact(copy.draft());

        var base = as(other, () -> proposals.base(copy));

        assertThat(CanonicalText.of(DraftCodec.read(base))).isEqualTo(TEXT.replace("two weeks", "48 hours"));
        assertThat(as(other, () -> proposals.preview(copy)).changes()).hasSize(1);
    }
}
