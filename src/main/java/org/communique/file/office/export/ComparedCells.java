package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;

/** Two texts side by side, a passage a row. */
final class ComparedCells {

    private int oldNotes;
    private int newNotes;

    private ComparedCells() {}

    static List<List<List<Run>>> rows(Comparison comparison) {
        var cells = new ComparedCells();
        return comparison.passages().stream()
                .map(passage -> List.of(cells.old(passage), cells.now(passage)))
                .toList();
    }

    private List<Run> old(Passage passage) {
        var cell = new ArrayList<Run>();
        if (passage.fate() != Fate.INSERTED && passage.fate() != Fate.MOVED_HERE) {
            begin(passage, cell);
            for (var run : passage.runs()) {
                if (run.change() != Change.INSERTED) {
                    var inline = run.before() instanceof Inline before ? before : run.inline();
                    var shown = inline instanceof Footnote ? reference(++oldNotes) : inline;
                    cell.add(run(run.change(), shown, passage));
                }
            }
        }
        return cell;
    }

    private List<Run> now(Passage passage) {
        var cell = new ArrayList<Run>();
        if (passage.fate() != Fate.DELETED && passage.fate() != Fate.MOVED_AWAY) {
            begin(passage, cell);
            for (var run : passage.runs()) {
                if (run.change() != Change.DELETED) {
                    var shown = run.inline() instanceof Footnote ? reference(++newNotes) : run.inline();
                    cell.add(run(run.change(), shown, passage));
                }
            }
        }
        return cell;
    }

    private static void begin(Passage passage, List<Run> cell) {
        var shape = passage.shape();
        var sign = switch (shape.kind()) {
            case FOOTNOTE -> "[" + shape.marker() + "] ";
            case RULE -> "⁂";
            case PARAGRAPH, HEADING, ITEM, ROW -> shape.marker().isEmpty() ? "" : shape.marker() + " ";
        };
        if (!sign.isEmpty()) {
            cell.add(new Run(Change.KEPT, Text.plain(sign), null));
        }
    }

    private static Inline reference(int note) {
        return Text.plain("[" + note + "]");
    }

    private static Run run(Change change, Inline shown, Passage passage) {
        boolean bold = passage.shape().kind() == Kind.HEADING;
        return new Run(
                change,
                bold && shown instanceof Text(var text, var marks) && marks.isEmpty()
                        ? new Text(text, Set.of(new Bold()))
                        : shown,
                null);
    }
}
