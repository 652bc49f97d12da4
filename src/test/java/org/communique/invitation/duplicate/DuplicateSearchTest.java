package org.communique.invitation.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.duplicate.DuplicateCandidate.Similarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateSearchTest {

    @ParameterizedTest
    @CsvSource({
        "Réseau sahélien, reseau  SAHELIEN, NAME",
        "Access Now, Ассеss Nоw, LOOK_ALIKE",
        "Digital Rights Network, Red de Derechos Digitales, MEANING",
        "Network for Digital Rights, Digital Rights Network, MEANING",
        "Réseau des droits numériques, Digital Rights Network, MEANING",
        "Association for Progressive Communications, APC, ACRONYM",
        "Ｄｉｇｉｔａｌ Rights, Digital Rights, NAME",
        "Открытая сеть, Otkrytaa set', MEANING"
    })
    void findsTheSameOrganisationUnderAnotherName(String one, String other, Similarity why) {
        assertThat(likenesses(one, "", other, "")).contains(why);
    }

    @Test
    void findsTheSameOrganisationByItsDomain() {
        assertThat(likenesses("Something New", "example.org", "Something Old", "example.org"))
                .containsExactly(Similarity.DOMAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "Digital Rights Network, Human Rights Network",
        "Lakeside Centre for Digital Rights, Harbour Alliance for Privacy",
        "Vistula Institute, Carpathian Helpline",
        "Youth Forum, Women Forum"
    })
    void leavesOthersApart(String one, String other) {
        assertThat(likenesses(one, "one.example", other, "other.example")).isEmpty();
    }

    @Test
    void findsByKeysWhatComparingWithAllFinds() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var words = List.of(
                "Red", "Digital", "Rights", "Women", "Access", "Open", "Law", "Data", "Réseau", "Форум", "Youth");
        Supplier<String> name = () -> IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(i -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
        var organisations = IntStream.range(0, 60)
                .mapToObj(i ->
                        organisation(name.get(), random.nextBoolean() ? "" : "o" + random.nextInt(30) + ".example"))
                .toList();
        var search = new DuplicateSearch(organisations, NameKeys::of);

        for (int i = 0; i < 300; i++) {
            var one = NameKeys.of(name.get(), name.get(), "o" + random.nextInt(40) + ".example");
            var compared = organisations.stream()
                    .map(other -> new DuplicateCandidate(other, DuplicateCandidate.likenesses(one, NameKeys.of(other))))
                    .filter(duplicateCandidate ->
                            !duplicateCandidate.likenesses().isEmpty())
                    .sorted(Comparator.comparingInt(DuplicateCandidate::rank))
                    .limit(DuplicateSearch.MOST)
                    .toList();
            assertThat(search.of(one)).as("seed %d", seed).isEqualTo(compared);
        }
    }

    @Test
    void findsWhoIsInACallTwiceAmongThousandsOfLikeNames() {
        var organisations = new ArrayList<Organisation>();
        for (int i = 1_000; i < 4_000; i++) {
            organisations.add(organisation("Organisation for rights online no. " + i, "o" + i + ".example"));
        }
        organisations.add(organisation("Réseau des droits numériques", ""));
        organisations.add(organisation("Digital Rights Network", "drn.example"));
        organisations.add(organisation("Lakeside Centre", "www.drn.example"));

        assertThat(DuplicatePair.among(organisations, NameKeys::of))
                .extracting(
                        duplicatePair -> duplicatePair.one().officialName(),
                        duplicatePair -> duplicatePair.other().officialName(),
                        DuplicatePair::likenesses)
                .containsExactly(
                        tuple("Réseau des droits numériques", "Digital Rights Network", Set.of(Similarity.MEANING)),
                        tuple("Digital Rights Network", "Lakeside Centre", Set.of(Similarity.DOMAIN)));
    }

    private static Set<Similarity> likenesses(String one, String oneDomain, String other, String otherDomain) {
        var known = organisation(other, otherDomain);
        var wanted = new OrganisationData(one, one, "KE", Region.AFRICA, ConsultativeStatus.NONE, oneDomain);
        return new DuplicateSearch(List.of(known), NameKeys::of)
                .of(NameKeys.of(wanted)).stream()
                        .findFirst()
                        .map(DuplicateCandidate::likenesses)
                        .orElse(Set.of());
    }

    private static Organisation organisation(String name, String domain) {
        return new Organisation(
                OrganisationId.random(),
                name,
                name,
                "KE",
                Region.AFRICA,
                ConsultativeStatus.NONE,
                domain,
                name,
                true,
                0);
    }
}
