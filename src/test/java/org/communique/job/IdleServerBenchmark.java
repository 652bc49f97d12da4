package org.communique.job;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.communique.Communique;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * What a server sends to MongoDB in a minute in which no one does anything, with statements under way.
 *
 * <p>Arguments: how many statements (1000), how many minutes to listen (2), and to wait before (4).
 */
public final class IdleServerBenchmark {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    private IdleServerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int statements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int settling = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        var data = Files.createTempDirectory("idle");
        try (var context = new SpringApplicationBuilder(Communique.class, Listening.class)
                .run("--communique.data-dir=" + data, "--server.port=0", "--logging.level.root=error")) {
            fill(context.getBean(MongoOperations.class), statements);
            // What is looked at first, and what the start brings about, is no part of it.
            Thread.sleep(Duration.ofMinutes(settling));
            var heard = context.getBean(Heard.class);
            heard.commands.clear();
            Thread.sleep(Duration.ofMinutes(minutes));
            var all = new TreeMap<>(heard.commands);
            long writes = all.entrySet().stream()
                    .filter(each -> WRITES.contains(each.getKey().split(" ")[0]))
                    .mapToLong(each -> each.getValue().sum())
                    .sum();
            long commands = all.values().stream().mapToLong(LongAdder::sum).sum();
            all.forEach((command, count) -> System.out.println(count + "\t" + command));
            System.out.printf(
                    "%d statements: %.1f commands a minute, %.1f of them writes%n",
                    statements, commands / (double) minutes, writes / (double) minutes);
        }
        System.exit(0);
    }

    /** Half of them are drafted, half are open for sign-on. They have no drafts and versions, for which nothing is asked. */
    private static void fill(MongoOperations mongo, int statements) {
        List<Document> all = new ArrayList<>();
        List<Document> calls = new ArrayList<>();
        var now = Instant.now();
        for (int i = 0; i < statements; i++) {
            boolean signOn = i % 2 == 0;
            all.add(new Document("_id", "statement-" + i)
                    .append("title", "Statement " + i)
                    .append("language", "en")
                    .append("workflow", "joint-statement")
                    .append("coordinator", "coordinator")
                    .append("phase", signOn ? "SIGN_ON" : "DRAFTING")
                    .append("grants", List.of())
                    .append("waitingFor", List.of())
                    .append("versions", 0)
                    .append("createdAt", now)
                    .append("changedAt", now));
            if (signOn) {
                calls.add(new Document("_id", "statement-" + i + ".1")
                        .append("statement", "statement-" + i)
                        .append("hash", "0".repeat(64))
                        .append("openedBy", "coordinator")
                        .append("openedAt", now)
                        .append("deadline", now.plus(Duration.ofDays(30)))
                        .append("status", "OPEN")
                        .append("invited", List.of("organisation"))
                        .append("unannounced", List.of())
                        .append("unrecorded", false));
            }
        }
        mongo.getCollection("statements").insertMany(all);
        mongo.getCollection("signOnCalls").insertMany(calls);
    }

    static final class Heard implements CommandListener {

        private final Map<String, LongAdder> commands = new ConcurrentHashMap<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var name = event.getCommandName();
            var collection = event.getCommand().get(name);
            var what = collection != null && collection.isString()
                    ? name + " " + collection.asString().getValue()
                    : name;
            commands.computeIfAbsent(what, _ -> new LongAdder()).increment();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer listening(Heard heard) {
            return (MongoClientSettings.Builder settings) -> settings.addCommandListener(heard);
        }
    }
}
