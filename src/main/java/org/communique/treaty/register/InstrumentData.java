package org.communique.treaty.register;

import java.util.List;
import org.communique.text.unicode.LinkAddress;
import org.communique.text.unicode.ShortText;

/**
 * @param aliases other names that texts give it
 * @param source  a link, or empty
 */
public record InstrumentData(String name, String shortName, String reference, List<String> aliases, String source) {

    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_SHORT_NAME = 80;
    private static final int MOST_ALIASES = 30;

    /** @throws org.communique.text.unicode.ShortTextException if a text cannot be kept */
    InstrumentData cleaned() {
        return new InstrumentData(
                ShortText.checkedLine(name, LONGEST_NAME),
                ShortText.checkedLine(shortName, LONGEST_SHORT_NAME),
                ShortText.optionalLine(reference, LONGEST_SHORT_NAME),
                aliases.stream()
                        .limit(MOST_ALIASES)
                        .map(alias -> ShortText.optionalLine(alias, LONGEST_NAME))
                        .filter(alias -> !alias.isEmpty())
                        .distinct()
                        .toList(),
                LinkAddress.of(source).orElse(""));
    }
}
