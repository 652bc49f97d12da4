package org.communique.file.office;

import org.communique.text.markdown.ImportLoss;

/** The words of indexes, which are not read. One of many paragraphs is listed once. */
final class DocxIndexWords {

    private final LossCollector lossCollector;
    private final StringBuilder ofParagraph = new StringBuilder();

    /** Whether an index went on where the last paragraph ended. */
    private boolean goesOn;

    DocxIndexWords(LossCollector lossCollector) {
        this.lossCollector = lossCollector;
    }

    void add(String text) {
        ofParagraph.append(text);
    }

    void endParagraph(boolean inIndex) {
        if (!ofParagraph.isEmpty()) {
            if (goesOn) {
                lossCollector.alsoLeaveOut(ofParagraph.toString());
            } else {
                lossCollector.leaveOut(ImportLoss.Kind.INDEX, ofParagraph.toString());
            }
            ofParagraph.setLength(0);
        }
        goesOn = inIndex;
    }
}
