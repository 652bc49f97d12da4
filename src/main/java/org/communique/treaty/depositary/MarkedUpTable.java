package org.communique.treaty.depositary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.work.Budget;
import org.springframework.web.util.HtmlUtils;

/**
 * Cells of the depositary's XML ({@code row}, {@code entry}) and of its page ({@code tr}, {@code td}). Footnote marks, which stand in
 * {@code sup} or {@code superscript}, are left out. One pass over the text; a table without its end is no table.
 */
final class MarkedUpTable {

    private static final Set<String> ROWS = Set.of("tr", "row");
    private static final Set<String> CELLS = Set.of("td", "th", "entry", "cell");
    private static final Set<String> MARKS = Set.of("sup", "superscript", "footnote", "script", "style");

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean inCell;
    private int marks;
    private int tables;

    private MarkedUpTable() {}

    /** Empty if it is broken. */
    static List<List<String>> read(String text) {
        var table = new MarkedUpTable();
        return table.parse(text) ? table.rows : List.of();
    }

    private boolean parse(String text) {
        int at = 0;
        while (at < text.length()) {
            Budget.check();
            int open = text.indexOf('<', at);
            if (open < 0) {
                break;
            }
            take(text.substring(at, open));
            if (text.startsWith("<!--", open)) {
                int end = text.indexOf("-->", open);
                if (end < 0) {
                    return false;
                }
                at = end + 3;
                continue;
            }
            int close = text.indexOf('>', open);
            if (close < 0 || rows.size() > StatusTable.MOST_ROWS) {
                return close >= 0;
            }
            tag(text.substring(open + 1, close));
            at = close + 1;
        }
        return tables == 0 && !inCell && row.isEmpty();
    }

    private void take(String words) {
        if (inCell && marks == 0) {
            cell.append(words);
        }
    }

    private void tag(String tag) {
        boolean ends = tag.startsWith("/");
        boolean empty = tag.endsWith("/");
        var name = name(ends ? tag.substring(1) : tag);
        if (name.equals("table")) {
            tables += ends ? -1 : 1;
        } else if (MARKS.contains(name) && !empty) {
            marks = Math.max(0, marks + (ends ? -1 : 1));
        } else if (CELLS.contains(name)) {
            endCell();
            inCell = !ends && !empty;
            if (empty) {
                row.add("");
            }
        } else if (ROWS.contains(name)) {
            endCell();
            if (!row.isEmpty()) {
                rows.add(row);
                row = new ArrayList<>();
            }
        } else {
            take(" ");
        }
    }

    private void endCell() {
        if (inCell) {
            row.add(HtmlUtils.htmlUnescape(cell.toString())
                    .replace('\u00a0', ' ')
                    .strip()
                    .replaceAll("\\s+", " "));
            inCell = false;
            marks = 0;
        }
        cell.setLength(0);
    }

    /** Without attributes, and without the prefix of a namespace. */
    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && (Character.isLetterOrDigit(tag.charAt(end)) || tag.charAt(end) == ':')) {
            end++;
        }
        var name = tag.substring(0, end).toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf(':') + 1);
    }
}
