package org.communique.treaty.position;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusService;
import org.communique.workflow.LazyServer;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How long what the screens of the treaty ask for takes with ten years of positions of all States on 68 articles. Aim: 1 s each:
 *
 * <pre>./bench TreatyBenchmark</pre>
 */
final class TreatyBenchmark {

    private static final int YEARS = Integer.getInteger("years", 10);
    private static final int ARTICLES = 68;
    private static final int ROUNDS = 9;

    private TreatyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var context = LazyServer.start(Files.createTempDirectory("treaty"), List.of(CoalitionFixtures.class));
        var mongo = context.getBean(MongoOperations.class);
        var random = new Random(1);
        int made = 0;
        for (var state : States.all()) {
            var positions = new ArrayList<Position>();
            for (int year = 0; year < YEARS; year++) {
                for (int article = 1; article <= ARTICLES; article++) {
                    positions.add(position(Holder.of(state.code()), article, 2017 + year, random));
                }
            }
            mongo.insertAll(positions);
            made += positions.size();
        }
        System.out.printf(Locale.ROOT, "%,d positions%n", made);
        var service = context.getBean(PositionService.class);
        var statuses = context.getBean(StatusService.class);
        var member = context.getBean(CoalitionFixtures.class).member(Role.RESEARCHER);
        var article = PositionFilter.ofSubject(Subject.of(EditionId.ADOPTED, ArticleNumber.of(24)));
        var state = PositionFilter.ofHolder(Holder.of(new StateCode("KE")));
        time("positions of a year", () -> as(member, () -> service.page(PositionFilter.ofYear(2026), 0, 31)));
        time("positions on an article", () -> as(member, () -> service.page(article, 0, 31)));
        time("contradictions on an article", () -> as(member, () -> service.contradictions(article)));
        time("positions of a State", () -> as(member, () -> service.page(state, 0, 31)));
        time("contradictions of a State", () -> as(member, () -> service.contradictions(state)));
        time("States", () -> as(member, () -> statuses.statuses(InstrumentId.CYBERCRIME)));
        System.exit(0);
    }

    private static Position position(Holder holder, int article, int year, Random random) {
        var data = new PositionData(
                holder,
                Subject.of(EditionId.ADOPTED, ArticleNumber.of(article)),
                LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                Attitude.values()[random.nextInt(Attitude.values().length)],
                Confidence.CERTAIN,
                "What it said of the article, in one sentence or two, as its delegate read it out.",
                "en",
                "https://example.org/statements/" + article);
        return Position.of(PositionId.random(), data, MemberId.random(), Instant.EPOCH, 0);
    }

    private static void time(String what, Callable<?> work) throws Exception {
        var millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            work.call();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%-30s first %.0f ms, median %.0f ms%n", what, first, millis[ROUNDS / 2]);
    }
}
