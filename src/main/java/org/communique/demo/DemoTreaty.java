package org.communique.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.communique.treaty.instrument.InstrumentId;
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
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.state.TreatyRules;
import org.communique.treaty.vote.RecordedVoteId;
import org.communique.treaty.vote.RecordedVoteOutcome;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.StatedResult;
import org.communique.treaty.vote.VoteAnswers;
import org.communique.treaty.vote.VoteData;
import org.communique.treaty.vote.VotingBody;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demo's members record of the treaty. All of it is invented, and says so; no State is given words. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoTreaty {

    private static final String SOURCE = "Invented for the demo";

    private static final List<ArticleNumber> ARTICLES =
            IntStream.of(24, 28, 29, 30, 36).mapToObj(ArticleNumber::of).toList();

    private final PositionService positions;
    private final StanceService stances;
    private final AskService asks;
    private final RecordedVoteService votes;
    private final StatusService statuses;
    private final Clock clock;

    DemoTreaty(
            PositionService positions,
            StanceService stances,
            AskService asks,
            RecordedVoteService votes,
            StatusService statuses,
            Clock clock) {
        this.votes = votes;
        this.statuses = statuses;
        this.positions = positions;
        this.stances = stances;
        this.asks = asks;
        this.clock = clock;
    }

    void fill(DemoMembers demoMembers) {
        recordStatuses(demoMembers);
        recordVote(demoMembers);
        sayOfStates(demoMembers);
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
        ask(
                demoMembers,
                "Assistance only where both acts are crimes",
                "Say, when implementing article 40, that assistance is refused where the act is no crime at home.",
                40,
                List.of("NO", "PT"));
        ask(
                demoMembers,
                "A declaration on safeguards",
                "Declare, when depositing the instrument, that article 24 covers every power of the chapter.",
                24,
                List.of("BR", "CL", "KE"));
    }

    /** Some are recorded by a researcher, so that the public does not read them yet. */
    private void recordStatuses(DemoMembers demoMembers) {
        var opened = TreatyRules.CYBERCRIME.opened();
        var states = List.of("BR", "CL", "CZ", "FJ", "GH", "KE", "MN", "NO", "PT", "SN", "UY", "ZA");
        for (int i = 0; i < states.size(); i++) {
            var by = i % 6 == 5 ? "otieno" : "wanjiru";
            var state = new StateCode(states.get(i));
            record(
                    demoMembers,
                    by,
                    state,
                    new StatusEntry(StatusCell.SIGNATURE, opened.plusDays(3L * i), null, SOURCE));
            if (i % 4 == 3) {
                var deposited = opened.plusDays(100 + 7L * i);
                record(
                        demoMembers,
                        by,
                        state,
                        new StatusEntry(StatusCell.CONSENT, deposited, ConsentKind.RATIFICATION, SOURCE));
            }
        }
    }

    private void record(DemoMembers demoMembers, String by, StateCode state, StatusEntry entry) {
        demoMembers.as(by, () -> statuses.enter(InstrumentId.CYBERCRIME, state, entry, null));
    }

    private void recordVote(DemoMembers demoMembers) {
        var data = new VoteData(
                VotingBody.AD_HOC_COMMITTEE,
                LocalDate.of(2024, 8, 9),
                "DEMO/1",
                "To delete article 24 (a vote invented for the demo)",
                InstrumentId.CYBERCRIME,
                EditionId.ADOPTED,
                ArticleNumber.of(24),
                new StatedResult(1, 5, 2),
                SOURCE,
                false);
        var table =
                "Mongolia;Yes\nBrazil;No\nChile;No\nKenya;No\nNorway;No\nPortugal;No\nFiji;Abstain\nGhana;Abstain\n";
        demoMembers.as("wanjiru", () -> {
            if (votes.add(data) instanceof RecordedVoteOutcome.Saved(var vote)
                    && votes.confirm(vote.id(), table.getBytes(UTF_8), VoteAnswers.NONE, vote.revision())
                            instanceof RecordedVoteOutcome.Saved(var counted)) {
                votes.publish(counted.id(), counted.revision());
            }
            return null;
        });
    }

    private void sayOfStates(DemoMembers demoMembers) {
        for (var said : List.of(
                record(demoMembers, state("BR"), 24, Attitude.STRONGLY_SUPPORTS, 40, ""),
                record(demoMembers, state("NO"), 24, Attitude.SUPPORTS, 35, ""),
                record(demoMembers, state("MN"), 24, Attitude.OPPOSES, 30, ""))) {
            if (said instanceof PositionOutcome.Saved(var position)) {
                demoMembers.as("wanjiru", () -> positions.publish(position.id(), position.revision()));
            }
        }
        record(demoMembers, state("KE"), 36, Attitude.SUPPORTS_WITH_CONDITIONS, 25, "");
        record(demoMembers, state("ZA"), 30, Attitude.HAS_CONCERNS, 15, "");
    }

    private static Holder state(String code) {
        return Holder.of(new StateCode(code));
    }

    private void ask(DemoMembers demoMembers, String title, String words, int article, List<String> states) {
        demoMembers.as("wanjiru", () -> {
            var subject = Subject.of(EditionId.ADOPTED, ArticleNumber.of(article));
            var ask = asks.add(new AskData(title, words, subject)).orElseThrow();
            states.forEach(state -> asks.addTarget(ask, new StateCode(state)));
            return null;
        });
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
                        SOURCE)));
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
