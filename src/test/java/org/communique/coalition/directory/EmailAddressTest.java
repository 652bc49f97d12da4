package org.communique.coalition.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "Ada+Statements@Example.org, ada@example.org",
        "ada+a+b@example.org, ada@example.org",
        "ada.+a@example.org, ada@example.org",
        "ada+@example.org, ada@example.org",
        "+ada@example.org, +ada@example.org",
        "ada+a@MÜNCHEN.example, ada@xn--mnchen-3ya.example",
        "a.d.a+a@googlemail.com, ada@gmail.com",
        "a.d.a@Gmail.com, ada@gmail.com",
        "a.d.a@gmail.example, a.d.a@gmail.example"
    })
    void knowsTheMailboxOfAnAddress(String address, String mailbox) {
        assertThat(new EmailAddress(address).mailbox()).isEqualTo(new EmailAddress(mailbox));
    }

    @ParameterizedTest
    @CsvSource({
        "  Ada@Example.ORG , ada@example.org",
        "o'neil.x!#$%&*/=?^_`{|}~-@a-b.example.org, o'neil.x!#$%&*/=?^_`{|}~-@a-b.example.org",
        "ada@München.example, ada@xn--mnchen-3ya.example",
        "ada@mu\u0308nchen.example, ada@xn--mnchen-3ya.example",
        "ada@XN--MNCHEN-3YA.example, ada@xn--mnchen-3ya.example",
        "ada@ａ上.example, ada@xn--a-lo6a.example",
        "ada@مثال.إختبار, ada@xn--mgbh0fb.xn--kgbechtv"
    })
    void keepsAnAddressAsSmtpTakesIt(String address, String kept) {
        assertThat(EmailAddress.isValid(address)).isTrue();
        assertThat(new EmailAddress(address).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "上@a.example",
                "不@a.example",
                "a\u030a@a.example",
                "vũctim@target.example",
                "\u212aate@target.example",
                "x上丠NOTIFY=NEVER@a.example",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "\"ada\"@example.org",
                "a da@example.org",
                "ada\r\n@example.org",
                "ada@exa\nmple.org",
                "ada@exa\u00admple.org",
                "ada@sub+1.example.org",
                "ada@a_b.example.org",
                "ada@-a.example.org",
                "ada@a..org",
                "ada@example.org.",
                "ada@example",
                "ada@example.o",
                "ada@[192.0.2.1]",
                "ada@straße.example",
                "ada@b@example.org",
                "ada",
                "@example.org",
                "ada@",
                ""
            })
    void refusesWhatSmtpDoesNotTake(String address) {
        assertThat(EmailAddress.isValid(address)).isFalse();
        assertThatThrownBy(() -> new EmailAddress(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(EmailAddress.isValid("a".repeat(64) + "@example.org")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@example.org")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b".repeat(64) + ".example")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(120) + "example")).isTrue();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(125) + "example")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "上.".repeat(60) + "example")).isFalse();
    }

    /** A store may hold addresses that were admitted before. */
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ada@münchen.example, ada@xn--mnchen-3ya.example",
        "vũctim@target.example, v?ctim@target.example.invalid",
        "上.@a.example, ??@a.example.invalid",
        "ada@sub+1.example.org, ada@unknown.invalid"
    })
    void readsAStoredAddressThatIsNoneAsOneThatReachesNoOne(String stored, String read) {
        assertThat(EmailAddress.stored(stored).value()).isEqualTo(read);
    }
}
