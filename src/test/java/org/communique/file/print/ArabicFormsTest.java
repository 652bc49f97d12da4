package org.communique.file.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import java.util.Random;
import org.communique.RandomSeed;
import org.communique.text.unicode.Normalisation;
import org.junit.jupiter.api.Test;

class ArabicFormsTest {

    @Test
    void joinsTheLettersOfPersianAndUrdu() {
        assertThat(ArabicForms.of("نویسیم")).isEqualTo("\uFEE7\uFEEE\uFBFE\uFEB4\uFBFF\uFEE2");
        assertThat(ArabicForms.of("گھر ہے")).isEqualTo("\uFB94\uFBAD\uFEAE \uFBA8\uFBAF");
        assertThat(ArabicForms.of("می\u200Cشود")).isEqualTo("\uFEE3\uFBFD\u200C\uFEB7\uFEEE\uFEA9");
    }

    @Test
    void leavesVowelSignsOnTheirLetters() {
        assertThat(ArabicForms.of("\u0628\u064E\u062A")).isEqualTo("\uFE91\u064E\uFE96");
        assertThat(ArabicForms.of("\u0644\u0650\u0623\u064E")).isEqualTo("\uFEF7\u0650\u064E");
    }

    @Test
    void keepsAllLettersAndAgreesWithIcuOnThoseOfArabic() throws ArabicShapingException {
        var random = new Random(RandomSeed.of(ArabicFormsTest.class));
        var letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةآأؤإئ ،a1";
        var icu = new ArabicShaping(
                ArabicShaping.TEXT_DIRECTION_LOGICAL | ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK);
        for (int i = 0; i < 2_000; i++) {
            var text = random.ints(random.nextInt(12), 0, letters.length())
                    .mapToObj(letters::charAt)
                    .map(String::valueOf)
                    .reduce("", String::concat);
            assertThat(ArabicForms.of(text)).isEqualTo(icu.shape(text));
            assertThat(Normalisation.nfkc(ArabicForms.of(text))).isEqualTo(Normalisation.nfkc(text));
        }
    }
}
