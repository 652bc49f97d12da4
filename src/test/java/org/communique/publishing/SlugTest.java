package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Joint statement on article 24, joint-statement-on-article-24",
        "Déclaration d’intérêt général, declaration-d-interet-general",
        "'Women''s rights', women-s-rights",
        "Ｆｕｌｌ　ｗｉｄｔｈ, full-width",
        "Совместное заявление, sovmestnoe-zaavlenie",
        "Κοινή δήλωση, koine-delose",
        "בית, byt",
        "بيان مشترك, byan-mshtrk",
        "共同声明, gong-tong-sheng-ming",
        "きょうどう, kyoudou",
        "공동 성명, gongdong-seongmyeong",
        "संयुक्त वक्तव्य, sanyukta-vaktavya",
        "🕊 …, statement",
        "2030, statement-2030",
    })
    void isInLatinLetters(String title, String slug) {
        assertThat(Slug.of(title).value()).isEqualTo(slug);
    }
}
