package org.communique.search;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statement.FrozenVersions;
import org.communique.statement.Statement.StatementTags;
import org.communique.statement.StatementFixtures;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.LazyServer;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How long results take as one types, among 1,000 statements of 20 pages, half of them drafts, for a coordinator and for a reader of a
 * third of them; how long the index takes to build and to bring up to date, how large it is:
 *
 * <pre>./bench SearchBenchmark</pre>
 */
final class SearchBenchmark {

    private static final int STATEMENTS = 1_000;
    /** Of 3,000 characters. */
    private static final int CHARACTERS = 20 * 3_000;

    private static final int WORDS = 30_000;
    private static final List<String> TYPED =
            List.of("international cooperation", "article 35", "human rights", "w17 w4", "nothing has this");
    private static final int ROUNDS = 20;

    private final Random random = new Random(1);

    private SearchBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        new SearchBenchmark().run();
        System.exit(0);
    }

    private void run() throws Exception {
        var data = Files.createTempDirectory("search");
        var context = LazyServer.start(data);
        var people = context.getBean(CoalitionFixtures.class);
        var mongo = context.getBean(MongoOperations.class);
        var collaboration = context.getBean(CollaborationService.class);
        var coordinator = people.member(Role.COORDINATOR);
        var reader = people.member(Role.REVIEWER);
        for (int i = 0; i < STATEMENTS; i++) {
            add(mongo, collaboration, coordinator, reader, i);
        }
        var indexer = context.getBean(SearchIndexer.class);
        indexer.start();
        while (!indexer.isComplete()) {
            time("read what is there", indexer::update);
        }
        time("look for changes", indexer::update);
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "index on disk: %d MB; heap in use: %d MB%n",
                size(data),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        var search = context.getBean(SearchService.class);
        for (int round = 0; round < 2; round++) {
            measure(search, "coordinator", coordinator);
            measure(search, "reader", reader);
        }
    }

    private void add(
            MongoOperations mongo, CollaborationService drafts, Member coordinator, Member reader, int number) {
        var id = StatementId.random();
        var now = Instant.now();
        boolean draft = number % 2 == 0;
        var text = text();
        var grants = number % 3 == 0 ? List.of(Grant.to(reader.id(), Right.READ)) : List.<Grant>of();
        mongo.insert(new Statement(
                id,
                "Statement " + number + " on " + word() + " cooperation",
                "en",
                "joint-statement",
                coordinator.id(),
                draft ? Phase.DRAFTING : Phase.IN_REVIEW,
                grants,
                List.of(),
                draft ? FrozenVersions.NONE : new FrozenVersions(1, TextHash.of(text), null, coordinator.id(), null),
                now,
                now,
                null,
                0,
                StatementTags.NONE,
                null));
        if (draft) {
            drafts.create(
                    new DraftId(id.value()),
                    DraftCodec.update(CanonicalText.read(text)),
                    coordinator.id().value());
        } else {
            mongo.insert(StatementFixtures.version(VersionId.of(id, 1), "Title", text, coordinator.id(), now));
        }
    }

    private String text() {
        var text = new StringBuilder();
        while (text.length() < CHARACTERS) {
            for (int i = 0; i < 60; i++) {
                text.append(word()).append(' ');
            }
            text.append(".\n\n");
        }
        return text.toString();
    }

    /** Few words are common, and most are rare. */
    private String word() {
        int rank = (int) Math.pow(WORDS, random.nextDouble());
        var common = List.of("the", "of", "rights", "human", "international", "cooperation", "article", "35");
        return rank < common.size() ? common.get(rank) : "w" + rank;
    }

    private static long size(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("search"))) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    private static void time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    private static void measure(SearchService search, String who, Member member) {
        List<Long> micros = new ArrayList<>();
        int hits = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (var typed : TYPED) {
                for (int length = 1; length <= typed.length(); length++) {
                    var words = typed.substring(0, length);
                    Set<SearchKind> all = EnumSet.allOf(SearchKind.class);
                    long start = System.nanoTime();
                    hits = as(
                            member,
                            () -> search.find(words, all, 5, Locale.ENGLISH).size());
                    micros.add((System.nanoTime() - start) / 1_000);
                }
            }
        }
        var sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-12s %d searches (the last with %d hits): median %.0f ms, p95 %.0f ms, most %.0f ms%n",
                who,
                sorted.length,
                hits,
                sorted[sorted.length / 2] / 1e3,
                sorted[sorted.length * 95 / 100] / 1e3,
                Arrays.stream(sorted).max().orElse(0) / 1e3);
    }
}
