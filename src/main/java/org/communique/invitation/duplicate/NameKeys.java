package org.communique.invitation.duplicate;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.member.OrganisationData;
import org.communique.text.unicode.Normalisation;

/**
 * What of an organisation's names is compared with another's.
 *
 * @param folded   the names without case, accents, punctuation and compatibility forms
 * @param skeleton the names as they look, whatever script their letters are of (UTS #39 §4)
 * @param acronyms the names' initials, and those names that look like initials
 * @param ideas    the words of the official name that matter, in one language as far as the glossary goes
 */
public record NameKeys(
        Set<String> folded, Set<String> skeleton, Set<String> acronyms, Set<String> ideas, String domain) {

    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final int SHORTEST_ACRONYM = 3;
    private static final int LONGEST_ACRONYM = 8;

    private static final Set<String> FILLERS = new HashSet<>(Arrays.asList(
            "the of for and in on a an de des du la le les et pour d l el los las y para por del e da do dos das der die fur und al wa i v na za"
                    .split(" ")));

    /** Words that names of organisations are made of, in the six languages of the United Nations and some more. */
    private static final Map<String, String> GLOSSARY = glossary("""
        network: reseau red rede netzwerk rete set shabaka shbkt wangluo
        rights: right droits droit derechos derecho direitos rechte diritti prava pravo huquq hqwq
        human: humains humain humanos humano menschen umani umanos menschenrechte ansan insan
        digital: digitaux digitales numerique numeriques digitais digitale tsifrovye tsifrovoj raqmi rqmy
        association: asociacion associacao verein verband assotsiatsiya jamiya jmyt
        foundation: fondation fundacion fundacao stiftung fondazione fond muassasa mwsst
        centre: center centro zentrum tsentr markaz mrkz
        institute: institut instituto istituto mhd mahad
        internet: web
        freedom: liberte libertad liberdade freiheit liberta svoboda svobody hurriya hryt liberties libertes libertades
        defence: defense defensa defesa verteidigung zashchita zashchity difaa
        women: womens femmes mujeres mulheres frauen donne zhenshchin nisa
        journalists: journalistes periodistas jornalistas journalisten zhurnalistov
        privacy: privee privacidad privacidade datenschutz privatsphare
        data: donnees datos dados daten
        youth: jeunes jeunesse jovenes juventud juventude jugend molodezh shabab
        alliance: alianza alianca allianz alyans
        coalition: coalicao koalition koalitsiya
        forum: foro forums
        union: unio syndicat sindicato
        society: societe sociedad sociedade gesellschaft obshchestvo
        civil: civile civica
        justice: justicia justica gerechtigkeit
        international: internationale internacional mezhdunarodnyj
        global: mondial mundial weltweit
        africa: afrique african africain africaine africano africana afrika ifriqiya afryqya
        europe: european europeen europeenne europea europeo europaisch evropa
        law: loi ley lei recht
        observatory: observatoire observatorio beobachtungsstelle
        """);

    static NameKeys of(OrganisationData data) {
        return of(data.officialName(), data.displayName(), data.domain());
    }

    static NameKeys of(Organisation organisation) {
        return of(organisation.officialName(), organisation.displayName(), organisation.domain());
    }

    static NameKeys of(String officialName, String displayName, String domain) {
        var names = List.of(officialName, displayName);
        return new NameKeys(
                names.stream().map(NameKeys::fold).collect(Collectors.toSet()),
                names.stream().map(NameKeys::skeletonOf).collect(Collectors.toSet()),
                names.stream().flatMap(NameKeys::acronymsOf).collect(Collectors.toSet()),
                ideasOf(officialName),
                domain.replaceFirst("^www\\.", ""));
    }

    private static String fold(String name) {
        return Normalisation.nfkd(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String skeletonOf(String name) {
        return fold(LOOKS.getSkeleton(fold(name)));
    }

    private static Stream<String> acronymsOf(String name) {
        var initials = Arrays.stream(fold(name).split(" "))
                .filter(word -> !word.isEmpty() && !FILLERS.contains(word))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        var written = Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_ACRONYM
                        && word.equals(word.toUpperCase(Locale.ROOT))
                        && !word.equals(word.toLowerCase(Locale.ROOT)))
                .map(word -> word.toLowerCase(Locale.ROOT));
        return Stream.concat(Stream.of(initials), written)
                .filter(one -> one.length() >= SHORTEST_ACRONYM && one.length() <= LONGEST_ACRONYM);
    }

    private static Set<String> ideasOf(String name) {
        return Arrays.stream(LATIN.transliterate(name).split("[^a-z0-9]+"))
                .filter(word -> word.length() > 1 && !FILLERS.contains(word))
                .map(word -> GLOSSARY.getOrDefault(word, word))
                .collect(Collectors.toSet());
    }

    /** How much of the ideas of two names is common to both, from 0 to 1. */
    double nearness(NameKeys other) {
        if (ideas.size() < 2 || other.ideas.size() < 2) {
            return 0;
        }
        var common = new HashSet<>(ideas);
        common.retainAll(other.ideas);
        return (double) common.size() / (ideas.size() + other.ideas.size() - common.size());
    }

    private static Map<String, String> glossary(String lines) {
        return lines.lines()
                .map(line -> line.split(": "))
                .flatMap(entry -> Arrays.stream(entry[1].split(" ")).map(word -> Map.entry(word, entry[0])))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
