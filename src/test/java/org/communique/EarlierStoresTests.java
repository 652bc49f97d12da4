package org.communique;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.attack.Operator;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.browser.ScreenVisitor;
import org.communique.browser.ScreenWalk;
import org.communique.ledger.proof.VerifyCall;
import org.communique.security.CookieClient;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What a release stored is opened by this build, and by a later one with two migrations more, and goes on in each phase. The stores are
 * those of {@link ReleaseStores}; none is ever made again.
 */
class EarlierStoresTests {

    static final String ADMINISTRATOR = "amina@lakeside.example";

    /** This one, whose migrations the tests add to. */
    private static final String BUILD = build();

    private static final String PASSWORD = "nine patient gardeners";
    private static final Pattern LINK = Pattern.compile("/link/[\\w-]{43}");
    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Path SHAPES = Path.of("src/test/resources/org/communique/storage/stored-shapes.txt");

    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Map<String, ApiClient> members = new HashMap<>();

    private static String build() {
        try (var file = EarlierStoresTests.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties build = new Properties();
            build.load(file);
            return build.getProperty("build.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stopRelay() {
        relay.stop();
    }

    /** A server over the store, of a build with two migrations more, when the store was made. */
    private ServerProcess start(KeptStore store, Path data, Map<String, String> servers) throws Exception {
        Instant made = store.unpack(data);
        if (!servers.isEmpty()) {
            move(data, servers);
        }
        List<String> command = new ArrayList<>(ApplicationArchive.javaWith(onlyTheServer()));
        command.addAll(List.of("-D" + EarlierStoreServer.MADE + "=" + made, EarlierStoreServer.class.getName()));
        relay.start();
        Map<String, String> environment = new HashMap<>(servers);
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", String.valueOf(relay.getSmtp().getPort()));
        return ServerProcess.start(command, data, environment);
    }

    private static void move(Path data, Map<String, String> servers) throws Exception {
        ProcessBuilder moving = new ProcessBuilder(MainJob.java("move", "--to-mongodb", "-", "--to-postgresql", "-"));
        moving.environment().putAll(servers);
        moving.environment().put("DATA_DIR", data.toString());
        assertThat(moving.inheritIO().start().waitFor()).isZero();
    }

    /** Of all that tests have, a start would take the configuration. */
    private Path onlyTheServer() throws IOException {
        Path only = folder.resolve("server");
        Path there = Files.createDirectories(only.resolve("org/communique"));
        try (Stream<Path> classes = Files.list(CLASSES.resolve("org/communique"))) {
            for (Path each : classes.filter(
                            file -> file.getFileName().toString().startsWith(EarlierStoreServer.class.getSimpleName()))
                    .toList()) {
                Files.copy(each, there.resolve(each.getFileName()));
            }
        }
        return only;
    }

    static List<KeptStore> demos() throws IOException {
        return named("demo");
    }

    static List<KeptStore> mainJobs() throws IOException {
        return named("main-job");
    }

    private static List<KeptStore> named(String ending) throws IOException {
        return KeptStore.all().stream()
                .filter(store -> store.toString().endsWith(ending + ".zip"))
                .toList();
    }

    @Test
    void thereAreStoresOfEachKind() throws IOException {
        assertThat(demos()).isNotEmpty();
        assertThat(mainJobs()).hasSameSizeAs(demos());
    }

    @ParameterizedTest
    @MethodSource("demos")
    void whatIsInEachPhaseGoesOn(KeptStore store) throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = start(store, data, Map.of())) {
            migratedAfterABackup(server, data);
            eachFieldIsWrittenDown(server);
            if (LongRun.isOn()) {
                isWalkedThrough(server, "lucia@redandina.example", "demo coalition");
            }
            goesOn(server, data);
        }
    }

    @ParameterizedTest
    @MethodSource("demos")
    @EnabledIf("org.communique.LongRun#isOn")
    void whatWasMovedToServersGoesOn(KeptStore store) throws Exception {
        Path data = folder.resolve("data");
        try (MongoCompatibleServer mongo = MongoCompatibleServer.start();
                PostgresServer engine = PostgresServer.start();
                ServerProcess server = start(
                        store,
                        data,
                        Map.of(
                                "SPRING_MONGODB_URI",
                                mongo.uri(),
                                "SPRING_DATASOURCE_URL",
                                engine.jdbcUrl(),
                                "SPRING_DATASOURCE_USERNAME",
                                PostgresServer.USERNAME,
                                "SPRING_DATASOURCE_PASSWORD",
                                PostgresServer.PASSWORD,
                                "COMMUNIQUE_UPGRADE_BACKUPMADE",
                                BUILD))) {
            goesOn(server, data);
        }
    }

    private void goesOn(ServerProcess server, Path data) throws Exception {
        join(server.port(), data);
        everythingIsRead();
        mailsThatWaitedAreSent();
        aDraftIsWrittenInAndSubmitted();
        aStageIsDecided();
        anAmendmentAndAVoteAreDecided();
        aCallIsOpened();
        aCallIsSignedAndPublished(server);
        assertThat(new Operator(data).run("verify")).isEqualTo("All published statements verify: 2.");
        assertThat(server.output()).doesNotContain(" ERROR ").doesNotContain("Exception");
    }

    @ParameterizedTest
    @MethodSource("mainJobs")
    @EnabledIf("org.communique.LongRun#isOn")
    void whatWasPublishedBeforeAKillVerifies(KeptStore store) throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = start(store, data, Map.of())) {
            migratedAfterABackup(server, data);
            String coordinator = new Operator(data)
                    .run("token", ADMINISTRATOR, "a test", "--scope", "read")
                    .strip();
            String email = new ApiClient(server.port(), coordinator)
                    .get("/members")
                    .valueStream()
                    .map(member -> member.get("member").get("email").asString())
                    .filter(each -> each.startsWith("coordinator-"))
                    .findFirst()
                    .orElseThrow();
            join(server.port(), data, email);
            verifies(server, find(email, "PUBLISHED", "Imported"));
            join(server.port(), data, ADMINISTRATOR);
            String member = as("amina")
                    .get("/members")
                    .valueStream()
                    .filter(each -> each.get("member").get("email").asString().equals(email))
                    .map(each -> each.get("member").get("id").asString())
                    .findFirst()
                    .orElseThrow();
            as("amina").post("/members/" + member + "/link", Map.of());
            CookieClient.of(server.port()).submit(linkMailedTo(email), "password", PASSWORD);
            isWalkedThrough(server, email, PASSWORD);
            new MainJob(server.port(), data).publish(ADMINISTRATOR);
        }
    }

    private String linkMailedTo(String email) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Arrays.stream(relay.getReceivedMessagesForDomain(email))
                                .map(GreenMailUtil::getWholeMessage)
                                .map(mail -> LINK.matcher(mail.replace("=\r\n", "")))
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** By a coordinator with a browser, to what the menu leads to and all screens of each statement. */
    private static void isWalkedThrough(ServerProcess server, String email, String password) {
        ScreenWalk walk = new ScreenWalk();
        Set<String> screens = new LinkedHashSet<>();
        try (Chromium chromium = new Chromium("http://localhost:" + server.port())) {
            Person coordinator = chromium.person("coordinator");
            coordinator.signIn(email, password);
            ScreenVisitor visitor = walk.as(coordinator);
            List<String> open = new ArrayList<>(List.of("", "statements"));
            while (!open.isEmpty()) {
                String path = open.removeFirst();
                if (screens.add(path)) {
                    visitor.at(path);
                    links(visitor.page()).forEach(open::add);
                }
            }
        }
        assertThat(walk.faults()).isEmpty();
        assertThat(screens).anyMatch(path -> path.endsWith("/sign-on")).contains("", "statements", "treaty");
        assertThat(server.output()).doesNotContain(" ERROR ").doesNotContain("Exception");
    }

    /** To screens of the application, of parts of the treaty only those that are not for each State or article. */
    private static List<String> links(Page page) {
        return page.locator("a[href]").all().stream()
                .map(link -> String.valueOf(link.getAttribute("href")).replaceFirst("[?#].*", ""))
                .filter(path -> path.matches("[a-z-]+|statements/\\w+(/[a-z-]+)?|treaty/[a-z-]+"))
                .distinct()
                .toList();
    }

    private static void migratedAfterABackup(ServerProcess server, Path data) throws IOException {
        assertThat(server.output()).contains("A mark on each of statements", "A mark on each of outbox");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("backup-before-"));
        }
    }

    /** Those of no class are in a list, those of classes are looked at in all classes. */
    private static void eachFieldIsWrittenDown(ServerProcess server) throws IOException {
        String found = server.output()
                .lines()
                .filter(line -> line.startsWith(EarlierStoreServer.UNKNOWN))
                .findFirst()
                .orElseThrow()
                .substring(EarlierStoreServer.UNKNOWN.length());
        List<String> fields = Files.readAllLines(SHAPES).stream()
                .map(line -> line.replaceFirst(":.*", ""))
                .toList();
        assertThat(found.split(" "))
                .filteredOn(field -> !field.endsWith(".mark") && !field.endsWith("._id"))
                .isSubsetOf(fields);
    }

    private void join(int port, Path data) throws Exception {
        join(port, data, "ingrid@wapit.example");
        for (JsonNode member : as("ingrid").get("/members")) {
            join(port, data, member.get("member").get("email").asString());
        }
    }

    private void join(int port, Path data, String email) {
        String token = new Operator(data).token(email, "read,write,sign,administer,authorise");
        ApiClient client = new ApiClient(port, token);
        members.put(email, client);
        members.put(email.substring(0, email.indexOf('@')), client);
    }

    private ApiClient as(String name) {
        return requireNonNull(members.get(name), name);
    }

    private JsonNode find(String phase, String title) throws Exception {
        return find("lucia", phase, title);
    }

    private JsonNode find(String name, String phase, String title) throws Exception {
        return as(name).get("/statements")
                .valueStream()
                .filter(each -> each.get("title").asString().startsWith(title))
                .filter(each -> each.get("phase").asString().equals(phase))
                .findFirst()
                .orElseThrow();
    }

    /** By a coordinator, from whom nothing is hidden. */
    private void everythingIsRead() throws Exception {
        ApiClient lucia = as("lucia");
        for (JsonNode statement : lucia.get("/statements")) {
            String address = "/statements/" + statement.get("id").asString();
            for (String part : List.of(
                    "",
                    "/access",
                    "/amendment-rounds",
                    "/amendment-votes",
                    "/amendments",
                    "/draft",
                    "/draft/comments",
                    "/history",
                    "/stages",
                    "/suggestions",
                    "/versions",
                    "/workflow")) {
                lucia.find(address + part);
            }
        }
        for (String list :
                List.of("/organisations", "/mandates", "/workflows", "/me/work", "/me/notices", "/holidays")) {
            assertThat(lucia.get(list)).as(list).isNotEmpty();
        }
    }

    private void mailsThatWaitedAreSent() {
        await("mails that waited when the server was stopped")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Arrays.stream(relay.getReceivedMessages())
                                .map(mail -> {
                                    try {
                                        return mail.getAllRecipients()[0].toString();
                                    } catch (jakarta.mail.MessagingException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }))
                        .contains("moussa@reseau-sahelien.example"));
    }

    private void aDraftIsWrittenInAndSubmitted() throws Exception {
        String address = "/statements/"
                + find("DRAFTING", "Safeguards must travel").get("id").asString();
        String text = as("otieno").text(address + "/draft");
        as("otieno").putMarkdown(address + "/draft", text + "\nA paragraph of the next release.\n");
        assertThat(as("otieno").text(address + "/draft")).contains("A paragraph of the next release.");
        assertThat(as("otieno").post(address + "/versions", Map.of())).isPresent();
        await("its first stage")
                .until(() -> !as("lucia").get(address + "/stages").isEmpty());
    }

    private void aStageIsDecided() throws Exception {
        String id = find("IN_REVIEW", "Good-faith security research").get("id").asString();
        await("the approval").atMost(Duration.ofSeconds(30)).until(() -> {
            for (ApiClient member : members.values()) {
                Optional<String> stages = member.find("/statements/" + id + "/stages");
                if (stages.isPresent()) {
                    decide(member, "/statements/" + id + "/stages");
                }
            }
            return phase(id).equals("APPROVED");
        });
    }

    private static void decide(ApiClient member, String stages) throws Exception {
        for (JsonNode sheet : member.get(stages)) {
            if (sheet.get("standing").asString().equals("MAY_DECIDE")) {
                JsonNode stage = sheet.get("stage");
                member.post(
                        "/stages/" + stage.get("id").asString() + "/decisions",
                        Map.of("hash", stage.get("hash").asString(), "verdict", "APPROVE"));
            }
        }
    }

    private String phase(String id) throws Exception {
        return as("lucia").get("/statements/" + id).get("phase").asString();
    }

    private void anAmendmentAndAVoteAreDecided() throws Exception {
        String address = "/statements/"
                + find("DRAFTING", "Assistance that does not arm").get("id").asString();
        assertThat(as("wanjiru").put(address + "/amendment-votes/1/ballot", Map.of("choice", "YES")))
                .as("not of the electorate")
                .isFalse();
        assertThat(as("lucia").put(address + "/amendment-votes/1/ballot", Map.of("choice", "YES")))
                .isTrue();
        JsonNode closed = as("lucia")
                .post(address + "/amendment-votes/1/closing", Map.of())
                .orElseThrow();
        assertThat(closed.get("open").asBoolean()).isFalse();
        JsonNode accepted = as("lucia")
                .post(address + "/amendments/1/acceptance", Map.of("reason", "It is right."))
                .orElseThrow();
        assertThat(accepted.toString()).contains("ACCEPTED");
    }

    private void aCallIsOpened() throws Exception {
        String id = find("APPROVED", "Protect children").get("id").asString();
        String organisation = as("lucia").get("/organisations").get(0).get("id").asString();
        var call = Map.of(
                "organisations",
                List.of(organisation),
                "deadline",
                Instant.now().plus(Duration.ofDays(3_650)).toString());
        assertThat(as("lucia").post("/statements/" + id + "/calls", call)).isPresent();
        assertThat(phase(id)).isEqualTo("SIGN_ON");
    }

    private void aCallIsSignedAndPublished(ServerProcess server) throws Exception {
        JsonNode statement = find("SIGN_ON", "A seat for civil society");
        String id = statement.get("id").asString();
        JsonNode signing = as("claire").get("/statements/" + id + "/signing");
        String hash = signing.get("call").get("hash").asString();
        String call = "/calls/" + signing.get("call").get("version").asString();
        String organisation = as("claire").get("/me").get("organisation").asString();
        assertThat(as("claire").refusalOfPut(call + "/signatures/" + organisation, Map.of("hash", hash)))
                .isEmpty();
        assertThat(as("lucia").post(call + "/closing", Map.of())).isPresent();
        await("the closing").until(() -> phase(id).equals("CLOSED"));
        assertThat(as("lucia").post("/statements/" + id + "/publication", Map.of("hash", hash)))
                .isPresent();
        verifies(server, as("lucia").get("/statements/" + id));
    }

    private void verifies(ServerProcess server, JsonNode statement) throws Exception {
        ApiClient reader = members.values().iterator().next();
        Path bundle = Files.write(
                folder.resolve(statement.get("id").asString() + ".zip"),
                reader.download("/p/" + statement.get("slug").asString() + "/bundle.zip"));
        assertThat(VerifyCall.run(List.of(bundle.toString())))
                .as("the bundle of %s at %d", statement.get("title"), server.port())
                .isZero();
    }
}
