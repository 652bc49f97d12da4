package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.communique.security.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void givesTheCodesOfRfc6238AppendixB(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code);
    }

    @Test
    void takesTheCodesOfTheNeighbouringStepsAndNoOthers() {
        var now = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.stepAt(now);

        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, near), now)).hasValue(near);
        }
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void writesSecretsInBase32() {
        // RFC 4648 §10
        assertThat(Base32.encode("fooba".getBytes(US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.encode(new byte[5])).isEqualTo("AAAAAAAA");
    }

    @Test
    void tellsAppsWhoseCodesTheseAre() {
        assertThat(Totp.uri("Rights & Net", "amina@example.org", SECRET))
                .isEqualTo("otpauth://totp/Rights%20%26%20Net:amina%40example.org"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rights%20%26%20Net");
    }
}
