package org.communique.coalition.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressDetectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "your mailbox is full: https://evil.example",
                "HTTPS://evil",
                "see WWW.evil.example",
                "write to help@evil.example",
                "evil.example/login",
                "log in: a.b/c",
                "кто.рф/вход",
                "evil。example/login",
                "evil․example/login",
                "ｅｖｉｌ．ｅｘａｍｐｌｅ／ｌｏｇｉｎ",
                "ｗｗｗ｡evil.example",
                "help＠evil。example"
            })
    void findsAddresses(String name) {
        assertThat(AddressDetector.isIn(name)).isTrue();
        assertThat(AddressDetector.isInPersonsName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Change.org",
                "Women@Work",
                "Derechos Digitales / América Latina",
                "APC/LaNet",
                "A.B.C. and/or D.",
                "7amleh",
                "モーニング娘。",
                "Ｗｏｍｅｎ＠Ｗｏｒｋ"
            })
    void leavesOrganisationsTheirNames(String name) {
        assertThat(AddressDetector.isIn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ramasamy a/l Perumal", "J.R.R. Tolkien", "Dr.Smith", "St. John", "山田。太郎", "María-José O’Neil"})
    void leavesPeopleTheirNames(String name) {
        assertThat(AddressDetector.isInPersonsName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "your account: my-bank.com",
                "evil。example",
                "evil․example",
                "ｅｖｉｌ．ｅｘａｍｐｌｅ",
                "evil﹒example"
            })
    void takesADomainForNoPersonsName(String name) {
        assertThat(AddressDetector.isInPersonsName(name)).isTrue();
    }
}
