package org.communique.coalition.directory;

import com.ibm.icu.text.IDNA;
import java.util.regex.Pattern;
import org.communique.text.unicode.Normalisation;

/**
 * Finds web and mail addresses in names that go into mails, where mail programs turn them into links. Organisations are named
 * change.org or Women@Work, and people Ramasamy a/l Perumal: a domain, an at sign or a slash alone is part of a name.
 */
public final class AddressDetector {

    private static final Pattern ADDRESS = Pattern.compile(
            "://|\\bwww\\.|[^\\s@]@[^\\s@]+\\.[^\\s@]|[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}][^\\s/]*/",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** No one's name, unlike an organisation's, is a domain. Initials are shorter. */
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]{3,}\\.\\p{L}{2,}");

    /** A longer name is refused for its length, and looking through it would take the square of that. */
    private static final int LONGEST = 300;

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);

    private AddressDetector() {}

    public static boolean isIn(String name) {
        return name.length() <= LONGEST
                && ADDRESS.matcher(asBrowsersReadIt(name)).find();
    }

    /** Browsers and mail programs map ideographic full stops, fullwidth letters and the like before they look a name up (UTS #46). */
    public static String asBrowsersReadIt(String name) {
        return UTS46.nameToUnicode(Normalisation.nfkc(name), new StringBuilder(), new IDNA.Info())
                .toString();
    }

    /** As {@link #isIn}, and also domains. */
    public static boolean isInPersonsName(String name) {
        return isIn(name)
                || name.length() <= LONGEST
                        && DOMAIN.matcher(asBrowsersReadIt(name)).find();
    }
}
