package org.communique.amendment;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A statement that takes amendments, and people of several organisations around it. */
@TestComponent
public class AmendmentFixtures {

    private final CoalitionFixtures coalition;
    private final StatementCreationService creation;
    private final DraftService drafts;
    private final RoundService rounds;
    private final ProposalService proposals;

    AmendmentFixtures(
            CoalitionFixtures coalition,
            StatementCreationService creation,
            DraftService drafts,
            RoundService rounds,
            ProposalService proposals) {
        this.coalition = coalition;
        this.creation = creation;
        this.drafts = drafts;
        this.rounds = rounds;
        this.proposals = proposals;
    }

    /** With a coordinator and a drafter, and proposers of four organisations who may read it. */
    public final class Round {

        public final Member coordinator = coalition.member(coalition.organisation("Secretariat"), Role.COORDINATOR);
        public final Member drafter = coalition.member(coalition.organisation("Drafting House"), Role.DRAFTER);
        public final List<Member> proposers = new ArrayList<>();
        public final StatementId statement;

        private Round(String markdown, String workflow, String language) {
            var grants = new ArrayList<Grant>();
            grants.add(Grant.to(drafter.id(), Right.EDIT));
            for (var name : List.of("Lakeside", "Monsoon", "Alpine", "Red Andina")) {
                var proposer = coalition.member(coalition.organisation(name), Role.REVIEWER);
                proposers.add(proposer);
                grants.add(Grant.to(proposer.organisation(), Right.READ));
            }
            statement = as(
                    coordinator,
                    () -> creation.open(new CreateStatement(
                            "On article 24", language, workflow, CanonicalText.read(markdown), grants)));
        }

        public RoundOutcome open(Visibility visibility, @Nullable Integer mostEach) {
            return open(visibility, mostEach, 0);
        }

        public RoundOutcome open(Visibility visibility, @Nullable Integer mostEach, int supportersAsked) {
            var deadline = Instant.now().plus(Duration.ofDays(7));
            return as(
                    coordinator,
                    () -> rounds.open(
                            new OpenRound(statement, null, deadline, visibility, mostEach, supportersAsked, Set.of())));
        }

        public String draft() {
            return CanonicalText.of(as(drafter, () -> drafts.read(statement)));
        }

        public void write(String markdown) {
            as(drafter, () -> drafts.replace(statement, CanonicalText.read(markdown)));
        }

        public Proposal begin(Member proposer) {
            return ((Begun) as(proposer, () -> proposals.begin(statement))).proposal();
        }

        /** Submitted as one amendment for each change, with the same reason. */
        public List<Amendment> propose(Member proposer, String markdown) {
            var proposal = begin(proposer);
            as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(markdown)));
            var preview = as(proposer, () -> proposals.preview(proposal.id()));
            var items = IntStream.range(0, preview.changes().size())
                    .mapToObj(place -> new Item(List.of(place), "As the treaty says."))
                    .toList();
            var outcome = as(
                    proposer,
                    () -> proposals.submit(new SubmitProposal(proposal.id(), preview.revision(), "en", items)));
            return ((Submitted) outcome).amendments();
        }
    }

    public Round round(String markdown) {
        var round = unopened(markdown);
        round.open(Visibility.AT_ONCE, null);
        return round;
    }

    /** @param language BCP 47 tag of the text */
    public Round round(String markdown, String language) {
        var round = new Round(markdown, "joint-statement", language);
        round.open(Visibility.AT_ONCE, null);
        return round;
    }

    public Round unopened(String markdown) {
        return new Round(markdown, "joint-statement", "en");
    }

    /** In a workflow that begins with amendments. */
    public Round awaited(String markdown) {
        return new Round(markdown, "position-with-amendments", "en");
    }
}
