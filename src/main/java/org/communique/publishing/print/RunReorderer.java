package org.communique.publishing.print;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;

/** Puts a run from the right into the order that it is drawn in, with the numbers in it from the left. */
final class RunReorderer extends ICUBidiReorderer {

    @Override
    public String reorderRTLTextToLTR(String text) {
        return new Bidi(text, Bidi.RTL).writeReordered(Bidi.DO_MIRRORING);
    }

    @Override
    public String shapeText(String text) {
        return ArabicForms.of(text);
    }
}
