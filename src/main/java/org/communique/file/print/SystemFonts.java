package org.communique.file.print;

import com.ibm.icu.util.ULocale;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.util.autodetect.FontFileFinder;

/** The fonts of a machine for East Asian scripts, which are too large to come with this program. */
final class SystemFonts {

    private static final int NONE = -1;
    private static final int JAPANESE = 17;
    private static final int SIMPLIFIED_CHINESE = 18;
    private static final int KOREAN = 19;
    private static final int TRADITIONAL_CHINESE = 20;

    private static final int REGULAR = 400;

    private final List<SystemFont> fonts;

    private SystemFonts(List<SystemFont> fonts) {
        this.fonts = fonts;
    }

    /** Looked for once, when a text first needs them. */
    private static final class OfThisMachine {
        private static final SystemFonts FONTS = in(new FontFileFinder()
                .find().stream().filter(file -> "file".equals(file.getScheme())).map(File::new));
    }

    static SystemFonts ofThisMachine() {
        return OfThisMachine.FONTS;
    }

    static SystemFonts in(Stream<File> files) {
        return new SystemFonts(files.filter(file -> file.getName().matches("(?i).*\\.tt[fc]"))
                .flatMap(file -> SystemFont.read(file).stream())
                .toList());
    }

    boolean have(int character) {
        return fonts.stream().anyMatch(font -> font.has(character));
    }

    /**
     * Few that have as many of the characters as possible. The same Han character looks different in each country, so those made
     * for the language come first.
     */
    List<SystemFont> covering(Collection<Integer> characters, String language) {
        int codePage = codePage(language);
        var chosen = new ArrayList<SystemFont>();
        var missing = new HashSet<>(characters);
        while (true) {
            var next = fonts.stream()
                    .filter(font -> missing.stream().anyMatch(font::has))
                    .min(Comparator.<SystemFont>comparingInt(font -> codePage != NONE && font.isFor(codePage) ? 0 : 1)
                            .thenComparingLong(
                                    font -> -missing.stream().filter(font::has).count())
                            .thenComparingInt(font -> Math.abs(font.weight() - REGULAR))
                            .thenComparing(SystemFont::file));
            if (next.isEmpty()) {
                return chosen;
            }
            chosen.add(next.get());
            missing.removeIf(next.get()::has);
        }
    }

    private static int codePage(String tag) {
        var locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
        return switch (locale.getScript()) {
            case "Jpan" -> JAPANESE;
            case "Kore" -> KOREAN;
            case "Hans" -> SIMPLIFIED_CHINESE;
            case "Hant" -> TRADITIONAL_CHINESE;
            default -> NONE;
        };
    }
}
