package org.communique.amendment.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.api.AmendmentViews.NamedOrganisation;
import org.communique.amendment.vote.AmendmentVote;
import org.communique.amendment.vote.Ballot;
import org.communique.amendment.vote.ShownVote;
import org.communique.amendment.vote.VoteOutcome;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteResult;
import org.communique.api.ApiException;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.refusal.Refusal;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Votes on amendments as the API shows them, with the names of organisations. */
@Component
class VoteViews {

    private final Directory directory;

    VoteViews(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param electorate the organisations that can vote
     * @param before     SHA-256 of the draft when the vote was opened
     * @param after      SHA-256 of the same with the amendments
     * @param own        the vote of the caller's organisation
     * @param voted      how many organisations have voted; until it is closed only those who edit the draft are told
     * @param tally      once it is closed
     * @param ballots    once it is closed, if they are shown to the caller
     * @param result     once it is closed
     */
    record AmendmentVoteEntry(
            int number,
            List<AmendmentOnVote> amendments,
            VotePolicy policy,
            int quorum,
            boolean recorded,
            boolean open,
            Instant openedAt,
            Instant deadline,
            List<NamedOrganisation> electorate,
            TextHash before,
            TextHash after,
            @Nullable OrganisationBallot own,
            @Nullable Integer voted,
            @Nullable VoteTallyEntry tally,
            List<OrganisationBallot> ballots,
            @Nullable VoteResult result,
            @Nullable Instant closedAt) {}

    /**
     * @param words  how many it changed when the vote was opened
     * @param effect what became of it, once the vote is closed
     */
    record AmendmentOnVote(int number, AmendmentKind kind, int words, AmendmentVote.@Nullable Effect effect) {}

    record OrganisationBallot(NamedOrganisation organisation, Ballot.Choice choice, String word, Instant at) {}

    record VoteTallyEntry(int yes, int no, int abstained) {}

    AmendmentVoteEntry entry(ShownVote shown) {
        return entries(List.of(shown)).getFirst();
    }

    List<AmendmentVoteEntry> entries(List<ShownVote> shown) {
        var organisations = new HashSet<OrganisationId>();
        shown.forEach(each -> organisations.addAll(each.vote().electorate()));
        var names = directory.organisations(organisations);
        return shown.stream().map(each -> entry(each, names)).toList();
    }

    private static AmendmentVoteEntry entry(ShownVote shown, Map<OrganisationId, Organisation> names) {
        var vote = shown.vote();
        var own = shown.own();
        var tally = shown.tally();
        return new AmendmentVoteEntry(
                vote.id().number(),
                amendments(vote),
                vote.policy(),
                vote.quorum(),
                vote.recorded(),
                vote.status() == AmendmentVote.Status.OPEN,
                vote.openedAt(),
                vote.deadline(),
                vote.electorate().stream().map(id -> named(id, names)).toList(),
                vote.before(),
                vote.after(),
                own == null ? null : ballot(own, names),
                shown.voted(),
                tally == null ? null : new VoteTallyEntry(tally.yes(), tally.no(), tally.abstained()),
                shown.ballots().stream().map(ballot -> ballot(ballot, names)).toList(),
                vote.result(),
                vote.closedAt());
    }

    private static List<AmendmentOnVote> amendments(AmendmentVote vote) {
        var effects = vote.effects();
        return IntStream.range(0, vote.amendments().size())
                .mapToObj(place -> {
                    var amendment = vote.amendments().get(place);
                    return new AmendmentOnVote(
                            amendment.id().number(),
                            amendment.kind(),
                            amendment.words(),
                            effects == null ? null : effects.get(place));
                })
                .toList();
    }

    private static OrganisationBallot ballot(Ballot ballot, Map<OrganisationId, Organisation> names) {
        return new OrganisationBallot(named(ballot.organisation(), names), ballot.choice(), ballot.word(), ballot.at());
    }

    private static NamedOrganisation named(OrganisationId id, Map<OrganisationId, Organisation> names) {
        return new NamedOrganisation(
                id,
                Optional.ofNullable(names.get(id))
                        .map(Organisation::displayName)
                        .orElse(""));
    }

    AmendmentVoteEntry done(VoteOutcome outcome) {
        return switch (outcome) {
            case VoteOutcome.Done(var vote) -> entry(vote);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
