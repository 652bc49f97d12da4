package org.communique.treaty.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.communique.coalition.directory.Region;
import org.communique.treaty.state.State.Membership;
import org.communique.treaty.state.State.StateKind;
import org.junit.jupiter.api.Test;

class StatesTests {

    @Test
    void hasTheMembersOfTheUnitedNationsByRegionalGroup() {
        assertThat(States.all())
                .filteredOn(state -> state.kind() == StateKind.MEMBER_STATE)
                .hasSize(193);
        assertThat(count(Region.AFRICA)).isEqualTo(54);
        assertThat(count(Region.ASIA_PACIFIC)).isEqualTo(54);
        assertThat(count(Region.EASTERN_EUROPE)).isEqualTo(23);
        assertThat(count(Region.LATIN_AMERICA_CARIBBEAN)).isEqualTo(33);
        assertThat(count(Region.WESTERN_EUROPE_OTHERS)).isEqualTo(29);
        assertThat(States.all())
                .filteredOn(state -> state.memberships().contains(Membership.EU))
                .hasSize(27);
    }

    private static long count(Region region) {
        return States.all().stream().filter(state -> state.region() == region).count();
    }

    @Test
    void findsAStateByTheNamesThatTablesGiveIt() {
        assertThat(Stream.of(
                                "Côte d'Ivoire",
                                "Cote d’Ivoire",
                                "CÔTE D'IVOIRE",
                                "Türkiye",
                                "Turkey",
                                "Iran (Islamic Republic of)",
                                "Republic of Korea",
                                "Viet Nam",
                                "Vietnam",
                                "Allemagne",
                                "المملكة العربية السعودية",
                                "越南",
                                "European Union")
                        .map(name -> States.named(name)
                                .map(state -> state.code().value())
                                .orElse("?")))
                .containsExactly("CI", "CI", "CI", "TR", "TR", "IR", "KR", "VN", "VN", "DE", "SA", "VN", "EU");
    }

    @Test
    void guessesNoStateFromANameThatIsNotExactlyOne() {
        assertThat(Stream.of(
                        "Korea",
                        "Guinea-Bissaw",
                        "United",
                        "",
                        "Yugoslavia",
                        "Congo (Brazaville)",
                        "x".repeat(100_000)))
                .allSatisfy(name -> assertThat(States.named(name)).isEmpty());
    }

    @Test
    void knowsTheNamesOfTheDepositary() {
        assertThat(States.find(new StateCode("BO")).orElseThrow().depositaryName())
                .isEqualTo("Bolivia (Plurinational State of)");
        assertThat(States.find(new StateCode("KE")).orElseThrow().depositaryName())
                .isEqualTo("Kenya");
        assertThat(States.find(new StateCode("KE")).orElseThrow().alpha3()).isEqualTo("KEN");
        assertThat(States.find(new StateCode("DE")).orElseThrow().shortName(Locale.FRENCH))
                .isEqualTo("Allemagne");
    }

    @Test
    void findsEveryStateByItsOwnNames() {
        assertThat(States.all()).allSatisfy(state -> {
            assertThat(States.named(state.depositaryName())).contains(state);
            assertThat(States.named(state.shortName(Locale.ENGLISH))).contains(state);
        });
    }
}
