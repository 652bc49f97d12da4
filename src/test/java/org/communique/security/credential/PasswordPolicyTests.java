package org.communique.security.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.ServerTest;
import org.communique.security.credential.PasswordPolicy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PasswordPolicyTests {

    private static final List<String> CONTEXT = List.of(
            "Wanjirũ Kamau",
            "wanjiru.kamau@lakeside.example",
            "Lakeside Collective for Digital Rights",
            "lakeside.org");

    @Autowired
    PasswordPolicy policy;

    @Autowired
    CommonPasswords common;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PASSWORD2026",
                "P@ssw0rd2026!",
                "p4$$word!!!!",
                "!!!!password",
                "pass-word-1234",
                "passwordpassword",
                "Football1Football1",
                "123456789012",
                "1q2w3e4r5t6y",
                "qwertyuiop12",
                "asdfghjkl;12",
                "abcdefghijkl",
                "zyxwvutsrqpo",
                "abc123abc123",
                "aaaaaaaaaaaab",
                "m1chae1199999",
                "ｐａｓｓｗｏｒｄ2026",
                "iloveyou2026!",
                "correct horse battery staple",
            })
    void refusesWhatIsTriedFirst(String password) {
        assertThat(policy.judge(password, CONTEXT)).isEqualTo(Verdict.TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Communiqué2026",
                "communique!!1",
                "c0mmun1que-26",
                "wanjirukamau1",
                "Kamau.Wanjiru",
                "lakeside2026!",
                "L4keside-Collective",
                "WanjiruPassword",
                "digitalrights99",
            })
    void refusesWordsOfTheContext(String password) {
        assertThat(policy.judge(password, CONTEXT)).isEqualTo(Verdict.TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven green lanterns",
                "eleven quiet harbours",
                "brave copper walrus nine",
                "k7#Qv9!mZ2@xLw",
                "lakeside herons at dawn",
                "четыре зелёных фонаря",
                "七つの緑のランタンと静かな港",
                "xkwqjzvbtmpl",
            })
    void takesOthers(String password) {
        assertThat(policy.judge(password, CONTEXT)).isEqualTo(Verdict.GOOD);
    }

    @Test
    void knowsSomeTensOfThousands() {
        assertThat(common.size()).isGreaterThan(20_000);
    }
}
