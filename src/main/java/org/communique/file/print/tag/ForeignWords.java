package org.communique.file.print.tag;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Gives a language to what has none of the letters of its own, such as an Arabic name in an English list, so that a voice reads it that
 * knows these letters. Nobody said which language it is; it is the one that most texts in them are in.
 */
final class ForeignWords {

    private final String language;
    private final List<Element> elements;
    private final Map<Node, BitSet> scripts = new IdentityHashMap<>();

    /**
     * @param language of the page
     * @param elements of it, in their order
     */
    ForeignWords(String language, List<Element> elements) {
        this.language = language;
        this.elements = elements;
    }

    void tag() {
        for (var element : elements.reversed()) {
            var own = scripts.computeIfAbsent(element, _ -> new BitSet());
            for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node.getNodeType() == Node.TEXT_NODE) {
                    addLetters(node.getNodeValue(), own);
                }
            }
            if (!element.hasAttribute("lang")) {
                scripts.computeIfAbsent(element.getParentNode(), _ -> new BitSet())
                        .or(own);
            }
        }
        Map<Node, String> languages = new IdentityHashMap<>();
        for (var element : elements) {
            var around = languages.getOrDefault(element.getParentNode(), language);
            if (!element.hasAttribute("lang") && !around.isEmpty()) {
                other(around, scripts.getOrDefault(element, new BitSet()))
                        .ifPresent(other -> element.setAttribute("lang", other));
            }
            languages.put(element, element.hasAttribute("lang") ? element.getAttribute("lang") : around);
        }
    }

    private static void addLetters(String text, BitSet scripts) {
        text.codePoints()
                .filter(UCharacter::isLetter)
                .map(UScript::getScript)
                .filter(script -> script > UScript.INHERITED)
                .forEach(scripts::set);
    }

    /** Empty if the letters may be of the language, or of several others. */
    private static Optional<String> other(String language, BitSet scripts) {
        int[] usual = UScript.getCode(ULocale.forLanguageTag(language));
        if (scripts.isEmpty() || usual == null) {
            return Optional.empty();
        }
        for (int script : usual) {
            if (scripts.get(script)) {
                return Optional.empty();
            }
        }
        var others = scripts.stream()
                .mapToObj(script -> ULocale.addLikelySubtags(new ULocale("und_" + UScript.getShortName(script)))
                        .getLanguage())
                .distinct()
                .toList();
        // Japanese has Chinese letters among its own.
        if (others.size() == 2 && others.contains("ja") && others.contains("zh")) {
            return Optional.of("ja");
        }
        return others.size() == 1 && !others.getFirst().equals("und")
                ? Optional.of(others.getFirst())
                : Optional.empty();
    }
}
