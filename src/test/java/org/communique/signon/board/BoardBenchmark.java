package org.communique.signon.board;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.communique.Communique;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How long the board of a call takes that thousands of organisations were invited to, half of whom signed, and its files:
 *
 * <pre>./bench BoardBenchmark [5000 data-for-the-board]</pre>
 */
final class BoardBenchmark {

    private static final int TIMES = 20;

    private BoardBenchmark() {}

    public static void main(String[] arguments) {
        int organisations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        var data = arguments.length > 1 ? arguments[1] : "target/board-benchmark";
        try (var context = new SpringApplicationBuilder(Communique.class, SignOnFixtures.class)
                .run("--server.port=0", "--communique.data-dir=" + data)) {
            var people = context.getBean(CoalitionFixtures.class);
            var calls = context.getBean(Calls.class);
            var service = context.getBean(SignOnCallService.class);
            var recorder = context.getBean(AnswerRecorder.class);
            var clock = context.getBean(Clock.class);
            var regions = Region.values();
            var invited = IntStream.range(0, organisations)
                    .mapToObj(i -> people.organisation(
                            "Organisation " + i, "KE", regions[i % regions.length], ConsultativeStatus.NONE))
                    .toList();
            var call = calls.approved();
            CoalitionFixtures.runAs(
                    call.coordinator(),
                    () -> service.open(new OpenCall(
                            call.statement(),
                            Calls.ids(invited.toArray(Organisation[]::new)),
                            clock.instant().plus(Duration.ofDays(1)))));
            invited.stream()
                    .limit(organisations / 2)
                    .forEach(organisation -> recorder.record(
                            new RecordedAnswer(
                                    call.version(),
                                    organisation.id(),
                                    call.hash(),
                                    RecordedAnswer.Answer.SIGNED,
                                    AnswerContent.NONE,
                                    null,
                                    new RecordedAnswer.Source("Somebody", AnswerChannel.MAIL, "A mail")),
                            call.coordinator(),
                            null));
            System.out.println(organisations + " organisations, embedded store, "
                    + context.getBean(MongoOperations.class)
                            .getCollectionNames()
                            .size() + " collections");
            report("board", () -> CoalitionFixtures.as(call.coordinator(), () -> service.board(call.version())));
            report("CSV", () -> CoalitionFixtures.as(call.coordinator(), () -> service.csv(call.version())));
            report("XLSX", () -> CoalitionFixtures.as(call.coordinator(), () -> service.xlsx(call.version())));
        }
        System.exit(0);
    }

    private static void report(String what, Runnable work) {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            work.run();
            milliseconds.add((System.nanoTime() - begin) / 1e6);
        }
        var first = milliseconds.getFirst();
        milliseconds.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%s: first %.0f ms, median %.0f ms, worst %.0f ms%n",
                what,
                first,
                milliseconds.get(TIMES / 2),
                milliseconds.getLast());
    }
}
