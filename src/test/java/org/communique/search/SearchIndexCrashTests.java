package org.communique.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.coalition.directory.OrganisationId;
import org.communique.search.SearchEntry.Place;
import org.communique.statement.access.StatementLists.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes to the index is killed at any moment. */
class SearchIndexCrashTests {

    private static final int KILLS = LongRun.isOn() ? 100 : 3;
    private static final int UNITS = 20;
    private static final int ENTRIES = 15;
    private static final Reach ALL = new Reach(true, Set.of(), Set.of());

    @TempDir
    Path data;

    @Test
    void keepsWholeUnitsAndWhatTheyWereReadFrom() throws Exception {
        var random = new Random(RandomSeed.of(SearchIndexCrashTests.class));
        for (int i = 0; i < KILLS; i++) {
            var writer = writer();
            writer.getInputStream().read();
            Thread.sleep(random.nextInt(400));
            writer.destroyForcibly().waitFor();
            check();
        }
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void check() {
        var index = new SearchIndex(data);
        index.open();
        assertThat(index.units()).as("what was committed before").hasSize(UNITS);
        index.units().forEach((unit, mark) -> {
            var word = unit.subject() + "x" + mark.value();
            var query = IndexedEntry.query(
                    SearchKind.TEXT, SearchWords.of(word), Set.of(), ALL, Set.of(), OrganisationId.random());
            assertThat(index.find(query, 1_000)).as(word).hasSize(ENTRIES);
        });
        var all = IndexedEntry.query(
                SearchKind.TEXT, SearchWords.of("word"), Set.of(), ALL, Set.of(), OrganisationId.random());
        assertThat(index.find(all, 1_000)).hasSize(UNITS * ENTRIES);
        index.close();
    }

    /** Says so once all units are there, and goes on to replace them. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            var index = new SearchIndex(Path.of(arguments[0]));
            index.open();
            for (long generation = System.nanoTime(); ; generation++) {
                for (int unit = 0; unit < UNITS; unit++) {
                    write(index, "unit" + unit, Long.toString(generation));
                    if (unit % 3 == 0 && generation % 2 == 0) {
                        index.commit();
                    }
                }
                index.commit();
                System.out.print('.');
                System.out.flush();
            }
        }

        private static void write(SearchIndex index, String subject, String mark) {
            List<SearchEntry> entries = IntStream.range(0, ENTRIES)
                    .mapToObj(i -> new SearchEntry(
                            "", "word " + subject + "x" + mark + " " + i, "route", new Place("search.place.draft")))
                    .collect(Collectors.toList());
            index.replace(new IndexedUnit("draft", subject), SearchIndexTests.SOURCE, mark, entries);
        }
    }
}
