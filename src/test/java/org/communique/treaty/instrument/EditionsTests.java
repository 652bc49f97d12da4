package org.communique.treaty.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.directory.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EditionsTests {

    @Autowired
    Instruments instruments;

    @Autowired
    Editions editions;

    @Test
    void beginsWithTheAdoptedTextOfTheConvention() {
        assertThat(instruments.all()).first().isEqualTo(SeededRegister.INSTRUMENT);
        assertThat(editions.current(InstrumentId.CYBERCRIME).map(Edition::id)).contains(EditionId.ADOPTED);
    }

    @Test
    void keepsEditionsApartAndPutsAnAdoptedTextBeforeItsDrafts() {
        var instrument = new Instrument(InstrumentId.random(), "A treaty", "Treaty", "", List.of(), "", null, 0);
        instruments.add(instrument);
        var adopted = edition(instrument.id(), EditionKind.ADOPTED, LocalDate.of(2024, 8, 9), "Safeguards");
        var draft = edition(instrument.id(), EditionKind.DRAFT, LocalDate.of(2025, 5, 28), "Something else");
        assertThat(editions.save(draft)).isTrue();
        assertThat(editions.save(adopted)).isTrue();

        assertThat(editions.of(instrument.id()).stream().map(Edition::id)).containsExactly(adopted.id(), draft.id());
        assertThat(editions.find(draft.id()).flatMap(found -> found.article(ArticleNumber.of(24))))
                .hasValueSatisfying(article -> assertThat(article.title()).isEqualTo("Something else"));
    }

    @Test
    void refusesAChangeOfWhatWasChangedSince() {
        var instrument = InstrumentId.random();
        var first = edition(instrument, EditionKind.ADOPTED, LocalDate.of(2024, 8, 9), "Safeguards");
        editions.save(first);
        var read = editions.find(first.id()).orElseThrow();
        var checked = new Article(
                ArticleNumber.of(24),
                "",
                "Conditions and safeguards",
                "",
                Set.of(),
                4,
                new ArticleCheck(MemberId.random(), Instant.parse("2026-11-01T10:00:00Z")));

        assertThat(editions.save(read.with(checked))).isTrue();
        assertThat(editions.save(read.with(checked))).isFalse();
        assertThat(editions.find(first.id()).flatMap(found -> found.article(ArticleNumber.of(24))))
                .contains(checked);
    }

    private static Edition edition(InstrumentId instrument, EditionKind kind, LocalDate date, String title) {
        var article = new Article(ArticleNumber.of(24), "", title, "", Set.of(Topic.SAFEGUARDS), 0, null);
        return new Edition(
                EditionId.random(), instrument, "Label", kind, date, "", List.of(), List.of(article), null, 0);
    }
}
