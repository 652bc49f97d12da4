package org.communique.treaty.position;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusService;
import org.communique.workflow.LazyServer;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How long what the screens of the treaty ask for takes with ten years of positions of all States on 68 articles, and its public
 * pages with 2,000 of them published. Aim: 1 s each:
 *
 * <pre>./bench TreatyBenchmark</pre>
 */
final class TreatyBenchmark {

    private static final int YEARS = Integer.getInteger("years", 10);
    private static final int FIRST_YEAR = 2027 - YEARS;
    private static final int ARTICLES = 68;
    private static final int PUBLISHED = 2_000;
    private static final int ROUNDS = 9;

    private TreatyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var context = LazyServer.start(Files.createTempDirectory("treaty"), List.of(CoalitionFixtures.class));
        load(context.getBean(MongoOperations.class));
        var people = context.getBean(CoalitionFixtures.class);
        var service = context.getBean(PositionService.class);
        var statuses = context.getBean(StatusService.class);
        var member = people.member(Role.RESEARCHER);
        sign(statuses, people.member(Role.COORDINATOR));
        var article = PositionFilter.ofSubject(Subject.of(EditionId.ADOPTED, ArticleNumber.of(24)));
        var state = PositionFilter.ofHolder(Holder.of(new StateCode("KE")));
        time("positions of a year", () -> as(member, () -> service.page(PositionFilter.ofYear(2026), null, 31)));
        time("positions on an article", () -> as(member, () -> service.page(article, null, 31)));
        time("contradictions on an article", () -> as(member, () -> service.contradictions(article)));
        time("positions of a State", () -> as(member, () -> service.page(state, null, 31)));
        time("contradictions of a State", () -> as(member, () -> service.contradictions(state)));
        time("States", () -> as(member, () -> statuses.statuses(InstrumentId.CYBERCRIME)));
        var port = context.getEnvironment().getProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            for (var page : List.of("states", "states.json", "positions", "positions.json")) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/p/treaty/" + page))
                        .build();
                time("/p/treaty/" + page, () -> get(client, request));
            }
        }
        System.exit(0);
    }

    private static int get(HttpClient client, HttpRequest request) throws Exception {
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
        return status;
    }

    /** As one command for each State: one for each position would take longer than all that is measured. */
    private static void load(MongoOperations mongo) {
        long begin = System.nanoTime();
        var random = new Random(1);
        var collection = mongo.getCollection(mongo.getCollectionName(Position.class));
        int made = 0;
        for (var state : States.all()) {
            var positions = new ArrayList<Document>();
            for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                for (int article = 1; article <= ARTICLES; article++) {
                    var position = position(Holder.of(state.code()), article, year, random);
                    boolean published = ++made % (States.all().size() * ARTICLES * YEARS / PUBLISHED) == 0;
                    var document = new Document();
                    mongo.getConverter()
                            .write(
                                    published
                                            ? position.with(new PublishedMark(position.by(), position.at()))
                                            : position,
                                    document);
                    positions.add(document);
                }
            }
            collection.insertMany(positions);
        }
        System.out.printf(Locale.ROOT, "%,d positions in %.1f s%n", made, (System.nanoTime() - begin) / 1e9);
    }

    private static void sign(StatusService statuses, Member coordinator) {
        var signed =
                new StatusEntry(StatusCell.SIGNATURE, LocalDate.of(2025, 10, 25), null, "https://treaties.un.org/");
        for (var state : States.all()) {
            as(coordinator, () -> statuses.enter(InstrumentId.CYBERCRIME, state.code(), signed, null));
        }
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
        return Position.of(PositionId.random(), data, MemberId.random(), Instant.EPOCH);
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
