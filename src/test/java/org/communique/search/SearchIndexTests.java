package org.communique.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.RandomSeed;
import org.communique.coalition.directory.OrganisationId;
import org.communique.search.IndexedUnit.Mark;
import org.communique.search.SearchEntry.Place;
import org.communique.search.SearchEntry.Secret;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementLists.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTests {

    private static final Reach ALL = new Reach(true, Set.of(), Set.of());
    private static final OrganisationId OWN = OrganisationId.random();

    static final SearchSource SOURCE = new SearchSource() {
        @Override
        public String name() {
            return "draft";
        }

        @Override
        public SearchKind kind() {
            return SearchKind.TEXT;
        }

        @Override
        public List<SearchEntry> entries(String subject) {
            throw new AssertionError();
        }
    };

    @TempDir
    Path data;

    private static IndexedUnit unit(String subject) {
        return new IndexedUnit("draft", subject);
    }

    private static void put(SearchIndex index, String subject, String mark, String text) {
        index.replace(unit(subject), SOURCE, mark, List.of(entry(text)));
    }

    private static SearchEntry entry(String text) {
        return new SearchEntry("", text, "route", new Place("search.place.draft"));
    }

    private SearchIndex opened() {
        var index = new SearchIndex(data);
        index.open();
        return index;
    }

    private static List<String> found(SearchIndex index, String typed, Reach reach) {
        return found(index, typed, reach, Set.of());
    }

    private static List<String> found(SearchIndex index, String typed, Reach reach, Set<String> secrets) {
        var query = IndexedEntry.query(SearchKind.TEXT, SearchWords.of(typed), Set.of(), reach, secrets, OWN);
        return index.find(query, 1_000).stream()
                .map(entry -> entry.entry().text())
                .toList();
    }

    @Test
    void keepsWhatWasCommittedAndKnowsWhatItWasReadFrom() {
        var index = opened();
        put(index, "one", "7", "first words");
        index.commit();
        index.close();

        var next = opened();
        assertThat(next.units()).containsEntry(unit("one"), Mark.of("7", List.of(entry("first words"))));
        assertThat(found(next, "words", ALL)).containsExactly("first words");
        next.close();
    }

    @Test
    void forgetsOnlyWhatWasNotCommittedWhenItsProcessIsKilled() throws IOException {
        var index = opened();
        put(index, "one", "1", "first words");
        index.commit();
        put(index, "one", "2", "other words");
        put(index, "two", "1", "more words");
        index.refresh();
        // What is in the files at this moment.
        var copy = copy();
        index.close();

        var next = new SearchIndex(copy);
        next.open();
        assertThat(next.units().keySet()).containsExactly(unit("one"));
        assertThat(requireNonNull(next.units().get(unit("one"))).value()).isEqualTo("1");
        assertThat(found(next, "words", ALL)).containsExactly("first words");
        next.close();
    }

    private Path copy() throws IOException {
        var copy = data.resolve("copy");
        Files.createDirectories(copy.resolve("search"));
        for (var file : files()) {
            if (!file.endsWith("write.lock")) {
                Files.copy(file, copy.resolve("search").resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(data.resolve("search"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void replacesAndDeletesUnitsAsAWhole() {
        var index = opened();
        index.replace(unit("one"), SOURCE, "1", List.of(entry("first words"), entry("second words")));
        put(index, "two", "1", "third words");
        index.commit();
        put(index, "one", "2", "fourth words");
        index.delete(unit("two"));
        index.commit();
        assertThat(found(index, "words", ALL)).containsExactly("fourth words");
        index.close();
    }

    @Test
    void isMadeAgainWhereAnythingOfItIsDamaged() throws IOException {
        var random = new Random(RandomSeed.of(SearchIndexTests.class));
        for (int i = 0; i < 40; i++) {
            try (var ignored = new Filled()) {
                var files = files();
                damage(files.get(random.nextInt(files.size())), random);
                var index = opened();
                assertThat(index.units()).isEmpty();
                put(index, "one", "1", "new words");
                index.commit();
                assertThat(found(index, "words", ALL)).containsExactly("new words");
                index.close();
            }
        }
    }

    /** An index with some units, which is closed; its folder is emptied in the end. */
    private final class Filled implements AutoCloseable {

        Filled() throws IOException {
            var index = opened();
            IntStream.range(0, 30).forEach(i -> put(index, "unit-" + i, "1", "text number " + i));
            index.commit();
            index.close();
            Files.deleteIfExists(data.resolve("search/write.lock"));
        }

        @Override
        public void close() throws IOException {
            for (var file : files()) {
                Files.delete(file);
            }
        }
    }

    private static void damage(Path file, Random random) throws IOException {
        int size = (int) Files.size(file);
        switch (random.nextInt(3)) {
            case 0 -> Files.delete(file);
            case 1 -> {
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.truncate(random.nextInt(size));
                }
            }
            default -> {
                var bytes = Files.readAllBytes(file);
                bytes[random.nextInt(size)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void isClosedToOthersOfTheMachine() throws IOException {
        opened().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("search"))))
                .isEqualTo("rwx------");
    }

    @Test
    void staysInMemoryWhereAnotherServerHasTheFolder() {
        var first = opened();
        put(first, "one", "1", "first words");
        first.commit();
        var second = opened();
        assertThat(second.units()).isEmpty();
        put(second, "two", "1", "second words");
        second.commit();
        assertThat(found(second, "words", ALL)).containsExactly("second words");
        assertThat(found(first, "words", ALL)).containsExactly("first words");
        second.close();
        first.close();
    }

    @Test
    void hasNothingLeftInItsFilesOnceCleared() throws IOException {
        var index = opened();
        put(index, "one", "1", "Zanzibar");
        index.commit();
        put(index, "one", "2", "other words");
        index.commit();
        index.clear();
        assertThat(isInFiles("zanzibar")).isFalse();
        index.close();
    }

    private boolean isInFiles(String word) throws IOException {
        for (var file : files()) {
            var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (content.toLowerCase(Locale.ROOT).contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** What is found, and in which order, is the same whatever else there is. */
    @Test
    void showsNothingOfTextsThatAreOutOfReach() {
        var random = new Random(RandomSeed.of(SearchIndexTests.class));
        var own = Set.of(new StatementId("own-1"), new StatementId("own-2"), new StatementId("own-3"));
        var reach = new Reach(false, own, own);
        for (int i = 0; i < 30; i++) {
            var folder = data.resolve("run-" + i);
            var seed = random.nextLong();
            var alone = filled(folder.resolve("alone"), own, List.of(), seed);
            var others = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(n -> "other-" + n)
                    .toList();
            var among = filled(folder.resolve("among"), own, others, seed);
            for (var typed : List.of("alpha", "beta", "alpha beta", "gam", "delta", "a", "hidden", "alp bet gam")) {
                assertThat(found(among, typed, reach)).as(typed).isEqualTo(found(alone, typed, reach));
            }
            assertThat(found(among, "hidden", reach)).isEmpty();
            assertThat(found(among, "hidden", new Reach(false, Set.of(), Set.of())))
                    .isEmpty();
            alone.close();
            among.close();
        }
    }

    private static SearchIndex filled(Path folder, Set<StatementId> own, List<String> others, long seed) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var index = new SearchIndex(folder);
        index.open();
        var random = new Random(seed);
        own.stream()
                .sorted(Comparator.comparing(StatementId::value))
                .forEach(id -> index.replace(
                        unit(id.value()),
                        SOURCE,
                        "1",
                        IntStream.range(0, 8)
                                .mapToObj(n -> entry(words(random) + " " + id.value() + n))
                                .toList()));
        others.forEach(id -> index.replace(
                unit(id),
                SOURCE,
                "1",
                IntStream.range(0, 8)
                        .mapToObj(n -> entry(words(random) + " hidden"))
                        .toList()));
        index.commit();
        return index;
    }

    private static String words(Random random) {
        var all = List.of("alpha", "beta", "gamma", "delta", "epsilon");
        var words = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(12); i++) {
            words.append(all.get(random.nextInt(all.size()))).append(' ');
        }
        return words.toString();
    }

    @Test
    void hidesWhatIsSecretFromOtherOrganisations() {
        var index = opened();
        var others = OrganisationId.random();
        var place = new Place("search.place.draft");
        index.replace(
                unit("one"),
                SOURCE,
                "1",
                List.of(
                        new SearchEntry("", "own words", "route", place, new Secret("round", OWN)),
                        new SearchEntry("", "their words", "route", place, new Secret("round", others)),
                        new SearchEntry("", "their open words", "route", place, new Secret("past", others)),
                        entry("public words")));
        index.commit();
        var reads = Set.of(new StatementId("one"));
        var reach = new Reach(false, reads, reads);
        assertThat(found(index, "words", reach, Set.of("round")))
                .containsExactlyInAnyOrder("own words", "their open words", "public words");
        assertThat(found(index, "words", reach)).hasSize(4);
        assertThat(found(index, "words", ALL, Set.of("round"))).hasSize(4);
        index.close();
    }
}
