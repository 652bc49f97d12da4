package org.communique.file.print;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.util.List;
import org.communique.text.unicode.Direction;
import org.communique.text.unicode.DirectionalRuns;

/**
 * The runs of a paragraph, which the typesetter puts side by side in the order of the text, and breaks lines between. So numbers are
 * no runs of their own.
 */
final class RunSplitter implements BidiSplitter {

    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte baseDirection) {
        var base = baseDirection == RTL ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT;
        runs = DirectionalRuns.of(paragraph, base).stream()
                .map(run -> new BidiTextRun(
                        run.start(), run.end() - run.start(), run.direction().isRightToLeft() ? RTL : LTR))
                .toList();
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    /** In the order of the text; nobody asks for another. */
    @Override
    public BidiTextRun getVisualRun(int index) {
        return runs.get(index);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return Bidi.getBaseDirection(paragraph);
    }
}
