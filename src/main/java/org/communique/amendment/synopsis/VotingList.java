package org.communique.amendment.synopsis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.vote.Ballot;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.BallotTally;
import org.communique.amendment.vote.ShownVote;
import org.communique.amendment.vote.VotedAmendment;
import org.communique.file.print.Report.Block;
import org.communique.file.print.Report.Column;
import org.communique.file.print.Report.Heading;
import org.communique.file.print.Report.Line;
import org.communique.file.print.Report.Table;

/**
 * What is voted on in which order, with fields to fill in, and the results of closed votes.
 *
 * @param votes      as a member may see them
 * @param amendments those that are voted on
 * @param fallsWith  the numbers of those that each falls with
 */
record VotingList(
        List<ShownVote> votes,
        Map<AmendmentId, Amendment> amendments,
        Map<AmendmentId, List<Integer>> fallsWith,
        OrganisationNames names) {

    static final List<String> HEADER = List.of(
            "order",
            "vote",
            "amendments",
            "paragraphs",
            "kinds",
            "proposed by",
            "policy",
            "quorum",
            "organisations that can vote",
            "deadline (UTC)",
            "for",
            "against",
            "abstained",
            "result",
            "closed at (UTC)",
            "organisations for",
            "organisations against",
            "organisations that abstained",
            "fall if adopted");

    /** One a vote, for spreadsheets. */
    List<List<String>> rows(ReportWords words) {
        return IntStream.range(0, votes.size())
                .mapToObj(place -> row(place + 1, votes.get(place), words))
                .toList();
    }

    private List<String> row(int order, ShownVote shown, ReportWords words) {
        var vote = shown.vote();
        return List.of(
                Integer.toString(order),
                Integer.toString(vote.id().number()),
                of(shown, voted -> Integer.toString(voted.id().number()), "; "),
                of(shown, voted -> amendment(voted, amendment -> Integer.toString(amendment.passage())), "; "),
                of(shown, voted -> words.of("kind." + voted.kind()), "; "),
                of(shown, voted -> amendment(voted, amendment -> names.of(amendment.organisation())), "; "),
                words.of("vote.policy." + vote.policy()),
                quorum(shown),
                Integer.toString(vote.electorate().size()),
                vote.deadline().toString(),
                count(shown, BallotTally::yes),
                count(shown, BallotTally::no),
                count(shown, BallotTally::abstained),
                result(shown, words),
                vote.closedAt() == null ? "" : vote.closedAt().toString(),
                those(shown, Choice.YES, "; "),
                those(shown, Choice.NO, "; "),
                those(shown, Choice.ABSTAIN, "; "),
                of(shown, voted -> ReportWords.numbers(fallsWith.getOrDefault(voted.id(), List.of())), "; "));
    }

    /** For people: a table, then how organisations voted where that is shown. */
    List<Block> blocks(ReportWords words) {
        if (votes.isEmpty()) {
            return List.of(new Line("", words.of("voting-list.none")));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(table(words));
        votes.stream().filter(shown -> !shown.ballots().isEmpty()).forEach(shown -> addBallots(shown, words, blocks));
        return blocks;
    }

    private Table table(ReportWords words) {
        var columns = List.of(
                new Column(words.of("voting-list.order"), 6),
                new Column(words.of("voting-list.vote"), 18),
                new Column(words.of("voting-list.amendments"), 22),
                new Column(words.of("vote.policy"), 14),
                new Column(words.of("voting-list.quorum"), 8),
                new Column(words.of("voting-list.for"), 6),
                new Column(words.of("voting-list.against"), 8),
                new Column(words.of("voting-list.abstained"), 9),
                new Column(words.of("voting-list.result"), 9));
        return new Table(
                columns,
                IntStream.range(0, votes.size())
                        .mapToObj(place -> shortRow(place + 1, votes.get(place), words))
                        .toList());
    }

    private List<String> shortRow(int order, ShownVote shown, ReportWords words) {
        var vote = shown.vote();
        return List.of(
                Integer.toString(order),
                words.of("vote.number", vote.id().number()) + "\n"
                        + (vote.closedAt() == null
                                ? words.of("vote.until", words.time(vote.deadline()))
                                : words.of("vote.closed.at", words.time(vote.closedAt()))),
                of(shown, voted -> line(voted, words), "\n"),
                words.of("vote.policy." + vote.policy()),
                quorum(shown),
                count(shown, BallotTally::yes),
                count(shown, BallotTally::no),
                count(shown, BallotTally::abstained),
                result(shown, words));
    }

    private String line(VotedAmendment voted, ReportWords words) {
        return amendment(
                voted,
                amendment -> words.of("number", voted.id().number()) + ", " + names.of(amendment.organisation()) + " ("
                        + words.place(amendment) + ")" + falls(voted, words));
    }

    private String falls(VotedAmendment voted, ReportWords words) {
        var numbers = fallsWith.getOrDefault(voted.id(), List.of());
        return numbers.isEmpty() ? "" : ". " + words.of("falls.if", numbers.size(), ReportWords.numbers(numbers));
    }

    private void addBallots(ShownVote shown, ReportWords words, List<Block> blocks) {
        blocks.add(new Heading(words.of("vote.number", shown.vote().id().number())));
        for (var choice : Choice.values()) {
            var those = those(shown, choice, ", ");
            if (!those.isEmpty()) {
                blocks.add(new Line("", words.of("vote.those." + choice, those)));
            }
        }
        var silent = new HashSet<>(shown.vote().electorate());
        shown.ballots().forEach(ballot -> silent.remove(ballot.organisation()));
        if (!silent.isEmpty()) {
            blocks.add(new Line("", words.of("voting-list.silent", String.join(", ", names.of(silent)))));
        }
        shown.ballots().stream()
                .filter(ballot -> !ballot.word().isEmpty())
                .forEach(ballot -> blocks.add(new Line(names.of(ballot.organisation()) + ":", ballot.word())));
    }

    private static String of(ShownVote shown, Function<VotedAmendment, String> part, String separator) {
        return shown.vote().amendments().stream().map(part).collect(Collectors.joining(separator));
    }

    private String amendment(VotedAmendment voted, Function<Amendment, String> part) {
        return amendments.get(voted.id()) instanceof Amendment amendment ? part.apply(amendment) : "";
    }

    private static String quorum(ShownVote shown) {
        int quorum = shown.vote().quorum();
        return quorum == 0 ? "" : Integer.toString(quorum);
    }

    private static String count(ShownVote shown, Function<BallotTally, Integer> count) {
        return shown.tally() instanceof BallotTally tally ? count.apply(tally).toString() : "";
    }

    private static String result(ShownVote shown, ReportWords words) {
        var result = shown.vote().result();
        return result == null ? "" : words.of("vote.state." + result);
    }

    private String those(ShownVote shown, Choice choice, String separator) {
        return String.join(
                separator,
                names.of(shown.ballots().stream()
                        .filter(ballot -> ballot.choice() == choice)
                        .map(Ballot::organisation)
                        .toList()));
    }
}
