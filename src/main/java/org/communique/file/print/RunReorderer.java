package org.communique.file.print;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.util.List;

/**
 * Puts a run from the right into the order that it is drawn in, with the numbers in it from the left, and equivalents in place of what no
 * font has.
 */
final class RunReorderer extends ICUBidiReorderer {

    private final List<SystemFont> systemFonts;

    RunReorderer(List<SystemFont> systemFonts) {
        this.systemFonts = systemFonts;
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return new Bidi(text, Bidi.RTL).writeReordered(Bidi.DO_MIRRORING);
    }

    @Override
    public String shapeText(String text) {
        return ArabicForms.of(text);
    }

    /** The typesetter asks for it where a font lacks a character, before it looks at the next font. */
    @Override
    public String deshapeText(String text) {
        int character = text.codePointAt(0);
        return systemFonts.stream().anyMatch(font -> font.has(character))
                ? text
                : FontCoverage.equivalent(character).orElse(text);
    }
}
