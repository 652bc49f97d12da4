package org.communique.language.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.RandomSeed;
import org.communique.text.leaf.BlockId;
import org.junit.jupiter.api.Test;

class LengthAlignmentTests {

    private static final List<String> ENGLISH = List.of(
            "Joint statement on article 24",
            "The Convention makes the conditions and safeguards for the powers of chapter IV a matter of domestic law.",
            "Where that law is weak, article 24 has little to hold on to. Article 6 says that nothing in the Convention permits the suppression of human rights, yet it names no authority that must say so before an order is carried out.",
            "What we ask",
            "We ask States to write the following into their laws before they ratify:",
            "an independent authority approves each order under articles 27 to 30 beforehand;",
            "people are told within 90 days, unless a judge extends the delay.");

    private static final List<String> FRENCH = List.of(
            "Déclaration commune sur l’article 24",
            "La Convention laisse au droit interne les conditions et garanties applicables aux pouvoirs du chapitre IV.",
            "Là où ce droit est faible, l’article 24 n’offre guère de prise.",
            "L’article 6 dit que rien dans la Convention ne permet la suppression des droits de l’homme, mais il ne désigne aucune autorité qui doive le dire avant qu’une injonction ne soit exécutée.",
            "Ce que nous demandons",
            "Nous demandons aux États d’inscrire ce qui suit dans leur droit avant de ratifier :",
            "une autorité indépendante approuve au préalable chaque injonction au titre des articles 27 à 30 ; les personnes sont informées dans les 90 jours, sauf prolongation par un juge.");

    private static List<Passage> passages(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Passage(new BlockId("b" + i), texts.get(i)))
                .toList();
    }

    private static List<String> counts(Alignment alignment) {
        return alignment.rows().stream()
                .map(row -> row.source().size() + ":" + row.target().size())
                .toList();
    }

    @Test
    void passagesThatTheTranslatorSplitOrJoinedAreFound() {
        var alignment = Alignment.of(passages(ENGLISH), passages(FRENCH));
        assertThat(counts(alignment)).containsExactly("1:1", "1:1", "1:2", "1:1", "1:1", "2:1");
        assertThat(alignment.rows()).allMatch(Row::isUnconfirmed);
        assertThat(alignment.source()).isEqualTo(passages(ENGLISH));
        assertThat(alignment.target()).isEqualTo(passages(FRENCH));
    }

    @Test
    void numbersAreTheSameInEveryScript() {
        var english = passages(List.of(
                "Judges see each order.",
                "The translation leaves this out.",
                "Article 24 binds all of them.",
                "Article 57 creates a conference.",
                "All members of it meet."));
        var arabic = passages(List.of(
                "يطلع القضاة على كل أمر.", "تلزمهم جميعا المادة ٢٤.", "تنشئ المادة ٥٧ مؤتمرا.", "يجتمع جميع أعضائه."));
        assertThat(Alignment.of(english, arabic).rows())
                .anyMatch(row -> row.source().equals(List.of(english.get(2)))
                        && row.target().equals(List.of(arabic.get(1))))
                .anyMatch(row -> row.source().equals(List.of(english.get(3)))
                        && row.target().equals(List.of(arabic.get(2))));
    }

    @Test
    void nothingIsAlignedWithNothing() {
        assertThat(Alignment.of(List.of(), List.of()).rows()).isEmpty();
        assertThat(counts(Alignment.of(passages(List.of("One.")), List.of()))).containsExactly("1:0");
        assertThat(counts(Alignment.of(List.of(), passages(List.of("One."))))).containsExactly("0:1");
    }

    /** A text in another language, of which some passages were left out, added, split or joined. */
    private static final class Translation {

        private final List<Passage> source = new ArrayList<>();
        private final List<Passage> target = new ArrayList<>();
        private final List<List<Integer>> truth = new ArrayList<>();

        Translation(Random random, int length) {
            while (source.size() < length) {
                int kind = random.nextInt(20);
                int sources = kind == 0 ? 2 : kind == 1 ? 0 : 1;
                int targets = kind == 2 ? 2 : kind == 3 ? 0 : 1;
                truth.add(List.of(sources, targets));
                int letters = 20 + random.nextInt(400);
                var number = random.nextInt(3) == 0 ? " " + random.nextInt(70) : "";
                add(source, letters, sources, number);
                add(target, (int) (letters * (1.05 + random.nextDouble() * 0.2)), targets, number);
            }
        }

        private static void add(List<Passage> text, int letters, int passages, String number) {
            for (int i = 0; i < passages; i++) {
                text.add(new Passage(
                        new BlockId("b" + text.size()), "x".repeat(letters / passages) + (i == 0 ? number : "")));
            }
        }

        /** How many of its rows are found. */
        double recall() {
            var found = new ArrayList<List<Integer>>();
            int s = 0;
            int t = 0;
            for (var row : Alignment.of(source, target).rows()) {
                found.add(List.of(
                        s, t, s += row.source().size(), t += row.target().size()));
            }
            int hits = 0;
            s = t = 0;
            for (var row : truth) {
                hits += found.contains(List.of(s, t, s += row.getFirst(), t += row.getLast())) ? 1 : 0;
            }
            return (double) hits / truth.size();
        }
    }

    @Test
    void nineOfTenRowsAreFoundWhereOneInFiveIsNotOneToOne() {
        var random = new Random(RandomSeed.of(LengthAlignmentTests.class));
        var recall = Stream.generate(() -> new Translation(random, 200).recall())
                .limit(40)
                .mapToDouble(each -> each)
                .average()
                .orElseThrow();
        assertThat(recall).isGreaterThan(0.9);
    }

    @Test
    void aTextWithoutMeasureIsAlignedNearTheDiagonal() {
        var long1 =
                passages(IntStream.range(0, 20_000).mapToObj(i -> "word " + i).toList());
        assertThat(Alignment.of(long1, long1.subList(0, 9_000)).source()).isEqualTo(long1);
        assertThat(Alignment.of(long1.subList(0, 3), long1).target()).isEqualTo(long1);
    }
}
