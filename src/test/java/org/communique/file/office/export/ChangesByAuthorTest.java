package org.communique.file.office.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.LongRun;
import org.communique.file.ImportedAuthor;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.office.OfficeFileReader.Read;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file with the changes of three authors is the text with those of any of them. */
class ChangesByAuthorTest {

    private static final List<String> AUTHORS = List.of("Lakeside & Co", "Red Andina", "");

    @ParameterizedTest
    @EnumSource
    void changesOfPlacesApartAreReadByAnyOfTheirAuthors(WrittenFormat format) {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(30, 1_000); round++) {
            var places = places(random);
            var texts = new ArrayList<RichText>();
            for (int author = 0; author < AUTHORS.size(); author++) {
                texts.add(text(places, AUTHORS.subList(0, author + 1)));
            }
            var old = text(places, List.of());
            var file = format.write(old, texts, AUTHORS);
            for (int subset = 0; subset < 1 << AUTHORS.size(); subset++) {
                int chosen = subset;
                var authors = IntStream.range(0, AUTHORS.size())
                        .filter(author -> (chosen >> author & 1) == 1)
                        .mapToObj(AUTHORS::get)
                        .toList();
                assertThat(CanonicalText.of(read(file, Set.copyOf(authors)).text()))
                        .as("seed %d, round %d, %s", seed, round, authors)
                        .isEqualTo(CanonicalText.of(text(places, authors)));
            }
            var read = (Read) OfficeFileReader.read(file);
            var changed = IntStream.range(0, AUTHORS.size())
                    .filter(author -> !CanonicalText.of(texts.get(author))
                            .equals(CanonicalText.of(author == 0 ? old : texts.get(author - 1))))
                    .mapToObj(AUTHORS::get)
                    .toList();
            assertThat(read.authors())
                    .as("seed %d, round %d", seed, round)
                    .extracting(ImportedAuthor::name)
                    .containsExactlyInAnyOrderElementsOf(changed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesOnChangesAreReadUpToAnyAuthor(WrittenFormat format) {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(30, 1_000); round++) {
            var old = text(random);
            var texts = new ArrayList<RichText>();
            for (int author = 0; author < AUTHORS.size(); author++) {
                texts.add(CanonicalText.normal(RandomTexts.changed(random, author == 0 ? old : texts.getLast())));
            }
            var file = format.write(old, texts, AUTHORS);
            var whole = (Read) OfficeFileReader.read(file);
            assertThat(read(file, Set.copyOf(AUTHORS)).text())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(whole.text());
            assertThat(read(file, Set.of()).text())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo((whole.original() == null ? whole : whole.original()).text());
        }
    }

    private static Read read(byte[] file, Set<String> authors) {
        return (Read) OfficeFileReader.read(file, authors);
    }

    /** What stands there, and what each author makes of it: one of them something else. */
    private record Place(List<Block> old, List<Block> changed, String author) {}

    private static List<Place> places(Random random) {
        var places = new ArrayList<Place>();
        for (int i = 0; i <= 1 + random.nextInt(5); i++) {
            var old = text(random);
            var changed = CanonicalText.normal(RandomTexts.changed(random, old));
            var author = AUTHORS.get(random.nextInt(AUTHORS.size()));
            places.add(new Place(old.blocks(), changed.blocks(), author));
        }
        return places;
    }

    private static RichText text(Random random) {
        return CanonicalText.normal(random.nextBoolean() ? RandomTexts.nested(random) : RandomTexts.next(random));
    }

    private static RichText text(List<Place> places, List<String> authors) {
        var blocks = new ArrayList<Block>();
        for (int at = 0; at < places.size(); at++) {
            var place = places.get(at);
            blocks.add(new Heading(2, List.of(Text.plain("Article " + at + " stays as it is"))));
            blocks.addAll(authors.contains(place.author()) ? place.changed() : place.old());
        }
        return CanonicalText.normal(new RichText(blocks));
    }
}
