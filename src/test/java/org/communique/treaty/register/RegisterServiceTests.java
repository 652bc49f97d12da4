package org.communique.treaty.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.EditionKind;
import org.communique.treaty.instrument.Instrument;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.register.RegisterOutcome.ChangedMeanwhile;
import org.communique.treaty.register.RegisterOutcome.Saved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RegisterServiceTests {

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Instruments instruments;

    @Autowired
    RegisterService register;

    private Member administrator;
    private EditionId edition;

    @BeforeEach
    void anEditionWithTwoTexts() {
        administrator = people.member(Role.ADMINISTRATOR);
        var instrument = InstrumentId.random();
        instruments.add(new Instrument(instrument, "A treaty", "Treaty", "", List.of(), "", null, 0));
        var target = new EditionTarget.New(instrument, "Label", EditionKind.ADOPTED, null, "");
        edition = ((Saved) load(target, "# Article 1. A\nFirst.\n# Article 2. B\nSecond.\n", 0)).edition();
    }

    private RegisterOutcome load(EditionTarget target, String text, long revision) {
        return as(administrator, () -> register.load(target, "a.md", text.getBytes(UTF_8), revision));
    }

    private RegisterOutcome load(String text, long revision) {
        return load(new EditionTarget.Existing(edition), text, revision);
    }

    private long previewed(String text) {
        return as(
                        administrator,
                        () -> register.preview(new EditionTarget.Existing(edition), "a.md", text.getBytes(UTF_8)))
                .revision();
    }

    private String text(int article) {
        return as(administrator, () -> register.text(edition, ArticleNumber.of(article)))
                .orElse("");
    }

    @Test
    void keepsTheTextsOfArticlesThatTheFileLacks() {
        var file = "# Article 2. B\nSecond, corrected.\n";

        assertThat(load(file, previewed(file))).isEqualTo(new Saved(edition));

        assertThat(text(1)).isEqualTo("First.");
        assertThat(text(2)).isEqualTo("Second, corrected.");
    }

    @Test
    void refusesAPreviewThatIsOutOfDate() {
        var file = "# Article 2. B\nSecond, corrected.\n";
        var seen = previewed(file);
        load("# Article 1. A\nFirst, corrected.\n", seen);

        assertThat(load(file, seen)).isEqualTo(new ChangedMeanwhile());
        assertThat(text(2)).isEqualTo("Second.");
    }
}
