package org.communique.collab;

import static java.util.stream.Collectors.toMap;

import com.mongodb.ConnectionString;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogCompactor;
import org.communique.collab.room.ChangeStreamHealth;
import org.communique.collab.room.ClientOwnershipStore;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.RoomService;
import org.communique.crdt.YDoc;
import org.communique.http.ServerProperties;
import org.communique.http.origin.SameOriginCheck;
import org.communique.storage.Release;
import org.communique.storage.WriteFaults;
import org.communique.storage.embedded.EmbeddedMongo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** The co-editing part of the application on a free port, with its real store, for members whose tokens are their names. */
public final class CollabServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /**
     * Serves in a process of its own, where every token is a writer's: PORT DRAFTS and arguments of Spring, which are
     * {@code --test.folder} or {@code --spring.mongodb.uri}, and
     * {@code --test.metrics=true}. The drafts are called draft-0, draft-1 and so on. One member
     * may have any number of sockets, as measuring takes.
     */
    public static void main(String[] arguments) {
        CollabServer server = start(Stream.concat(
                        Stream.of(
                                "--server.port=" + arguments[0],
                                "--communique.collab.sockets-per-member=100000",
                                "--communique.collab.strangers-per-network=100000",
                                "--communique.collab.strangers=100000",
                                "--communique.collab.connections-per-member=100000",
                                "--communique.collab.connections-per-draft=100000"),
                        Stream.of(arguments).skip(2))
                .toArray(String[]::new));
        server.roles().letEverybodyWrite();
        if (server.context.getEnvironment().getProperty("test.metrics", boolean.class, false)) {
            server.bindTo(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        }
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            server.drafts().create(DraftId.of("draft-" + i), new YDoc().encodeStateAsUpdate(), "amina");
        }
        System.out.println("ready at " + server.url());
        Scanner commands = new Scanner(System.in);
        while (commands.hasNext()) {
            switch (commands.next()) {
                case "freeze" -> System.out.println("frozen " + server.drafts().freeze(DraftId.of(commands.next())));
                case "revoke" -> {
                    server.drafts().disconnect(commands.next());
                    System.out.println("revoked");
                }
                case "restore" -> {
                    server.drafts().restored(DraftId.of(commands.next()), commands.next(), Instant.EPOCH, 0);
                    System.out.println("restored");
                }
                default -> throw new IllegalArgumentException("no such command");
            }
        }
    }

    private CollabServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static CollabServer start(Path folder, String... arguments) {
        return start(Stream.concat(
                        Stream.of("--server.port=0", "--test.folder=" + folder, "--communique.collab.max-edit=64KB"),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** A node on the store with this URI. */
    public static CollabServer startOn(String uri) {
        return start("--server.port=0", "--spring.mongodb.uri=" + uri);
    }

    private static CollabServer start(String... arguments) {
        return new CollabServer(new SpringApplicationBuilder(Slice.class)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.threads.virtual.enabled=true",
                        "spring.data.mongodb.auto-index-creation=true")
                .run(arguments));
    }

    public String url() {
        return "ws://localhost:" + port() + "/collab";
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public CollaborationService drafts() {
        return context.getBean(CollaborationService.class);
    }

    public EditLog log() {
        return context.getBean(EditLog.class);
    }

    /** As it begins to stop. */
    void drain() {
        context.getBean("socketDrain", SmartLifecycle.class).stop();
    }

    public MongoOperations mongo() {
        return context.getBean(MongoOperations.class);
    }

    public ClientOwnershipStore writers() {
        return context.getBean(ClientOwnershipStore.class);
    }

    public LogCompactor compaction() {
        return context.getBean(LogCompactor.class);
    }

    public WriteFaults faults() {
        return context.getBean(WriteFaults.class);
    }

    public RoomService rooms() {
        return context.getBean(RoomService.class);
    }

    public void bindTo(MeterRegistry registry) {
        context.getBeansOfType(MeterBinder.class).values().forEach(meters -> meters.bindTo(registry));
    }

    public ChangeStreamHealth othersHealth() {
        return context.getBean(ChangeStreamHealth.class);
    }

    public Roles roles() {
        return context.getBean(Roles.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Who may do what with any draft; no one who is not named. */
    public static final class Roles implements DraftRights {

        private final Map<String, String> roles = new ConcurrentHashMap<>();
        private volatile String others = "none";

        public void letEverybodyWrite() {
            others = "writer";
        }

        public void set(String member, String role) {
            roles.put(member, role);
        }

        @Override
        public Map<String, String> namesOf(Set<String> members) {
            return members.stream().collect(toMap(member -> member, member -> "Member " + member));
        }

        @Override
        public DraftAccess accessOf(Principal principal, DraftId draft) {
            var participant = new Participant(principal.getName(), "Member " + principal.getName());
            return switch (roles.getOrDefault(principal.getName(), others)) {
                case "reader" -> new DraftAccess.Reader(participant);
                case "writer" -> new DraftAccess.Writer(participant);
                default -> new DraftAccess.None();
            };
        }
    }

    @ComponentScan({"org.communique.collab", "org.communique.id", "org.communique.work"})
    @Import({SameOriginCheck.class, WriteFaults.class})
    @EnableConfigurationProperties({CollabProperties.class, ServerProperties.class})
    @ImportAutoConfiguration({
        MongoAutoConfiguration.class,
        DataMongoAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Slice {

        @Bean
        @ConditionalOnProperty("test.folder")
        EmbeddedMongo embeddedMongo(@Value("${test.folder}") Path folder) {
            return EmbeddedMongo.open(folder.resolve("documents"));
        }

        @Bean
        @ConditionalOnProperty("test.folder")
        MongoConnectionDetails mongoConnection(EmbeddedMongo server) {
            return () -> new ConnectionString(server.uri("communique"));
        }

        @Bean
        Clock clock() {
            return Clock.tickMillis(ZoneOffset.UTC);
        }

        @Bean
        Release release() {
            return new Release("1.0.0");
        }

        @Bean
        Roles roles() {
            return new Roles();
        }

        @Bean
        TokenAuthenticator tokens() {
            return token -> token.isEmpty() ? Optional.empty() : Optional.of(() -> token);
        }
    }
}
