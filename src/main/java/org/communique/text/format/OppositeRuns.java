package org.communique.text.format;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.Direction;
import org.communique.text.unicode.DirectionalRuns;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph divided so that words of the other direction, such as an English phrase with a link in an Arabic sentence, are
 * together. The typesetter would show the differently styled parts of the phrase in the paragraph's order.
 */
final class OppositeRuns {

    private final Direction base;
    private final List<Group> groups = new ArrayList<>();

    /** @param opposite the direction of its words if it is not the paragraph's */
    record Group(List<Inline> content, @Nullable Direction opposite) {}

    private OppositeRuns(Direction base) {
        this.base = base;
    }

    static List<Group> of(List<Inline> content, @Nullable Direction direction) {
        var base = direction == null ? Direction.LEFT_TO_RIGHT : direction;
        var runs = DirectionalRuns.of(PlainText.of(content), base);
        if (runs.size() < 2) {
            return List.of(new Group(content, null));
        }
        var divided = new OppositeRuns(base);
        int start = 0;
        int next = 0;
        for (var inline : content) {
            int end = start + PlainText.of(List.of(inline)).length();
            if (!(inline instanceof Text(var text, var marks))) {
                divided.groups.add(new Group(List.of(inline), null));
                start = end;
                continue;
            }
            while (next < runs.size() && runs.get(next).end() <= start) {
                next++;
            }
            for (int i = next; i < runs.size() && runs.get(i).start() < end; i++) {
                var run = runs.get(i);
                var piece = text.substring(Math.max(run.start(), start) - start, Math.min(run.end(), end) - start);
                divided.add(new Text(piece, marks), run.direction(), run.start() < start);
            }
            start = end;
        }
        return divided.groups;
    }

    private void add(Text piece, Direction direction, boolean goesOn) {
        if (goesOn && !groups.isEmpty() && groups.getLast().opposite() == direction) {
            groups.getLast().content().add(piece);
        } else {
            groups.add(new Group(new ArrayList<>(List.of(piece)), direction == base ? null : direction));
        }
    }
}
