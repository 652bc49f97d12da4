package org.communique.treaty.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.text.unicode.ShortTextException;
import org.communique.treaty.state.StateCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OfficialNameServiceTests {

    private static final String SOURCE = "https://unterm.un.org/";

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OfficialNameService service;

    private boolean enter(OfficialNames seen, NameLanguage language, String name, boolean checked) {
        return as(people.member(Role.RESEARCHER), () -> service.enter(seen, language, name, SOURCE, checked));
    }

    private OfficialNames names(String code) {
        return as(people.member(Role.REVIEWER), () -> service.names(new StateCode(code)));
    }

    @Test
    void keepsANameOfEachLanguageAndWhetherItWasChecked() {
        assertThat(enter(names("TD"), NameLanguage.FRENCH, "République du Tchad", true))
                .isTrue();
        assertThat(enter(names("TD"), NameLanguage.ARABIC, "جمهورية تشاد", false))
                .isTrue();

        assertThat(names("TD").in(NameLanguage.FRENCH))
                .get()
                .extracting(OfficialName::checked)
                .isEqualTo(true);
        assertThat(names("TD").in(NameLanguage.ARABIC))
                .get()
                .extracting(OfficialName::name)
                .isEqualTo("جمهورية تشاد");
        assertThat(names("TD").in(NameLanguage.RUSSIAN)).isEmpty();
    }

    @Test
    void removesANameThatIsLeftEmpty() {
        enter(names("NE"), NameLanguage.FRENCH, "République du Niger", false);

        assertThat(enter(names("NE"), NameLanguage.FRENCH, " ", false)).isTrue();
        assertThat(names("NE").names()).isEmpty();
    }

    @Test
    void refusesAChangeOfWhatAnotherChanged() {
        var seen = names("MR");
        enter(seen, NameLanguage.FRENCH, "République islamique de Mauritanie", false);

        assertThat(enter(seen, NameLanguage.FRENCH, "Mauritanie", false)).isFalse();
    }

    @Test
    void refusesAnUnknownStateAndANameWithoutASource() {
        assertThat(enter(OfficialNames.none(new StateCode("ZZ")), NameLanguage.FRENCH, "Nulle part", false))
                .isFalse();
        var seen = names("DJ");
        assertThatThrownBy(() -> as(
                        people.member(Role.RESEARCHER),
                        () -> service.enter(seen, NameLanguage.FRENCH, "République de Djibouti", "", false)))
                .isInstanceOf(ShortTextException.class);
    }
}
