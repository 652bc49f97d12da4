package org.communique.invitation.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Region;
import org.junit.jupiter.api.Test;

class JoinFormTest {

    @Test
    void takesTheRegionOfTheCountryUnlessAnotherIsChosen() {
        assertThat(form("PE", "").organisation().region()).isEqualTo(Region.LATIN_AMERICA_CARIBBEAN);
        assertThat(form("PE", "unheard of").organisation().region()).isEqualTo(Region.LATIN_AMERICA_CARIBBEAN);
        assertThat(form("PE", "GLOBAL").organisation().region()).isEqualTo(Region.GLOBAL);
        assertThat(form("PE", "").organisation().status()).isEqualTo(ConsultativeStatus.NONE);
    }

    @Test
    void presetsNothing() {
        assertThat(JoinForm.empty().region()).isEmpty();
        assertThat(JoinForm.empty().status()).isEmpty();
    }

    private static JoinForm form(String country, String region) {
        return new JoinForm("Observatorio", "", country, region, "", "", "Ada", "ada@example.org", "");
    }
}
