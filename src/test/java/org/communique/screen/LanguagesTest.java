package org.communique.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class LanguagesTest {

    @TempDir
    Path folder;

    private Languages languages;

    @BeforeEach
    void translateToArabicAndBrazilianPortuguese() throws IOException {
        languages = new Languages(
                new Resource[] {translation("shell_ar"), translation("shell_pt_BR")},
                new Resource[] {translation("document_fr")});
    }

    private Resource translation(String file) throws IOException {
        return new FileSystemResource(Files.createFile(folder.resolve(file + ".properties")));
    }

    @Test
    void providesEnglishAndWhatHasAFile() {
        assertThat(languages.provided()).containsExactly(Locale.ENGLISH, Locale.of("ar"), Locale.of("pt"));
    }

    @Test
    void takesTheFirstThatIsProvidedWithItsRegion() {
        var wanted = List.of(Locale.FRENCH, Locale.of("ar", "EG"), Locale.ENGLISH);
        assertThat(languages.best(wanted)).isEqualTo(Locale.of("ar", "EG"));
    }

    @Test
    void isEnglishWhereNoneIsProvided() {
        assertThat(languages.best(List.of(Locale.FRENCH))).isEqualTo(Locale.ENGLISH);
        assertThat(languages.best(List.of())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void hasMoreLanguagesForTheWordsInFiles() {
        assertThat(languages.ofDocument(Locale.CANADA_FRENCH)).isEqualTo(Locale.CANADA_FRENCH);
        assertThat(languages.ofDocument(Locale.of("ar"))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void knowsWhichAreWrittenFromTheRight() {
        assertThat(languages.isRightToLeft(Locale.of("ar"))).isTrue();
        assertThat(languages.isRightToLeft(Locale.of("he"))).isTrue();
        assertThat(languages.isRightToLeft(Locale.of("pt"))).isFalse();
    }
}
