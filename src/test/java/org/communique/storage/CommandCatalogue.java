package org.communique.storage;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Every command that the product sends to MongoDB in a test is one of {@code command-catalogue.txt} and keeps to the {@link
 * CommandRules}; otherwise the class of tests fails in which it is first sent, where {@code -Dstrict-catalogue} is given as {@code
 * ./test} does, and says so elsewhere. A command that looks at a whole collection has a reason there why that may be. With {@code
 * -Drenew-catalogue} unknown commands are added to the file.
 *
 * <p>Spring Boot and JUnit find it by themselves.
 */
@AutoConfiguration
public final class CommandCatalogue implements CommandListener, AfterAllCallback {

    private static final boolean STRICT = System.getProperty("strict-catalogue") != null;
    private static final boolean RENEW = System.getProperty("renew-catalogue") != null;
    private static final String SCAN = " -- scan: ";
    static final String CREATION = "createIndexes ";
    private static final Path FILE = Path.of(
            System.getProperty("basedir", "."),
            "src/main/resources/org/communique/storage/check/command-catalogue.txt");

    /** The sent ones, with whether they were judged. */
    private static final Map<String, CommandShape> SENT = new ConcurrentHashMap<>();

    /** Of commands that are among the sent ones. */
    private static final Set<Long> STRUCTURES = ConcurrentHashMap.newKeySet();

    private static final int MOST_STRUCTURES = 100_000;

    private static final Set<String> JUDGED = ConcurrentHashMap.newKeySet();

    @Bean
    MongoClientSettingsBuilderCustomizer commandCatalogueListener() {
        return settings -> settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        // What the driver gives is read from its beginning at each look.
        boolean stores = event.getCommandName().equals("insert");
        BsonDocument command = stores ? event.getCommand() : event.getCommand().clone();
        long structure = command instanceof RawBsonDocument raw ? CommandStructure.of(raw) : 0;
        if (structure != 0 && STRUCTURES.contains(structure)) {
            return;
        }
        boolean known = CommandShape.texts(command).allMatch(SENT::containsKey);
        if (!known && isOfProduct()) {
            CommandShape.of(command).forEach(shape -> SENT.putIfAbsent(shape.text(), lasting(shape)));
            known = true;
        }
        if (known && structure != 0 && STRUCTURES.size() < MOST_STRUCTURES) {
            STRUCTURES.add(structure);
        }
    }

    /** The driver takes its buffers back. */
    private static CommandShape lasting(CommandShape shape) {
        return new CommandShape(
                shape.text(),
                shape.collection(),
                BsonDocument.parse(shape.filter().toJson()),
                shape.many(),
                shape.upsert(),
                shape.operators(),
                BsonDocument.parse(shape.projection().toJson()),
                Set.copyOf(shape.options()));
    }

    /** Tests look into the store in ways of their own. */
    private static boolean isOfProduct() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type.getName().startsWith("org.communique.")
                                && !type.getPackageName().equals("org.communique.storage"))
                        // Not a repository's proxy, but who calls it.
                        .map(type -> type.getProtectionDomain().getCodeSource())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(source -> !source.getLocation().getPath().endsWith("test-classes/"))
                        .orElse(false));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<CommandShape> fresh =
                SENT.values().stream().filter(shape -> JUDGED.add(shape.text())).toList();
        if (fresh.isEmpty()) {
            return;
        }
        if (RENEW) {
            add(fresh);
        }
        Map<String, String> catalogue = read(FILE);
        List<String> problems = new ArrayList<>();
        fresh.forEach(shape -> problems(shape, catalogue)
                .forEach(problem -> problems.add("\n  " + shape.text() + "\n    " + problem)));
        if (!problems.isEmpty()) {
            String all = "Commands to MongoDB (see CommandCatalogue):" + String.join("", problems);
            if (STRICT) {
                throw new AssertionError(all);
            }
            System.err.println(all);
        }
    }

    private static List<String> problems(CommandShape shape, Map<String, String> catalogue) {
        List<String> problems = new ArrayList<>(CommandRules.broken(shape));
        String reason = catalogue.get(shape.text());
        if (reason == null) {
            problems.add("is not in the catalogue: look at it, then run the test with -Drenew-catalogue");
        } else if (CommandRules.scans(shape, indexed(shape.collection(), catalogue.keySet()))
                && (reason.isEmpty() || reason.equals("?"))) {
            problems.add("looks at a whole collection: declare an index, or give the reason in the catalogue");
        }
        return problems;
    }

    /** The first fields of a collection's indexes. */
    private static Set<String> indexed(String collection, Set<String> catalogue) {
        String begin = CREATION + collection + " {";
        return catalogue.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length(), line.indexOf(':', begin.length())))
                .collect(Collectors.toSet());
    }

    /** Those of the catalogue that create an index; with {@code -Drenew-catalogue} these are. */
    static Set<String> creations(Set<String> declared) throws IOException {
        if (RENEW) {
            Map<String, String> catalogue = read(FILE);
            catalogue.keySet().removeIf(line -> line.startsWith(CREATION));
            declared.forEach(line -> catalogue.put(line, ""));
            write(catalogue);
        }
        return read(FILE).keySet().stream()
                .filter(line -> line.startsWith(CREATION))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without those that create an index. */
    static Set<String> known() {
        return read(FILE).keySet().stream()
                .filter(line -> !line.startsWith(CREATION))
                .collect(Collectors.toSet());
    }

    /** The reasons for scans by command; an empty one where none is given. */
    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> catalogue = new TreeMap<>();
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] parts = line.split(SCAN, 2);
                catalogue.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
            return catalogue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in several processes. */
    private static void add(List<CommandShape> shapes) {
        try (FileChannel lock = FileChannel.open(
                        Path.of(System.getProperty("java.io.tmpdir"), "command-catalogue.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            Map<String, String> catalogue = read(FILE);
            for (CommandShape shape : shapes) {
                boolean scans = CommandRules.scans(shape, indexed(shape.collection(), catalogue.keySet()));
                catalogue.putIfAbsent(shape.text(), scans ? "?" : "");
            }
            write(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Map<String, String> catalogue) throws IOException {
        List<String> lines = catalogue.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + SCAN + entry.getValue())
                .toList();
        Files.write(FILE, lines, StandardCharsets.UTF_8);
    }
}
