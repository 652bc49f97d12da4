package org.communique.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.communique.treaty.ask.AskData;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Confidence;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.PositionService.PositionOutcome;
import org.communique.treaty.position.Subject;
import org.communique.treaty.stance.ArticleStance;
import org.communique.treaty.stance.NewStanceRequest;
import org.communique.treaty.stance.Stance;
import org.communique.treaty.stance.StanceOutcome;
import org.communique.treaty.stance.StanceService;
import org.communique.treaty.vote.RecordedVoteId;
import org.communique.treaty.vote.RecordedVoteService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demo's members know of the treaty. Its companies are invented; no State is given words that it did not say. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoTreaty {

    private static final List<ArticleNumber> ARTICLES =
            IntStream.of(24, 28, 29, 30, 36).mapToObj(ArticleNumber::of).toList();

    private final PositionService positions;
    private final StanceService stances;
    private final AskService asks;
    private final RecordedVoteService votes;
    private final Clock clock;

    DemoTreaty(
            PositionService positions, StanceService stances, AskService asks, RecordedVoteService votes, Clock clock) {
        this.votes = votes;
        this.positions = positions;
        this.stances = stances;
        this.asks = asks;
        this.clock = clock;
    }

    void fill(DemoMembers demoMembers) {
        var company = new Holder(Holder.Kind.COMPANY, null, "Brightwave Cloud (invented)");
        record(demoMembers, company, 30, Attitude.SUPPORTS, 60, "We will build what the law asks of us.");
        record(demoMembers, company, 30, Attitude.OPPOSES, 5, "No provider can keep such an order secret for ever.");
        var published = record(
                demoMembers,
                new Holder(Holder.Kind.INDUSTRY_GROUP, null, "Union of Hosting Providers (invented)"),
                28,
                Attitude.HAS_CONCERNS,
                20,
                "Who is compelled to help should be told by a court.");
        if (published instanceof PositionOutcome.Saved(var position)) {
            demoMembers.as("wanjiru", () -> positions.publish(position.id(), position.revision()));
        }
        demoMembers.as("wanjiru", () -> votes.publish(RecordedVoteId.ADOPTION, 0));
        askOrganisations(demoMembers);
        demoMembers.as(
                "wanjiru",
                () -> asks.add(new AskData(
                        "A declaration on safeguards",
                        "Declare, when depositing the instrument, that article 24 covers every power of the chapter.",
                        Subject.of(EditionId.ADOPTED, ArticleNumber.of(24)))));
    }

    private PositionOutcome record(
            DemoMembers demoMembers, Holder holder, int article, Attitude attitude, int daysAgo, String words) {
        var date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(daysAgo);
        return demoMembers.as(
                "otieno",
                () -> positions.add(new PositionData(
                        holder,
                        Subject.of(EditionId.ADOPTED, ArticleNumber.of(article)),
                        date,
                        attitude,
                        Confidence.CERTAIN,
                        words,
                        "en",
                        "A panel of the demo; nobody said so")));
    }

    private void askOrganisations(DemoMembers demoMembers) {
        var deadline = clock.instant().plus(Duration.ofDays(6));
        var asked = demoMembers.as(
                "wanjiru",
                () -> stances.ask(
                        new NewStanceRequest("Powers and safeguards", EditionId.ADOPTED, ARTICLES, deadline)));
        if (asked instanceof StanceOutcome.Done(var request)) {
            for (var representative : List.of("aminata", "lerato", "rania", "claire")) {
                var answers = ARTICLES.stream()
                        .map(article -> answer(article, representative))
                        .toList();
                demoMembers.as(representative, () -> stances.answer(request, answers, true, 0));
            }
        }
    }

    private static ArticleStance answer(ArticleNumber article, String representative) {
        return switch (article.number()) {
            case 24 -> new ArticleStance(article, Stance.RESERVATION, "If a court reviews each measure.");
            case 36 -> new ArticleStance(article, Stance.SUPPORTS, "");
            case 28 ->
                new ArticleStance(article, representative.equals("claire") ? Stance.NO_POSITION : Stance.OPPOSES, "");
            default -> new ArticleStance(article, Stance.OPPOSES, "");
        };
    }
}
